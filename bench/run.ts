import { availableParallelism, cpus } from 'node:os';
import { readConfig } from '../src/config.ts';
import { openLibrary } from '../src/library.ts';
import type { Library } from '../src/model/document.ts';
import { benchAnswers } from './answers.ts';
import { benchAsk } from './ask.ts';
import { benchDoors } from './doors.ts';
import { benchMemory } from './memory.ts';
import { benchStart } from './start.ts';

const args = process.argv.slice(2);
const PARTS: Readonly<Record<string, (library: Library) => void | Promise<void>>> = {
  answers: benchAnswers,
  ask: (library) => benchAsk(library, args.includes('--profile')),
  doors: benchDoors,
  start: benchStart,
  memory: benchMemory,
};

const chosen = args.filter((arg) => !arg.startsWith('--'));
const unknown = [
  ...chosen.filter((part) => !Object.hasOwn(PARTS, part)),
  ...args.filter((arg) => arg.startsWith('--') && arg !== '--profile'),
];
const read = readConfig({});
const opened = 'config' in read ? openLibrary(read.config) : read;
if (unknown.length > 0 || 'problems' in opened) {
  const problems = 'problems' in opened ? opened.problems : [];
  process.stderr.write(
    `${[...problems, `Usage: npm run bench -- [${Object.keys(PARTS).join('|')} ...] [--profile]`].join('\n')}\n`,
  );
  process.exit(1);
}
process.stdout.write(
  `${availableParallelism()} × ${cpus()[0]?.model.trim()}, Node ${process.version}, ${process.platform}\n`,
);
for (const [name, run] of Object.entries(PARTS)) {
  if (chosen.length === 0 || chosen.includes(name)) await run(opened.library);
}
