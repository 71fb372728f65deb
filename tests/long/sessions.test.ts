import { expect, it, onTestFinished } from 'vitest';
import { playMutant } from '../sessions/mutant.ts';
import { endure } from '../sessions/replicas.ts';
import { startServer } from '../store/server.ts';

const SIZE = { students: 200, questions: 10, seconds: 5 };
const BATCHES = 10;
const AT_ONCE = 2;

/** The value below which so much of the numbers lies. */
const percentile = (numbers: readonly number[], p: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * p)] ?? Number.NaN;

it(
  'twenty quizzes of 200 students have the scores that their presses make, though bots are killed in mid-question',
  {
    timeout: 3_600_000,
  },
  async () => {
    const server = await startServer({ durable: true });
    onTestFinished(server.remove);
    const batches = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const seeds = Array.from({ length: AT_ONCE }, (_, i) => 1 + batch * AT_ONCE + i);
      // In some the next question follows by itself.
      const pace = batch < 2 ? 'auto' : 'host';
      const endured = await endure(server.url, seeds, { ...SIZE, settings: { pace } });
      batches.push(endured);
      const slow = endured.lines.filter((line) => line.includes('slow')).length;
      for (const { waits, ...run } of endured.runs)
        process.stdout.write(`${JSON.stringify({ ...run, p99: Math.round(percentile(waits, 0.99)) })}\n`);
      process.stdout.write(`${endured.kills} kills, ${endured.lines.length} warnings, ${slow} of a slow store\n`);
    }
    const runs = batches.flatMap((each) => each.runs);
    const waits = runs.flatMap((each) => each.waits);
    const sum = (of: (run: (typeof runs)[number]) => number): number => runs.reduce((all, run) => all + of(run), 0);
    const counted = {
      runs: runs.length,
      questions: sum(({ questions }) => questions),
      missing: sum(({ missing }) => missing),
      wrong: sum(({ wrong }) => wrong),
      extra: sum(({ extra }) => extra),
      away: sum(({ away }) => away),
      doublePosts: sum(({ doublePosts }) => doublePosts),
      problems: batches.flatMap(({ problems }) => problems),
    };
    const shortest = Math.min(...runs.map((run) => run.shortest));
    const figures = {
      ...counted,
      scores: sum(({ scores }) => scores),
      presses: sum(({ presses }) => presses),
      either: sum(({ open }) => open),
      kills: batches.reduce((all, { kills }) => all + kills, 0),
      shortest,
      p50: Math.round(percentile(waits, 0.5)),
      p99: Math.round(percentile(waits, 0.99)),
    };
    process.stdout.write(`all: ${JSON.stringify(figures)}\n`);
    const none = { missing: 0, wrong: 0, extra: 0, away: 0, doublePosts: 0, problems: [] };
    expect(counted).toEqual({ runs: 20, questions: 200, ...none });
    expect(shortest).toBeGreaterThanOrEqual(1_500);
    expect(figures.p99).toBeLessThan(1_000);
  },
);

it('a build that does not keep one response of a member and question has scores beyond those of the presses', async () => {
  const { scores, extra } = await playMutant(7, 100, 3);
  process.stdout.write(`without the key: ${extra} scores beyond ${scores}\n`);
  expect(extra).toBeGreaterThan(0);
});
