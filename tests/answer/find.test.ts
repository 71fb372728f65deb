import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText } from '../../src/answer/find.ts';
import { tokenize } from '../../src/search/words.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from '../search/open.ts';

const { library } = openIndex();
const find = (text: string) => findText(text, library);
const passages = library.documents.flatMap(({ sections }) => sections.flatMap((section) => section.passages));

/** Where a text stands word for word. */
const quotes = (text: string): string[] => {
  const found = find(text);
  return found.status === 'exact' ? found.places.map(({ quote }) => quote) : [];
};
/** The near passages of a text with what is marked in them, in brackets, and what they lack. */
const near = (text: string): [string, string[]][] => {
  const found = find(text);
  if (found.status !== 'near') return [];
  return found.passages.map(({ pieces, missing }) => [
    pieces.map(({ text: own, other }) => (other ? `[${own}]` : own)).join(''),
    [...missing],
  ]);
};

describe('a text that the documents have word for word', () => {
  it.each(passages)('$id is found', ({ text }) => expect(quotes(text)).toContain(text));

  it.each([
    ['NORWAY HAS HONORARY CONSULATES IN ALANYA', 'capitals'],
    ['iskenderun and izmir', 'missing marks'],
    ['  in Oslo -- Pakistan; has\nan EMBASSY!  ', 'other punctuation and blanks'],
    ['imports from Pakistan stood at NOK 1079 million', 'a figure without its comma'],
    ['President Erdog\u0306an', 'a letter and its mark apart'],
  ])('"%s" is found in spite of %s', (text) => expect(quotes(text)).toHaveLength(1));

  it('is found across two sentences of a paragraph, and both are shown', () =>
    expect(quotes('each in the other country. In Turkey')).toEqual([
      'Turkey and Norway operate embassies reciprocally, each in the other country. In Turkey, Norway has honorary consulates in Alanya, Antalya, Istanbul, İskenderun and İzmir.',
    ]));

  it.each([
    ['with each other on 18 December 1948. Norwegian scholars', 'two paragraphs'],
    ['Norway 5 6 November', 'two rows of a table'],
  ])('"%s" is not found across %s', (text) => expect(quotes(text)).toEqual([]));

  it('is a text of whole words', () => expect(find('ree trad').status).toBe('nowhere'));

  it('is each place where it stands', () => expect(quotes('free trade')).toHaveLength(3));
});

describe('a text that the documents nearly have', () => {
  it('is found when one word of a sentence is another, and that word alone is marked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passages), fc.nat(), ({ text }, number) => {
        const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu)];
        const word = words[number % words.length]!;
        const found = find(text.slice(0, word.index) + 'qwertz' + text.slice(word.index + word[0].length));
        const [first] = found.status === 'near' ? found.passages : [];
        expect(first?.citation.quote).toBe(text);
        expect(first?.missing).toEqual(['qwertz']);
        expect(first?.pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(first?.pieces.flatMap((piece) => (piece.other ? [piece.text] : []))).toEqual([word[0]]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [
      'Norway exported goods for about NOK 600 million to Pakistan in 2022',
      'Norway exported goods [worth] NOK [559] million to Pakistan in 2022.',
      ['for', 'about', '600'],
    ],
    [
      'In Lahore, Norway maintains an honorary consulate',
      'In Lahore, Norway [today also] maintains an honorary consulate.',
      [],
    ],
    [
      'Norway’s largest exports to Pakistan',
      "Norway's [biggest] exports to Pakistan [are machines, iron/steel, fertilizers and aluminum].",
      ['largest'],
    ],
    // A word that stands elsewhere in the passage is not called missing.
    ['Pakistan has an embassy in Oslo', '[In Oslo], Pakistan has an embassy.', []],
  ])('"%s" is shown as "%s" without %j', (text, marked, missing) => expect(near(text)[0]).toEqual([marked, missing]));

  it('is found across two sentences', () =>
    expect(near('each in the same country. In Turkey, Norway has honorary consulates')[0]![0]).toContain(
      'each in the [other] country. In Turkey, Norway has honorary consulates',
    ));

  it('is shown at most three times, the nearest first', () => {
    const found = near('There is no trade agreement between Pakistan and Norway');
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]![0]).toBe('[So far] there is no [bilateral] trade agreement between Pakistan and Norway.');
  });
});

describe('a text that the documents have nowhere', () => {
  it.each([
    '',
    '!?',
    'chess',
    'chess tournament',
    'Norway and fish',
    'embassy of France in Lahore',
    // All its words stand in one passage, but scattered.
    'Norway other honorary in Pakistan',
    'constructor __proto__',
  ])('is "%s"', (text) => expect(find(text).status).toBe('nowhere'));

  it('is any random one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.lorem({ maxCount: 12 }), fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        fc.pre(tokenize(text).length > 1);
        expect(find(text).status).toBe('nowhere');
      }),
    );
  });

  it('is one of random words of the documents', () => {
    const words = [...new Set(passages.flatMap(({ text }) => tokenize(text)))];
    const some = fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 15 });
    fc.assert(
      fc.property(some, (chosen) => {
        expect(find(chosen.join(' ')).status).toBe('nowhere');
      }),
    );
  });
});

it('a text is found in a document without sentences and in an empty one', () => {
  const small = libraryOf({
    'a.md': '---\ntitle: A\ncountries: [FJ, MT]\n---\n\n- Fiji sold rum to Malta\n- Malta sold salt to Fiji\n',
    'b.md': '---\ntitle: B\ncountries: [FJ, MT]\n---\n',
  });
  expect(findText('sold salt', small).status).toBe('exact');
  expect(findText('to Malta Malta sold', small).status).toBe('nowhere');
});
