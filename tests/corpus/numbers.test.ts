import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numbersIn } from '../../src/corpus/numbers.ts';

it.each<[text: string, stated: number[], not: number[]]>([
  ['imports of NOK 1,079 million in 2022', [1_079_000_000, 2022], [1079, 1_000_000]],
  ['a volume of 1.27 billion dollars in 2018, 513 million of it', [1_270_000_000, 2018, 513_000_000], [1.27, 513]],
  ['in 2018 513 million', [2018, 513_000_000], [2_018_513]],
  ['NOK 5.3 billion (USD 509 million)', [5_300_000_000, 509_000_000], [5.3]],
  ['227 million NOK', [227_000_000], [227, 1_000_000]],
  ['10,475 or 10.475 or 10 475 or 10\u00a0475 or 10’475', [10_475], []],
  ['1.079 tonnes', [1.079, 1079], []],
  ['1,34,028 workers', [134_028], []],
  ['3–4 million, then 5 to 6 thousand', [3_000_000, 4_000_000, 5000, 6000], []],
  ['since 1991 and 40 million now', [1991, 40_000_000], [40]],
  ['a 10-100 per cent cut', [10, 100], []],
  ['over one million dollars', [1_000_000], [1]],
  ['two hundred and six of three thousand five hundred', [206, 3500], [200, 500]],
  ['twenty-three ships, a dozen ports, a hundred men', [23, 12, 100], [20]],
  ['the second of three', [2, 3], [5]],
  ['no embassy', [0], []],
  ['5 hundred men', [500], [100]],
  ['US$862 million', [862_000_000], []],
  ['thousands of students', [], [1000]],
  ['', [], [0]],
])('%s', (text, stated, not) => {
  const found = numbersIn(text);
  expect(stated.filter((n) => !found.has(n))).toEqual([]);
  expect(not.filter((n) => found.has(n))).toEqual([]);
});

it('finds any whole number in any grouping', () => {
  const grouping = fc
    .constantFrom(['en', 'de', 'fr', 'nb', 'de-CH', 'en-IN'])
    .chain((locales) => fc.constantFrom(...locales));
  fc.assert(
    fc.property(fc.nat(), grouping, (n, locale) => {
      expect(numbersIn(`about ${n.toLocaleString(locale)} people`)).toContain(n);
    }),
  );
});
