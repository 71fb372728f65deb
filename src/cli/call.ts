import { parseArgs } from 'node:util';
import { aboutFrom } from '../bot.ts';
import type { Call } from '../command.ts';
import { readConfig, type Config } from '../config.ts';
import { formatReport } from '../corpus/load.ts';
import { openLibrary } from '../library.ts';
import { localeFor } from '../locales/index.ts';
import { createIndex } from '../search/index.ts';

const OPTIONS = {
  explain: { type: 'boolean' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  pair: { type: 'string' },
  kind: { type: 'string' },
  seed: { type: 'string' },
  count: { type: 'string' },
  audit: { type: 'boolean' },
  sensitive: { type: 'boolean' },
  guild: { type: 'string' },
  clear: { type: 'boolean' },
  corpus: { type: 'string', multiple: true },
  reason: { type: 'string' },
  write: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
/** The options of a call by their names. */
export type Flags = ReturnType<typeof parse>['values'];

/** Takes a call apart. @throws TypeError for an option that is not known */
export const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** A mistake in how the command was called, or in what it reads: lines for standard error, exit 1. */
export class Failed extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** What somebody else refuses is for the operator to mend: its message without a stack. */
export const orFailed = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: Error) => {
    throw new Failed([error.message]);
  });

/** The settings. @throws Failed with every problem */
export function configured(): Config {
  const read = readConfig();
  if ('problems' in read) throw new Failed(read.problems);
  for (const warning of read.warnings) process.stderr.write(`${warning}\n`);
  return read.config;
}

/** What a command line asks with: the library of the settings, or of `--corpus`. @throws Failed with every problem */
export function openCall({ corpus }: Flags): Call {
  const config = configured();
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const keeping = { dataDir: config.dataDir, write: false, tell };
  const opened = openLibrary({ ...config, ...(corpus && { corpusDirs: corpus }) }, keeping);
  if ('problems' in opened) throw new Failed(opened.problems);
  const refused = opened.files.filter(({ outcome }) => outcome === 'refused').flatMap(formatReport);
  if (refused.length > 0) process.stderr.write(`${refused.join('\n')}\n`);
  return {
    index: createIndex(opened.library, opened.catalogue),
    t: localeFor('en'),
    about: aboutFrom(config),
    today: new Date().toISOString().slice(0, 10),
  };
}
