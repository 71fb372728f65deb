import { describe, expect, it } from 'vitest';
import { itemLines, type ItemFlags } from '../../src/cli/items.ts';
import { localeFor } from '../../src/locales/index.ts';
import { openIndex } from '../search/open.ts';

const { library } = openIndex();
const run = (flags: ItemFlags): ReturnType<typeof itemLines> => itemLines(library, localeFor('en'), flags);
const TURKEY: ItemFlags = { pair: 'tr-no', kind: 'trade-flow' };

interface Row {
  readonly id: string;
  readonly pair: string;
  readonly kind: string;
  readonly key: object;
  readonly hard: readonly string[];
  readonly soft: readonly string[];
}
const rowsOf = (flags: ItemFlags): Row[] => run({ ...flags, json: true }).lines.map((line) => JSON.parse(line) as Row);

describe('the items of the command line', () => {
  it('are shown with options, key, facts and source, and counted by kind and form', () => {
    const { lines, closing } = run(TURKEY);
    const text = lines.join('\n');
    expect(text).toMatch(
      /^[0-9a-f]{12} {2}choice {2}trade-flow {2}NO-TR\n {4}\S.*\n(?: {2}[ *] [A-D] {2}USD .+\n){4}/m,
    );
    expect(text).toMatch(/^ {2}\* [A-D] /m);
    expect(text).toMatch(/^ {4}tr-trade-2018 {2}norway-turkey, [^:\n]+: In 2018 /m);
    expect(closing).toHaveLength(1);
    expect(closing[0]).toMatch(/^\d+ proposed, \d+ passed; by kind: trade-flow \d+; by form: .*choice \d+/);
  });

  it('are one object a line for programs, with hard and soft flaws', () => {
    const rows = rowsOf({ ...TURKEY, audit: true });
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ pair, kind }) => pair === 'NO-TR' && kind === 'trade-flow')).toBe(true);
    expect(rows.every(({ hard, soft }) => Array.isArray(hard) && Array.isArray(soft))).toBe(true);
  });

  it('are those that pass, unless all are asked for with their flaws', () => {
    const own: ItemFlags = { pair: 'KP-NO', kind: 'incident', sensitive: true };
    const [all, passed] = [rowsOf({ ...own, audit: true }), rowsOf(own)];
    expect(passed.every(({ hard, key }) => hard.length === 0 && key !== undefined)).toBe(true);
    expect(all.filter(({ hard }) => hard.length === 0)).toEqual(passed);
    expect(all.length).toBeGreaterThan(passed.length);
    expect(run({ ...own, audit: true }).lines.join('\n')).toMatch(/^ {4}hard: [a-z-]+/m);
  });

  it('tell of victims and crimes only when that is asked for', () => {
    const [plain, sensitive] = [rowsOf({ kind: 'incident' }), rowsOf({ kind: 'incident', sensitive: true })];
    expect(sensitive.length).toBeGreaterThan(plain.length);
  });

  it('are a set with a count, the same for the same seed', () => {
    const ids = (flags: ItemFlags): string[] => rowsOf({ count: '4', pair: 'NO-TR', ...flags }).map(({ id }) => id);
    expect(ids({ seed: '4' })).toHaveLength(4);
    expect(ids({ seed: '4' })).toEqual(ids({ seed: '4' }));
    expect(ids({ seed: '4' })).not.toEqual(ids({ seed: '5' }));
  });

  it.each<[ItemFlags, RegExp]>([
    [{ kind: 'gossip' }, /^unknown kind "gossip"; one of diplomatic-relations, /],
    [{ pair: 'NO' }, /--pair takes two country codes/],
    [{ pair: 'NO-ZZ' }, /--pair takes two country codes/],
    [{ seed: '1.5' }, /--seed takes a whole number/],
    [{ count: '-1' }, /--count takes a whole number/],
  ])('are refused for %j', (flags, told) => {
    expect(() => run(flags)).toThrow(told);
  });
});
