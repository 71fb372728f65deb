import dictionary from 'dictionary-en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnglish } from '../../src/search/english.ts';
import { understand } from '../../src/search/question.ts';
import { createSpeller } from '../../src/search/spelling.ts';
import { openIndex } from './open.ts';

const index = openIndex();

describe('the speller', () => {
  const correct = createSpeller(
    new Map([
      ['embassy', 5],
      ['pakistan', 9],
      ['turkey', 9],
      ['trade', 5],
      ['trace', 1],
      ['oslo', 3],
      ['aid', 9],
      ['karachi', 2],
    ]),
  );

  it.each<[string, string | undefined]>([
    ['embasy', 'embassy'],
    ['embassay', 'embassy'],
    ['embsasy', 'embassy'],
    ['pakistn', 'pakistan'],
    ['pkaistan', 'pakistan'],
    ['pakisatn', 'pakistan'],
    ['paksitn', 'pakistan'],
    ['turky', 'turkey'],
    // Of two words as near, the more frequent one.
    ['trate', 'trade'],
    // Known, too short, too far, or no word.
    ['embassy', undefined],
    ['ad', undefined],
    ['add', undefined],
    ['xebassyx', undefined],
    ['tur', undefined],
    ['12345', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('makes of "%s": %s', (word, expected) => expect(correct(word)).toBe(expected));

  it('prefers a word with the same first letter', () =>
    expect(
      createSpeller(
        new Map([
          ['bound', 9],
          ['sounds', 1],
        ]),
      )('sound'),
    ).toBe('sounds'));

  it('knows every word it gives, gives none for it again, and stays within two edits of length', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('embassy', 'pakistan', 'karachi', 'turkey'),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        (word, at, noise) => {
          const i = at % word.length;
          const typed = (word.slice(0, i) + noise + word.slice(i + 1)).toLowerCase();
          const found = correct(typed);
          if (found === undefined) return;
          expect(correct(found)).toBeUndefined();
          expect(Math.abs(found.length - typed.length)).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('stands any word, long ones quickly refused', () => {
    for (const word of ['x'.repeat(100_000), '🇳🇴', 'нoрвегия', '..*', '\u0000']) expect(correct(word)).toBeUndefined();
  });
});

describe('plain English', () => {
  it.each([
    'making',
    'stopped',
    'studies',
    'tried',
    'quickly',
    'houses',
    'baker',
    'planned',
    'boxes',
    'hoped',
    'table',
  ])('"%s" is', (word) => expect(isEnglish(word)).toBe(true));
  it.each(['norwgian', 'embasy', 'kharian', 'telenor', 'xyzzy', '', '12', 'constructr', '__proto__'])(
    '"%s" is not',
    (word) => expect(isEnglish(word)).toBe(false),
  );

  it('is never put right in a question', () => {
    const words = [...new Set(new TextDecoder('latin1').decode(dictionary.dic).match(/^[a-z]{4,}/gm))];
    expect(words.length).toBeGreaterThan(30_000);
    const questions = Array.from({ length: Math.ceil(words.length / 25) }, (_, i) => words.slice(i * 25, i * 25 + 25));
    const wrong = questions.flatMap((some) => understand(some.join(' '), index).corrections);
    expect(wrong).toEqual([]);
  });
});

describe('a question', () => {
  it.each<[string, string]>([
    ['norwey', 'norway'],
    ['pakstan', 'pakistan'],
    ['turky', 'turkey'],
    ['nrowegian', 'norwegian'],
    ['embasy', 'embassy'],
    ['ambasador', 'ambassador'],
    ['diplomtic', 'diplomatic'],
    ['establised', 'established'],
    ['goverment', 'government'],
    ['hummanitarian', 'humanitarian'],
    ['telnor', 'telenor'],
    ['isamabad', 'islamabad'],
    ['immigants', 'immigrants'],
    ['wehn', 'when'],
    ['wen', 'when'],
  ])('with "%s" is searched for "%s", and says so', (from, to) =>
    expect(understand(from, index).corrections).toEqual([{ from, to }]),
  );

  it.each(['Kharian', 'Ilsås', 'Tøyenløftet', 'NORMASH', '1976', 'GSP', 'İskenderun', 'afganistan', 'trade'])(
    'with "%s" is left as it is',
    (word) => expect(understand(word, index).corrections).toEqual([]),
  );

  it('once put right needs nothing more', () => {
    const text = 'wehn did norwey and pakstan establised diplomtic relashions';
    const { corrections } = understand(text, index);
    expect(corrections).toHaveLength(6);
    const again = corrections.reduce((all, { from, to }) => all.replace(from, to), text);
    expect(understand(again, index).corrections).toEqual([]);
  });
});
