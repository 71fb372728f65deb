import { pino } from 'pino';
import type { Log, LogLevel } from './model/log.ts';
import { hideSecretsIn, isSuspect } from './secrets.ts';

/** What takes finished lines, each with its line end. */
interface Sink {
  write(line: string): void;
}

/**
 * A log of one JSON object a line. Lines are written before the call returns, so a crash loses none.
 * @param to where the lines go; the CLI and the playground keep stdout free for results and log to stderr
 * @param secrets texts that may never be written, whatever their shape
 */
export function createLog(options: {
  readonly level: LogLevel;
  readonly to: 'stdout' | 'stderr' | Sink;
  readonly secrets?: readonly string[];
}): Log {
  const { level, to, secrets } = options;
  const sink = typeof to === 'string' ? pino.destination({ dest: to === 'stdout' ? 1 : 2, sync: true }) : to;
  return pino(
    {
      level,
      base: null,
      errorKey: 'error',
      serializers: { error: pino.stdSerializers.errWithCause },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    // The finished line is cleaned, not chosen properties of it: a list of paths misses messages, stacks and addresses.
    {
      write: (line) =>
        sink.write(isSuspect(line, secrets) ? `${JSON.stringify(hideSecretsIn(JSON.parse(line), secrets))}\n` : line),
    },
  );
}
