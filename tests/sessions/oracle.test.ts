import { describe, expect, it } from 'vitest';
import { databases } from '../store/databases.ts';
import { playAlone } from './alone.ts';
import { playMutant } from './mutant.ts';

describe.each(databases)('a class that presses twice, late and in vain, on $name', ({ open }) => {
  it('has the scores that its presses make', async () => {
    const store = await open();
    const { scores, shortest, ...played } = await playAlone(store, 1, { students: 30, questions: 2, seconds: 4 });
    await store.close();
    expect(played).toMatchObject({ missing: 0, wrong: 0, extra: 0, open: 0, questions: 2, doublePosts: 0 });
    expect(scores).toBeGreaterThan(40);
    expect(shortest).toBeGreaterThanOrEqual(1_500);
  });
});

it('has others in a build that does not keep one response of a member and question', async () => {
  expect((await playMutant(1, 16, 1)).extra).toBeGreaterThan(0);
});
