import { describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import type { Item } from '../../src/model/quiz.ts';
import { assemble } from '../../src/quiz/assemble.ts';
import { audit, passes } from '../../src/quiz/audit/audit.ts';
import { auditSet } from '../../src/quiz/audit/set.ts';
import { proposeItems } from '../../src/quiz/items/index.ts';
import { serve } from '../../src/quiz/serve.ts';
import { openIndex } from '../search/open.ts';

const { library } = openIndex();
/** Every third: enough to choose from, and the checker looks at each again and again. */
const items = proposeItems(library, localeFor('en'), { seed: 3 }).filter((_, at) => at % 3 === 0);
const hardOf = (set: readonly Item[]): string[] =>
  auditSet(set.flatMap((item) => serve(item, library) ?? []))
    .filter(({ level }) => level === 'hard')
    .map(({ code }) => code);
const tally = (set: readonly Item[], trait: (item: Item) => string | undefined): number[] =>
  [...Map.groupBy(set, trait).values()].map(({ length }) => length);

describe('a set that is put together', () => {
  it.each([1, 2])('has what was asked for, none with a hard flaw, with seed %i', (seed) => {
    const set = assemble(items, library, { count: 12, seed });
    expect(set).toHaveLength(12);
    expect(set.filter((item) => !passes(audit(item, library)))).toEqual([]);
    expect(hardOf(set)).toEqual([]);
    expect(auditSet(set.flatMap((item) => serve(item, library) ?? [])).map(({ code }) => code)).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    const ids = (seed: number): string[] => assemble(items, library, { count: 10, seed }).map(({ id }) => id);
    expect(ids(5)).toEqual(ids(5));
    expect(ids(5)).not.toEqual(ids(6));
  });

  it('is of all pairs and of many kinds and forms', () => {
    const set = assemble(items, library, { count: 20, seed: 1 });
    expect(new Set(set.map(({ pair }) => pair)).size).toBe(library.pairs.length);
    expect(tally(set, ({ pair }) => pair).every((count) => count >= 2)).toBe(true);
    expect(tally(set, ({ kind }) => kind).every((count) => count <= 4)).toBe(true);
    expect(tally(set, ({ form }) => form).length).toBeGreaterThan(3);
  });

  it('is of the kinds and pairs that were asked for, and smaller where there are no more', () => {
    const set = assemble(items, library, { count: 30, seed: 1, kinds: ['trade-flow'], pairs: ['NO-TR'] });
    expect(set.length).toBeGreaterThan(1);
    expect(set.length).toBeLessThan(30);
    expect(set.every(({ kind, pair }) => kind === 'trade-flow' && pair === 'NO-TR')).toBe(true);
    expect(hardOf(set)).toEqual([]);
  });

  it('has an item with a soft flaw only when there is none without', () => {
    const flawed = items.filter((item) => audit(item, library).some(({ level }) => level === 'soft'));
    const set = assemble(items, library, { count: 10, seed: 2 });
    expect(set.filter((item) => flawed.includes(item))).toEqual([]);
    expect(assemble(flawed, library, { count: 3, seed: 2 }).length).toBeGreaterThan(0);
  });

  it('is empty where there is nothing to ask', () => {
    expect(assemble([], library, { count: 5, seed: 1 })).toEqual([]);
    expect(assemble(items, library, { count: 0, seed: 1 })).toEqual([]);
  });
});
