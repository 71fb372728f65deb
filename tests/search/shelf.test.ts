import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/model/document.ts';
import type { Word } from '../../src/model/question.ts';
import { catalogueOf } from '../../src/search/catalogue.ts';
import { createIndex, type Index, type Match } from '../../src/search/index.ts';
import { createNames } from '../../src/search/names.ts';
import { recent } from '../../src/search/shelf.ts';
import { createWeights } from '../../src/search/weights.ts';
import { termsOf, tokenize } from '../../src/search/words.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from './open.ts';

const words = (text: string): Word[] => tokenize(text).map((word) => ({ text: word, terms: termsOf(word) }));
const shown = (matches: readonly Match<{ readonly id: string }>[]): [string, number][] =>
  matches
    .map(({ item, score }): [string, number] => [item.id, Number(score.toFixed(9))])
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

describe('an index in shelves', () => {
  const { library } = openIndex();
  const catalogue = catalogueOf(library, createNames(library));
  const vocabulary = [...catalogue.frequency.keys()];
  const whole = createIndex(library, catalogue);
  /** An index of nothing but one pair, which weighs words as the whole does. */
  const alone = library.pairs.map((pair): Library => {
    const documents = library.documents.filter(({ sections }) =>
      sections.some(({ passages }) => passages.some(({ pairs }) => pairs.includes(pair))),
    );
    return { ...library, documents, claims: library.claims.filter((claim) => claim.pair === pair), pairs: [pair] };
  });
  const find = (index: Index, text: string, at: number) => {
    const scope = { pairs: [library.pairs[at]!] };
    return {
      claims: shown(index.claims(words(text), scope)),
      passages: shown(index.passages(words(text), scope, 'any')),
    };
  };

  it('finds of a pair what an index of that pair alone finds, and scores it the same', () => {
    const ofOne = alone.map((each) => createIndex(each, catalogue));
    const asked = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(asked, fc.nat(alone.length - 1), (terms, at) => {
        const text = terms.join(' ');
        expect(find(whole, text, at)).toEqual(find(ofOne[at]!, text, at));
      }),
      { numRuns: 200 },
    );
  });

  it('finds of two pairs what it finds of each', () => {
    const [one, other] = library.pairs as [(typeof library.pairs)[0], (typeof library.pairs)[0]];
    const both = whole.claims(words('embassy ambassador'), { pairs: [one, other] });
    const each = [one, other].flatMap((pair) => whole.claims(words('embassy ambassador'), { pairs: [pair] }));
    expect(shown(both)).toEqual(shown(each));
  });
});

describe('passages that tell of several pairs', () => {
  const index = createIndex(
    libraryOf({
      'a.md': '---\ntitle: The north\ncountries: [FI, IS, SE]\n---\n# Ferries\n\nA ferry ran from 1971 on.\n',
      'b.md': '---\ntitle: Finland and Sweden\ncountries: [FI, SE]\n---\n# Ferries\n\nAnother ferry sank in 1994.\n',
    }),
  );
  const found = (pairs: Index['library']['pairs']): string[] =>
    index.passages(words('ferry'), { pairs }, 'any').map(({ item }) => item.document);

  it('are found under each of them', () => {
    expect(found(['FI-SE']).toSorted()).toEqual(['a', 'b']);
    expect(found(['FI-IS'])).toEqual(['a']);
    expect(found(['DE-FI'])).toEqual([]);
  });

  it('are found once where several of them are asked for, or all', () => {
    expect(found(['FI-IS', 'IS-SE', 'FI-SE']).toSorted()).toEqual(['a', 'b']);
    expect(found([]).toSorted()).toEqual(['a', 'b']);
  });

  it('are told of with their documents and countries', () => {
    expect(index.documents({ pairs: ['FI-IS'] }).map(({ id }) => id)).toEqual(['a']);
    expect(index.documents({ pairs: ['FI-SE'], source: 'b' }).map(({ id }) => id)).toEqual(['b']);
    expect(index.coverage.covers('IS-SE')).toBe(true);
    expect(index.coverage.covers('DE-SE')).toBe(false);
    expect([...index.coverage.partnersOf('FI')].toSorted()).toEqual(['IS', 'SE']);
    expect([...index.coverage.partnersOf('DE')]).toEqual([]);
  });
});

it('texts on other countries do not change what words tell, once there are many', () => {
  const counts = fc.record({ having: fc.integer({ min: 1, max: 2_000 }), more: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(counts, ({ having, more }) => {
      const weightOf = (df: number, passages: number): number =>
        createWeights(new Map([['mill', df]]), passages).weight(words('mill')[0]!);
      const before = weightOf(having, 2_000);
      // The others use the word as often, or not at all.
      expect(weightOf(having * more, 2_000 * more)).toBeCloseTo(before, 9);
      expect(weightOf(having, 2_000 * more)).toBeLessThan(Math.log(2 + 4_000));
      expect(weightOf(having, 2_000 * more)).toBeGreaterThanOrEqual(before - 1e-9);
    }),
  );
});

it('keeps what was used last, and never more than there is room for', () => {
  const sizes = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, (asked) => {
      const size = new Map(asked.map(([key, each]) => [String(key), each]));
      const made: string[] = [];
      const make = (key: string): { key: string } => {
        made.push(key);
        return { key };
      };
      const get = recent(make, ({ key }) => size.get(key)!, 12);
      let order: string[] = [];
      for (const [number] of asked) {
        const key = String(number);
        const before = made.length;
        expect(get(key)).toEqual({ key });
        expect(made.length > before).toBe(!order.includes(key));
        order = [...order.filter((each) => each !== key), key];
        while (order.length > 1 && order.reduce((sum, each) => sum + size.get(each)!, 0) > 12) order.shift();
      }
    }),
  );
});
