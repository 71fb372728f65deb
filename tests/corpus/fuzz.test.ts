import { expect, it } from 'vitest';
import { expectHarmless, mutants } from './mutants.ts';

it('200 spoiled files stop no other, and nothing is quoted that does not stand in them', () => {
  const all = [...mutants(200, 7)];
  all.forEach(expectHarmless);
  expect(all).toHaveLength(200);
});
