import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findValues, yearsOf, type Found } from '../../src/model/grammar.ts';

/** What is found, with the words that it was found in: `1948-12 "Dec 1948"`. */
const told = (text: string): string[] =>
  findValues(text).map(({ value, currency, start, end }) =>
    [currency, value, `"${text.slice(start, end)}"`].filter((part) => part !== undefined).join(' '),
  );

describe('dates in a text', () => {
  it.each<[string, string[]]>([
    ['on 18 December 1948', ['1948-12-18 "18 December 1948"']],
    ['on 1 May 2005', ['2005-05-01 "1 May 2005"']],
    ['the 3rd May 2001', ['2001-05-03 "3rd May 2001"']],
    ['22nd June 1999', ['1999-06-22 "22nd June 1999"']],
    ['18 Dec. 1948', ['1948-12-18 "18 Dec. 1948"']],
    ['Nov. 11, 2022', ['2022-11-11 "Nov. 11, 2022"']],
    ['on November 11 they met', ['XXXX-11-11 "November 11"']],
    ['on May 31st', ['XXXX-05-31 "May 31st"']],
    ['December 18, 1948', ['1948-12-18 "December 18, 1948"']],
    ['as of 1948-12-18', ['1948-12-18 "1948-12-18"']],
    ['18 DECEMBER 1948', ['1948-12-18 "18 DECEMBER 1948"']],
    ['in Dec 1948', ['1948-12 "Dec 1948"']],
    ['in Dec. 1948', ['1948-12 "Dec. 1948"']],
    ['December of 1948', ['1948-12 "December of 1948"']],
    ['in late October 1976', ['1976-10 "October 1976"']],
    ['11–12 April 2005', ['2005-04-11/2005-04-12 "11–12 April 2005"']],
    ['11 - 12 April 2005', ['2005-04-11/2005-04-12 "11 - 12 April 2005"']],
    ['on 11 November they met', ['XXXX-11-11 "11 November"']],
    ['in 1969.', ['1969 "1969"']],
    ['(1969)', ['1969 "1969"']],
    ['1951–1954', ['1951/1954 "1951–1954"']],
    ['between 2002 and 2018', ['2002 "2002"', '2018 "2018"']],
    ['in the 1960s', ['196X "1960s"']],
    ["the '70s", ['197X "70s"']],
    ['the 70s', ['197X "70s"']],
    ['the late 1990’s and the 2000s', ['199X "1990’s"', '200X "2000s"']],
    ['on 24.11.2003', ['2003-11-24 "24.11.2003"']],
    ['from May 3–6, 1962', ['1962-05-03/1962-05-06 "May 3–6, 1962"']],
    ['in May, 1962', ['1962-05 "May, 1962"']],
    ['on 3 May, 1962', ['1962-05-03 "3 May, 1962"']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('money in a text', () => {
  it.each<[string, string[]]>([
    ['NOK 559 million', ['NOK 559000000 "NOK 559 million"']],
    ['NOK 1,079 million', ['NOK 1079000000 "NOK 1,079 million"']],
    ['NOK 5.3 billion', ['NOK 5300000000 "NOK 5.3 billion"']],
    ['USD 12.5 million', ['USD 12500000 "USD 12.5 million"']],
    ['US$862 million', ['USD 862000000 "US$862 million"']],
    ['(about $1.1 million)', ['USD 1100000 "$1.1 million"']],
    [String.raw`(about \$1.1 million)`, [String.raw`USD 1100000 "\$1.1 million"`]],
    ['1.27 billion dollars', ['USD 1270000000 "1.27 billion dollars"']],
    ['10 million Norwegian kroner', ['NOK 10000000 "10 million Norwegian kroner"']],
    ['500 euros', ['EUR 500 "500 euros"']],
    ['5 €', ['EUR 5 "5 €"']],
    ['130 million kr', ['NOK 130000000 "130 million kr"']],
    ['one million contemporary dollars', ['USD 1000000 "one million contemporary dollars"']],
    ['ten million NOK', ['NOK 10000000 "ten million NOK"']],
    ['€5 and £3 thousand', ['EUR 5 "€5"', 'GBP 3000 "£3 thousand"']],
    ['NOK\u00a05\u00a0million', ['NOK 5000000 "NOK\u00a05\u00a0million"']],
    ['worth $4bn', ['USD 4000000000 "$4bn"']],
    ['a gift of £2m', ['GBP 2000000 "£2m"']],
    ['¥ 310 million', ['JPY 310000000 "¥ 310 million"']],
    ['7.125 billion yen', ['JPY 7125000000 "7.125 billion yen"']],
    ['$9.5 million USD', ['USD 9500000 "$9.5 million USD"']],
    ['$2 million CAD', ['CAD 2000000 "$2 million CAD"']],
    ['A$3 million and NZ$4 million', ['AUD 3000000 "A$3 million"', 'NZD 4000000 "NZ$4 million"']],
    ['6 million Danish kroner', ['DKK 6000000 "6 million Danish kroner"']],
    ['40 million Swedish kronor', ['SEK 40000000 "40 million Swedish kronor"']],
    ['CHF 8 million, 95 million SEK', ['CHF 8000000 "CHF 8 million"', 'SEK 95000000 "95 million SEK"']],
    ['5 million Indian rupees', ['INR 5000000 "5 million Indian rupees"']],
    ['5 million rupees', ['5000000 "5 million rupees"']],
    ['900 million pesos', ['900000000 "900 million pesos"']],
    ['in 2018, 513 million dollars', ['2018 "2018"', 'USD 513000000 "513 million dollars"']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  it('is exact where a factor of ten would not be', () =>
    expect(findValues('USD 1.1 million and 4.35 thousand dollars').map(({ value }) => value)).toEqual([
      1_100_000, 4350,
    ]));
});

describe('counts in a text', () => {
  it.each<[string, string[]]>([
    ['nearly 40,000 people', ['40000 "40,000"']],
    ['some 40 million customers', ['40000000 "40 million"']],
    ['10\u202f475 Afghans', ['10475 "10\u202f475"']],
    ['Two flights', ['2 "Two"']],
    ['a dozen ships and 623 citizens', ['12 "dozen"', '623 "623"']],
    ['3.5 billion', ['3500000000 "3.5 billion"']],
    ['seven-year term', ['7 "seven"']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

it.each([
  '',
  'May the road rise',
  'a share of 10%',
  'the G20 and the A4 motorway',
  'someone, often',
  'USD and $',
  'dollars and kroner',
  'Marchers decided',
  'weighty height, tenants attend',
  'Article 41 of the convention',
  'chapter four, page 12, No. 3',
  'two hundred',
  '10B$',
  '$10B',
  'Rs. 500 crore',
  'NOK 1.079 mrd',
  'USD 1e9',
  '54.191 thousand',
  '€54.191',
  '10.475 Afghans',
  '1,34,028 workers',
])('finds nothing in "%s"', (text) => expect(told(text)).toEqual([]));

it.each([
  '31 June 2001',
  '30 February 2020',
  '32 May 1999',
  '0 May 1999',
  '45 December',
  'February 30',
  '2001-02-30',
  '1948-13-01',
  '1948-00-10',
])('reads no day that does not exist: "%s"', (text) =>
  expect(findValues(text).filter(({ type, value }) => type === 'date' && /-\d\d-\d\d/.test(String(value)))).toEqual([]),
);

it.each(['$2–3 billion', '$2 to 3 billion', '2 to 3 billion dollars', '2-3 million euros'])(
  'reads no amount in the range "%s"',
  (text) => expect(findValues(text).filter(({ type }) => type === 'money')).toEqual([]),
);

it.each<[string, { from: number; to: number } | undefined]>([
  ['18 December 1948', { from: 1948, to: 1948 }],
  ['1951–1954', { from: 1951, to: 1954 }],
  ['the 1960s', { from: 1960, to: 1969 }],
  ['11–12 April 2005', { from: 2005, to: 2005 }],
  ['11 November', undefined],
  ['1,969 people', undefined],
])('knows which years "%s" can mean', (text, years) => expect(yearsOf(findValues(text)[0]!)).toEqual(years));

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '18',
      'December',
      'Dec',
      '1948',
      '–',
      '-',
      ' ',
      ', ',
      's',
      "'",
      '.',
      '$',
      'NOK',
      'million',
      '1,079',
    ),
  },
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.integer({ min: 0, max: 2100 }).map(String),
);

it('finds only what stands there, in order, none overlapping another', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const found: Found[] = findValues(text);
      found.forEach(({ start, end, type, value }, i) => {
        expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(String(value)).toMatch(type === 'date' ? /^(\d{3}[\dX]|XXXX)/ : /^\d/);
      });
    }),
    { numRuns: 500 },
  );
});
