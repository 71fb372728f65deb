import { it } from 'vitest';
import { expectHarmless, mutants } from './mutants.ts';

it('200 spoiled files stop no other, and nothing is quoted that does not stand in them', () => {
  for (const mutant of mutants(200, 7)) expectHarmless(mutant);
});
