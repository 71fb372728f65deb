import { once } from 'node:events';
import { askPlayground, BARE, start, startPlayground } from './child.ts';
import { POSED } from './questions.ts';
import { against, median, printTable } from './table.ts';

const TIMES = 5;

/** From nothing to the first answer of the playground, against loading discord.js and ending. */
export async function benchStart(): Promise<void> {
  // The page is built, and both are in the file cache, before anything is timed.
  await timeOurs();
  await timeBare();
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let i = 0; i < TIMES; i++) {
    ours.push(await timeOurs());
    bare.push(await timeBare());
  }
  const ms = (times: readonly number[]): string[] =>
    [median(times), Math.min(...times), Math.max(...times)].map((time) => `${time.toFixed(0)} ms`);
  printTable(`start (${TIMES} times each, in turn)`, [
    ['', 'median', 'fastest', 'slowest', 'ratio (aim)'],
    ['attache to its first answer', ...ms(ours), against(median(ours) / median(bare), 'at most 2')],
    ['node -e "import(\'discord.js\')"', ...ms(bare), ''],
  ]);
}

async function timeOurs(): Promise<number> {
  const from = performance.now();
  const playground = await startPlayground();
  await askPlayground(playground.address, POSED[0]!.question);
  const took = performance.now() - from;
  await playground.end();
  return took;
}

async function timeBare(): Promise<number> {
  const from = performance.now();
  await once(start(BARE).process, 'exit');
  return performance.now() - from;
}
