import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/question.ts';
import { termsOf, tokenize } from '../../src/search/words.ts';
import { openIndex } from './open.ts';

const index = openIndex();
const { library } = index;
const all = { pairs: [] };
const words = (text: string): Word[] => tokenize(text).map((word) => ({ text: word, terms: termsOf(word) }));
const word = (text: string): Word => words(text)[0]!;
const claim = (id: string) => library.claims.find((each) => each.id === id)!;

describe('the claims that fit words', () => {
  it.each<[string, string]>([
    ['salang tunnel', 'af-salang-tunnel'],
    ['norwegian liquor bottles smuggled', 'kp-smuggled-liquor'],
    ['resigned kavala appeal', 'tr-kavala-appeal'],
    ['salmon roe', 'kp-salmon-roe'],
    ['police liaison officer nordic', 'nm-liaison-nordic'],
    ['antarctic research station', 'np-antarctic-station'],
  ])('"%s": %s among the first three', (text, id) => {
    const found = index.claims(words(text), all).toSorted((a, b) => b.score - a.score);
    expect(found.slice(0, 3).map(({ item }) => item.id)).toContain(id);
  });

  it('are of the given documents only', () => {
    const found = index.claims(words('embassy'), { pairs: [], source: 'norway-turkey' });
    expect(found.length).toBeGreaterThan(1);
    for (const { item } of found) expect(item.document).toBe('norway-turkey');
    const nowhere = { pairs: ['FJ-MT' as const] };
    expect(index.claims(words('embassy'), nowhere)).toEqual([]);
    expect(index.passages(words('embassy'), nowhere, 'any')).toEqual([]);
  });
});

it.each<[string, string]>([
  ['ferroalloys newsprint', 'Turkey’s main imports from Norway are fish'],
  ['hashish dealers', 'In October 1976 other diplomats'],
  ['international security assistance force', 'During the War in Afghanistan'],
])('the best passage for "%s" begins "%s"', (text, beginning) =>
  expect(index.passages(words(text), all, 'any')[0]?.item.text.replaceAll("'", '’')).toMatch(
    new RegExp(`^${beginning}`),
  ),
);

it('gives passages best first', () => {
  const scores = index.passages(words('embassy honorary consulate'), all, 'any').map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(3);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

it('searches no list of pointers', () => {
  const hidden = library.documents.flatMap(({ sections }) => sections.filter(({ searchable }) => !searchable));
  for (const { passages } of hidden)
    for (const passage of passages) expect(index.holds(passage, word('see'))).toBe(false);
});

describe('a word', () => {
  it('tells more the fewer passages have it', () => {
    expect(index.weight(word('newsprint'))).toBeGreaterThan(index.weight(word('embassy')));
    expect(index.weight(word('embassy'))).toBeGreaterThan(index.weight(word('norway')));
  });

  it('tells little where it is plain English that no document has, and much where it is a name that none has', () =>
    expect(index.weight(word('zebra'))).toBeLessThan(index.weight(word('zzyzx'))));

  it('is known by itself or by what means the same', () => {
    expect(index.knows(word('liquor'))).toBe(true);
    expect(index.knows(word('booze'))).toBe(true);
    for (const text of ['zebra', 'constructor', '__proto__']) expect(index.knows(word(text))).toBe(false);
  });

  it('is held by a claim, by the passage it stands in, and by other names of what stands there', () => {
    expect(index.holds(claim('kp-salmon-roe'), word('salmon'))).toBe(true);
    expect(index.holds(claim('kp-salmon-roe'), word('aquagen'))).toBe(true);
    expect(index.holds(claim('kp-salmon-roe'), word('karachi'))).toBe(false);
    expect(index.holds(claim('af-isaf'), word('isaf'))).toBe(true);
  });
});

it('knows the people whom claims name, and nobody else', () => {
  for (const name of ['Osman Kavala', 'Najibullah Sherkhan', 'Trygve Lie']) expect(index.people).toContain(name);
  for (const name of ['Norway', 'Telenor', 'constructor']) expect(index.people).not.toContain(name);
});

it('covers a share of the words: from 0 to 1, whatever the words', () => {
  const vocabulary = [...new Set(library.documents.flatMap(({ source }) => tokenize(source)))];
  const any = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 8 }),
      fc.constantFrom('any' as const, 'date' as const, 'amount' as const),
      (texts, wanted) => {
        const asked = words(texts.join(' '));
        const claims = index.claims(asked, all);
        const passages = index.passages(asked, all, wanted);
        for (const { coverage, score } of [...claims, ...passages]) {
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
          expect(Number.isFinite(score)).toBe(true);
        }
        for (const each of asked) expect(index.weight(each)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 100 },
  );
});
