import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/search/stem.ts';
import { fold, STOP_WORDS, termsOf, tokenize } from '../../src/search/words.ts';

it.each<[string, string]>([
  ['İzmir', 'izmir'],
  ['IZMIR', 'izmir'],
  ['ışık', 'isik'],
  ['İskenderun', 'iskenderun'],
  ['Erdoğan', 'erdogan'],
  ['Tøyenløftet', 'toyenloftet'],
  ['Næss', 'naess'],
  ['Ilsås', 'ilsas'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['ﬁsh', 'fish'],
  ['don’t', "don't"],
  ['Ｎｏｒｗａｙ', 'norway'],
  ['', ''],
])('%s and %s are one word', (text, folded) => expect(fold(text)).toBe(folded));

it.each<[string, string[]]>([
  ['NOK 1,079 million', ['nok', '1079', 'million']],
  ['1.27 billion', ['1.27', 'billion']],
  ['4,000 bottles of liquor', ['4000', 'bottles', 'of', 'liquor']],
  ['10,475', ['10475']],
  ['1948-12-18', ['1948', '12', '18']],
  ['11–12 April', ['11', '12', 'april']],
  ['iron/steel', ['iron', 'steel']],
  ['people-to-people', ['people', 'to', 'people']],
  ["Norway's", ['norway', 's']],
  ['노르웨이!', [fold('노르웨이')]],
  ['a_b', ['a', 'b']],
  ['?! … – ""', []],
])('"%s" has the words %j', (text, words) => expect(tokenize(text)).toEqual(words));

it('reads folded text as the text itself, and one word as one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const words = tokenize(text);
      expect(fold(fold(text))).toBe(fold(text));
      expect(tokenize(fold(text))).toEqual(words);
      for (const word of words) expect(tokenize(word)).toEqual([word]);
    }),
    { numRuns: 300 },
  );
});

describe('a search term', () => {
  it.each<[string, string]>([
    ['embassies', 'embassy'],
    ['exported', 'exports'],
    ['visiting', 'visits'],
    ['relations', 'relation'],
  ])('%s and %s have one stem', (a, b) => expect(stemOf(a)).toBe(stemOf(b)));

  it('leaves figures and other scripts as they are', () => {
    for (const word of ['1079', '1.27', '노르웨이', 'ab', 'x'.repeat(60)]) expect(stemOf(word)).toBe(word);
  });

  it('comes with its synonyms, itself first', () => {
    expect(termsOf('liquor')[0]).toBe(stemOf('liquor'));
    expect(termsOf('booze')).toContain(stemOf('liquor'));
    expect(termsOf('liquor')).toContain(stemOf('booze'));
    expect(termsOf('kharian')).toEqual([stemOf('kharian')]);
    for (const term of termsOf('help')) expect(termsOf('help').filter((each) => each === term)).toHaveLength(1);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('"%s" is a word like any other', (word) => {
    expect(STOP_WORDS.has(word)).toBe(false);
    expect(termsOf(word)).toEqual([stemOf(word)]);
  });
});

it('keeps the words that carry the meaning of a question', () => {
  const meaning = ['embassy', 'aid', 'export', 'import', 'norway', 'visit', 'expelled', 'police', 'goods'];
  const other = ['the', 'of', 'what', 'when', 'did', 'please'];
  expect([...meaning, ...other].filter((word) => STOP_WORDS.has(word))).toEqual(other);
});
