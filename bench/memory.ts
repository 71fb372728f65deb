import { once } from 'node:events';
import { askPlayground, BARE, start, startPlayground, type Child } from './child.ts';
import { POSED } from './questions.ts';
import { printTable } from './table.ts';

const QUESTIONS = 2000;
/** Has a process say its peak on its way out, without a change to what it runs. */
const SAYS_PEAK = [
  '--import',
  "data:text/javascript,process.on('exit',()=>console.error('peak='+process.resourceUsage().maxRSS))",
];

/** The most memory that the playground ever took while it was asked, against a process that only loads discord.js. */
export async function benchMemory(): Promise<void> {
  const playground = await startPlayground(SAYS_PEAK);
  for (let i = 0; i < QUESTIONS; i++) {
    await askPlayground(playground.address, POSED[i % POSED.length]!.question, i);
  }
  await playground.end();
  const bare = start([...SAYS_PEAK, ...BARE]);
  await once(bare.process, 'exit');
  const [ours, theirs] = [peakOf(playground), peakOf(bare)];
  printTable(`memory (peak resident set; the playground after ${QUESTIONS} questions)`, [
    ['', 'peak', 'ratio'],
    ['attache', `${ours.toFixed(0)} MiB`, (ours / theirs).toFixed(2)],
    ['node -e "import(\'discord.js\')"', `${theirs.toFixed(0)} MiB`, ''],
  ]);
}

const peakOf = ({ errors }: Child): number => Number(/peak=(\d+)/.exec(errors())?.[1]) / 1024;
