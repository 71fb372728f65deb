import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figures, Way } from './growing.ts';
import { printTable } from './table.ts';
import { writeWorld } from './world.ts';

const SIZES = [1_000, 10_000, 100_000];
const CHILD = fileURLToPath(new URL('growing.ts', import.meta.url));
const WAYS: Readonly<Record<Way, string>> = {
  build: 'Attaché, built',
  load: 'Attaché, from its snapshot',
  plain: 'MiniSearch, defaults',
  tuned: 'MiniSearch, three changes',
  fts: 'SQLite FTS5',
};

/**
 * What a corpus costs that grows to all pairs of the world: building, loading, memory, named and unnamed questions, beside plain
 * searches over the same sections. Each way is measured in a process of its own, which tells on standard error what it does.
 */
export function benchGrowth(sizes: readonly number[]): void {
  const all = new Map<number, Partial<Record<Way, Figures>>>();
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    const dir = mkdtempSync(join(tmpdir(), 'growth-'));
    try {
      process.stderr.write(`${size} sections: writing\n`);
      writeFileSync(join(dir, 'questions.json'), JSON.stringify(writeWorld(join(dir, 'corpus'), size)));
      const ways = Object.keys(WAYS) as Way[];
      all.set(size, Object.fromEntries(ways.map((way) => [way, measure(way, dir, size)])));
    } finally {
      rmSync(dir, { recursive: true });
    }
    print(size, all.get(size)!);
  }
  const [first, last] = [[...all.values()][0]!.load!.named, [...all.values()].at(-1)!.load!.named];
  process.stdout.write(
    `\nnamed p50 at the last size by that at the first (aim: at most 3): ${ratio(last.cold[0], first.cold[0])} asked for the first time, ${ratio(last.warm![0], first.warm![0])} asked again\n`,
  );
}

const ratio = (a: number, b: number): string => (a / b).toFixed(a < b ? 4 : 1);

function measure(way: Way, dir: string, size: number): Figures {
  process.stderr.write(`${size} sections: ${WAYS[way]}\n`);
  const args = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=8192', CHILD, way, dir];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${WAYS[way]} ended with ${status}`);
  return JSON.parse(stdout) as Figures;
}

function print(size: number, figures: Partial<Record<Way, Figures>>): void {
  const ms = (time: number | undefined): string => (time === undefined ? '' : `${time.toFixed(time < 10 ? 2 : 0)} ms`);
  const both = (times: readonly [number, number] | undefined): string => (times ? times.map(ms).join(' / ') : '');
  const rows = Object.entries(figures).map(([way, { start, rss, heap, first, named, unnamed, block, slice }]) => [
    WAYS[way as Way],
    `${(start / 1000).toFixed(1)} s`,
    `${rss.toFixed(0)} / ${heap.toFixed(0)} MiB`,
    ...[named.cold, named.warm, unnamed.cold, unnamed.warm].map(both),
    ...[first, block, slice].map(ms),
  ]);
  printTable(`growth: ${size} sections; p50 / p99`, [
    [
      '',
      'ready',
      'rss / heap',
      'named',
      'named again',
      'unnamed',
      'unnamed again',
      'very first',
      'longest block',
      'block of a load',
    ],
    ...rows,
  ]);
  const { build, load, plain, fts } = figures as Record<Way, Figures>;
  const ratios = [
    // Small corpora have no snapshot.
    ...(load.slice === undefined ? [] : [['built by loaded (aim: at least 8)', build.start, load.start] as const]),
    ['named p50 by MiniSearch with defaults (aim: at most 0.01)', load.named.cold[0], plain.named.cold[0]],
    ['the same asked again', load.named.warm![0], plain.named.cold[0]],
    ['unnamed p99 by FTS5 (aim: at most 1)', load.unnamed.cold[1], fts.unnamed.cold[1]],
    ['the same asked again', load.unnamed.warm![1], fts.unnamed.cold[1]],
  ] as const;
  for (const [what, ours, theirs] of ratios) process.stdout.write(`  ${what}: ${ratio(ours, theirs)}\n`);
}
