import { expect, it } from 'vitest';
import { fuzzSignedRequests } from '../transport/fuzz.ts';

/** How many requests; a fresh seed each time, printed so that a failure can be repeated. */
const count = Number(process.env['LONG']) || 10_000;
const seed = Date.now() % 2 ** 31;

it(`takes ${count} mutated requests without one wrong answer`, { timeout: 600_000 }, async () => {
  console.log(`seed ${seed}`);
  const { accepted, ...rest } = await fuzzSignedRequests(count, seed);
  expect(rest).toEqual({ sent: count, wrong: [], failed: [] });
  expect(accepted).toBeGreaterThan(0);
});
