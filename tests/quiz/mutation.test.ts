import { describe, expect, it } from 'vitest';
import { audit } from '../../src/quiz/audit/audit.ts';
import { openIndex } from '../search/open.ts';
import { PLANTS } from './mutants.ts';
import { failing, goodItems, HARD, tableOf, tallyOf } from './mutation.ts';

const { library } = openIndex();
const good = goodItems(library);

/** How many flaws of a code are planted; the long form plants more. */
const ENOUGH = 8;

describe('the checker of items', () => {
  it('finds nothing hard in good items', () => {
    const flawed = good.map((item) => ({ item, flaws: audit(item, library).filter(({ level }) => level === 'hard') }));
    expect(flawed.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });

  it('has a way to plant each hard flaw', () => {
    expect(Object.keys(PLANTS).toSorted()).toEqual(HARD.toSorted());
  });

  it('catches at least 95 of 100 flaws of each hard code', () => {
    const tallies = HARD.map((code) => tallyOf(code, good, library, ENOUGH));
    console.log(tableOf(tallies));
    expect(failing(tallies)).toEqual([]);
  });
});
