import { describe, expect, it } from 'vitest';
import {
  contains,
  newestYear,
  overlaps,
  parsePeriod,
  PeriodText,
  byPeriod,
  type Precision,
} from '../../src/model/period.ts';

describe('a period', () => {
  it.each<[text: string, precision: Precision, from?: string | undefined, to?: string]>([
    ['1948-12-18', 'day', '1948-12-18', '1948-12-18'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-02', 'month', '2023-02-01', '2023-02-28'],
    ['1948', 'year', '1948-01-01', '1948-12-31'],
    ['196X', 'decade', '1960-01-01', '1969-12-31'],
    ['19XX', 'century', '1900-01-01', '1999-12-31'],
    ['1951/1954', 'range', '1951-01-01', '1954-12-31'],
    ['1973-04/1973-11', 'range', '1973-04-01', '1973-11-30'],
    ['2005-04-11/2005-04-12', 'range', '2005-04-11', '2005-04-12'],
    ['199X/200X', 'range', '1990-01-01', '2009-12-31'],
    ['2021-08/..', 'range', '2021-08-01'],
    ['../1976', 'range', undefined, '1976-12-31'],
    ['../196X', 'range', undefined, '1969-12-31'],
    ['1948-12~', 'month', '1948-12-01', '1948-12-31'],
    ['XXXX-11-11', 'yearless'],
    ['XXXX-11', 'yearless'],
  ])('%s is a %s', (text, precision, from, to) =>
    expect(parsePeriod(text)).toEqual({
      edtf: text,
      precision,
      open: text.endsWith('/..'),
      ...(from && { from }),
      ...(to && { to }),
    }),
  );

  it.each([
    '',
    'abc',
    '18 December 1948',
    '2001-02-30',
    '2001-13',
    '2001-04-31',
    '2005/2001',
    '..',
    '../..',
    '../abc',
    '1948/abc',
    '1969/',
    '/1976',
    '-0044',
    'Y17000',
    '2021-21',
    '2001-W05',
    '1948/1950/1951',
    '196X-05',
    'XXXX',
    'XXXX-13-01',
  ])('refuses "%s", naming it', (text) => {
    expect(() => parsePeriod(text)).toThrow(RangeError);
    expect(() => parsePeriod(text)).toThrow(JSON.stringify(text));
  });

  it('is read from YAML, where a year is a number; a mistake is a problem, no exception', () => {
    expect(PeriodText.parse(1948)).toEqual(parsePeriod('1948'));
    expect(PeriodText.parse('196X')).toEqual(parsePeriod('196X'));
    for (const wrong of ['soon', 19.5, null, {}]) expect(PeriodText.safeParse(wrong).success).toBe(false);
  });
});

describe('two periods', () => {
  it.each<[string, string, boolean]>([
    ['1948', '1948-12-18', true],
    ['1948', '1949', false],
    ['196X', '1969', true],
    ['196X', '1970', false],
    ['2021-08/..', '2021-08-31', true],
    ['2021-08/..', '2024', true],
    ['2021-08/..', '2021-07', false],
    ['../1976', '1901', true],
    ['../1976', '1976-12-31', true],
    ['../1976', '1977', false],
    ['../1976', '2021-08/..', false],
    ['2024-09/2025-03', '2025-03', true],
    ['2024-09/2025-03', '2025-04', false],
  ])('%s and %s share a day: %s', (a, b, shared) => {
    expect(overlaps(parsePeriod(a), parsePeriod(b))).toBe(shared);
    expect(overlaps(parsePeriod(b), parsePeriod(a))).toBe(shared);
  });

  it('share no day for certain where one has no year', () => {
    expect(overlaps(parsePeriod('XXXX-11-11'), parsePeriod('2022'))).toBe(false);
    expect(overlaps(parsePeriod('XXXX-11-11'), {})).toBe(false);
  });

  it.each<[string, string, boolean]>([
    ['1948', '1948-12-18', true],
    ['1948-12-18', '1948', false],
    ['196X', '1969', true],
    ['1951/1954', '1953/1955', false],
    ['1951/..', '1960', true],
    ['1951/..', '1950', false],
    ['1960', '1951/..', false],
    ['../1976', '1901', true],
    ['1901', '../1976', false],
    ['XXXX-11-11', 'XXXX-11-11', true],
    ['XXXX-11-11', 'XXXX-11-12', false],
    ['2022', 'XXXX-11-11', false],
  ])('%s holds the whole of %s: %s', (outer, inner, held) =>
    expect(contains(parsePeriod(outer), parsePeriod(inner))).toBe(held),
  );
});

it('stands in a timeline by its first day, then by its last; without a year at the end', () => {
  const order = [
    '../1976',
    '1931/..',
    '1948-12-18',
    '1948',
    '1951',
    '195X',
    '1951/..',
    '1973-04/1973-11',
    'XXXX-11-11',
  ];
  const expected = [
    '../1976',
    '1931/..',
    '1948',
    '1948-12-18',
    '195X',
    '1951',
    '1951/..',
    '1973-04/1973-11',
    'XXXX-11-11',
  ];
  expect(order.toSorted((a, b) => byPeriod(parsePeriod(a), parsePeriod(b)))).toEqual(expected);
  expect(byPeriod(undefined, parsePeriod('XXXX-11-11'))).toBe(0);
});

it.each<[string, number | undefined]>([
  ['1948-12-18', 1948],
  ['1951/1954', 1954],
  ['196X', 1969],
  ['2021-08/..', 2021],
  ['../1976', 1976],
  ['XXXX-11-11', undefined],
])('the newest year that %s surely names is %s', (text, year) => expect(newestYear(parsePeriod(text))).toBe(year));
