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
  const p50 = [...all.values()].map(({ load }) => load!.named[0]);
  process.stdout.write(
    `\nnamed questions: p50 at the last size by that at the first: ${(p50.at(-1)! / p50[0]!).toFixed(1)}\n`,
  );
}

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
  const rows = Object.entries(figures).map(([way, { start, rss, heap, first, named, unnamed, block, slice }]) => [
    WAYS[way as Way],
    `${(start / 1000).toFixed(1)} s`,
    `${rss.toFixed(0)} / ${heap.toFixed(0)} MiB`,
    ...[first, ...named, ...unnamed, block, slice].map(ms),
  ]);
  printTable(`growth: ${size} sections`, [
    [
      '',
      'ready',
      'rss / heap',
      'first p50',
      'named p50',
      'p99',
      'unnamed p50',
      'p99',
      'longest block',
      'block of a load',
    ],
    ...rows,
  ]);
  const { build, load, plain, fts } = figures as Record<Way, Figures>;
  const ratios = [
    ['built by loaded (aim: at least 8)', build.start / load.start],
    ['named p50 by MiniSearch with defaults (aim: at most 0.01)', load.named[0] / plain.named[0]],
    ['unnamed p99 by FTS5 (aim: at most 1)', load.unnamed[1] / fts.unnamed[1]],
  ] as const;
  for (const [what, ratio] of ratios) process.stdout.write(`  ${what}: ${ratio.toFixed(3)}\n`);
}
