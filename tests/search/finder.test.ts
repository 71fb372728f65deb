import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/question.ts';
import { catalogueOf } from '../../src/search/catalogue.ts';
import { createIndex } from '../../src/search/index.ts';
import { createNames } from '../../src/search/names.ts';
import { termsOf, tokenize } from '../../src/search/words.ts';
import { libraryOf } from '../corpus/folder.ts';

const words = (text: string): Word[] => tokenize(text).map((word) => ({ text: word, terms: termsOf(word) }));
const codes = 'AR BR CL DK EG FI GR HU IE JP KE LV MX NZ OM PE QA RO SE TH'.split(' ');
const things =
  'barley copper diesel granite herring iron jute lamps maize nickel oats paper quartz rubber salt tin'.split(' ');

/** Texts on 190 pairs; each pair trades in its own three things. */
const pairs = codes.flatMap((a, i) => codes.slice(i + 1).map((b) => [a, b] as const));
const tradeOf = (i: number): string[] => [i, 7 * i + 3, Math.floor(i / 16) + 5].map((n) => things[n % things.length]!);
const library = libraryOf(
  Object.fromEntries(
    pairs.map(([a, b], i) => [
      `${a}-${b}.md`.toLowerCase(),
      `---\ntitle: A report\ncountries: [${a}, ${b}]\n---\n# Trade\n\nShips carried ${tradeOf(i).join(' and ')} there.\n\n# Port\n\nThe ferry number${i}x lies in the harbour.\n`,
    ]),
  ),
  { home: 'SE' },
);
const catalogue = catalogueOf(library, createNames(library), 0);
const found = createIndex(library, catalogue);
const { postings: _, ...rest } = catalogue;
const searched = createIndex(library, rest);
const best = (index: typeof found, text: string): string[] => {
  const matches = index.passages(words(text), { pairs: [] }, 'any');
  return matches.filter(({ score }) => score === matches[0]!.score).map(({ item }) => item.id);
};

describe('of many pairs, those are searched that have the words', () => {
  it('the one that has a word of its own', () => {
    fc.assert(
      fc.property(fc.nat(pairs.length - 1), (i) => {
        const [match] = found.passages(words(`ferry number${i}x`), { pairs: [] }, 'any');
        expect(match?.item.document).toBe(pairs[i]!.join('-').toLowerCase());
      }),
    );
  });

  it('the best passage is one that searching everything finds best, too', () => {
    fc.assert(
      fc.property(fc.nat(pairs.length - 1), (i) => {
        const text = tradeOf(i).join(' ');
        expect(best(searched, text)).toEqual(expect.arrayContaining(best(found, text)));
      }),
    );
  });

  it('none where nothing has them, or there are none', () => {
    expect(found.passages(words('zyzzyva'), { pairs: [] }, 'any')).toEqual([]);
    expect(found.passages([], { pairs: [] }, 'any')).toEqual([]);
  });

  it('only those of the country, the pairs or the document that is asked for', () => {
    const of = (scope: Parameters<typeof found.passages>[1]): string[] =>
      found.passages(words('ships copper harbour'), scope, 'any').map(({ item }) => item.document);
    expect(of({ pairs: [], country: 'PE' }).filter((id) => !id.includes('pe'))).toEqual([]);
    expect(of({ pairs: [], country: 'PE' })).not.toEqual([]);
    expect(new Set(of({ pairs: ['AR-BR', 'AR-CL'] }))).toEqual(new Set(['ar-br', 'ar-cl']));
    expect(new Set(of({ pairs: [], source: 'ke-lv' }))).toEqual(new Set(['ke-lv']));
    expect(of({ pairs: ['AR-BR'], source: 'ke-lv' })).toEqual([]);
  });
});
