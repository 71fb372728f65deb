import { fileURLToPath } from 'node:url';
import * as surface from '../commands/index.ts';
import { createBot, type Bot } from '../src/bot.ts';
import { loadLibrary } from '../src/corpus/load.ts';
import type { Log } from '../src/model/log.ts';
import type { Metrics } from '../src/model/metrics.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock on which every look is ten minutes after the last: nobody meets a cooldown, and no question goes on from another. */
function patientClock(): () => number {
  let time = Date.UTC(2026, 0, 15);
  return () => (time += 600_000);
}

/** The whole bot over the shipped corpus, or over other folders. */
export function openBot(
  dirs: readonly string[] = [fileURLToPath(new URL('../corpus', import.meta.url))],
  log: Log = silent,
  metrics?: Metrics,
  now: () => number = patientClock(),
): Bot {
  const { library, problems } = loadLibrary(dirs);
  if (!library) throw new Error(problems.map(({ message }) => message).join('\n'));
  return createBot({
    surface,
    library,
    config: { operatorContact: undefined, privacyUrl: undefined },
    log,
    metrics,
    now,
  });
}
