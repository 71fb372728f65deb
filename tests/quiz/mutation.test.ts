import { describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import { audit, passes, RULES } from '../../src/quiz/audit/audit.ts';
import { proposeItems } from '../../src/quiz/items/index.ts';
import { randomOf } from '../../src/quiz/random.ts';
import { openIndex } from '../search/open.ts';
import { madeOf } from './made.ts';
import { plant, PLANTS } from './mutants.ts';

const { library } = openIndex();
/** Those made by hand, and those that the generator makes and the checker lets pass. */
const good = [
  ...madeOf(library),
  ...proposeItems(library, localeFor('en'), { seed: 1 }).filter((item) => passes(audit(item, library))),
];
const hard = [...new Set(RULES.filter(({ level }) => level === 'hard').map(({ code }) => code))];

/** How many flaws of a code are planted at most. */
const ENOUGH = 25;

interface Tally {
  readonly code: string;
  readonly planted: number;
  readonly caught: number;
  /** What slipped through. */
  readonly missed: readonly string[];
}

function tally(code: string): Tally {
  let planted = 0;
  const missed: string[] = [];
  for (const [at, item] of randomOf('mutation', code).shuffled(good).entries()) {
    if (planted === ENOUGH) break;
    const mutant = plant(code, item, library, randomOf(code, at));
    if (!mutant) continue;
    planted += 1;
    if (audit(mutant.item, mutant.library).some((flaw) => flaw.code === code)) continue;
    missed.push(
      `${code}: ${mutant.item.id} ${mutant.item.stem} ${mutant.item.options.map(({ text }) => text).join(' | ')}`,
    );
  }
  return { code, planted, caught: planted - missed.length, missed };
}

describe('the checker of items', () => {
  it('finds nothing hard in good items', () => {
    const flawed = good.map((item) => ({ item, flaws: audit(item, library).filter(({ level }) => level === 'hard') }));
    expect(flawed.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });

  it('has a way to plant each hard flaw', () => {
    expect(Object.keys(PLANTS).toSorted()).toEqual(hard.toSorted());
  });

  it('catches at least 95 of 100 flaws of each hard code', () => {
    const tallies = hard.map(tally);
    const table = tallies.map(({ code, planted, caught }) => `${code.padEnd(20)} ${planted} planted, ${caught} caught`);
    console.log(table.join('\n'));
    const least = (planted: number): number => Math.ceil(planted * 0.95);
    expect(tallies.filter(({ planted, caught }) => planted === 0 || caught < least(planted))).toEqual([]);
  });
});
