import { availableParallelism, cpus } from 'node:os';
import { readConfig } from '../src/config.ts';
import { openLibrary } from '../src/library.ts';
import type { Library } from '../src/model/document.ts';
import { benchAnswers } from './answers.ts';
import { benchAsk } from './ask.ts';
import { benchDoors } from './doors.ts';
import { benchGateway } from './gateway.ts';
import { benchGrowth } from './growth.ts';
import { benchMemory, benchStart } from './start.ts';
import { benchPictures } from './pictures.ts';
import { benchQuiz } from './quiz.ts';
import { benchStore } from './store.ts';

const args = process.argv.slice(2);
const sizes = args.filter((arg) => /^\d{3,6}$/.test(arg)).map(Number);
const chosen = args.filter((arg) => arg !== '--profile' && !sizes.includes(Number(arg)));
const PARTS: Readonly<Record<string, (library: Library) => void | Promise<void>>> = {
  answers: benchAnswers,
  ask: (library) => benchAsk(library, args.includes('--profile')),
  doors: async () => {
    await benchDoors();
    await benchGateway();
  },
  start: benchStart,
  memory: benchMemory,
  store: benchStore,
  quiz: benchQuiz,
  pictures: benchPictures,
  growth: () => benchGrowth(sizes),
};

function stop(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

if (chosen.some((part) => !Object.hasOwn(PARTS, part)))
  stop([`Usage: npm run bench -- [${Object.keys(PARTS).join(' | ')}] [--profile] [SECTIONS ...]`]);
const read = readConfig({});
const opened = 'config' in read ? openLibrary(read.config) : read;
if ('problems' in opened) stop(opened.problems);
const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim()}`;
process.stdout.write(`${machine}, Node ${process.version}, ${process.platform}\n`);
// Growth takes minutes: only when it is asked for.
for (const [name, run] of Object.entries(PARTS))
  if (chosen.length === 0 ? name !== 'growth' : chosen.includes(name)) await run(opened.library);
