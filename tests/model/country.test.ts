import { describe, expect, it } from 'vitest';
import { COUNTRIES, countriesOf, CountryCode, countryName, pairOf, partnerIn } from '../../src/model/country.ts';

describe('a pair', () => {
  it('is the same whichever country is named first', () => {
    expect(pairOf('PK', 'NO')).toBe('NO-PK');
    expect(pairOf('NO', 'PK')).toBe('NO-PK');
    expect(pairOf('AF', 'NO')).toBe('AF-NO');
  });

  it('knows its countries and the other one of each', () => {
    expect(countriesOf('AF-NO')).toEqual(['AF', 'NO']);
    expect(partnerIn('AF-NO', 'NO')).toBe('AF');
    expect(partnerIn('AF-NO', 'AF')).toBe('NO');
  });
});

it.each(['NO', 'PK', 'TR', 'AF', 'KP', 'KR', 'XK'])('%s is a country', (code) =>
  expect(CountryCode.parse(code)).toBe(code),
);
it.each(['', 'no', 'ZZ', 'NOR', 'constructor', '__proto__'])('"%s" is no country, and is named', (code) =>
  expect(CountryCode.safeParse(code).error?.issues[0]?.message).toBe(`unknown country "${code}"`),
);

it.each<[string, string, string]>([
  ['TR', 'no', 'Tyrkia'],
  ['KP', 'de', 'Nordkorea'],
  ['NO', 'tr', 'Norveç'],
  ['PK', 'en', 'Pakistan'],
  ['NO', 'xx', 'Norway'],
])('%s is said in "%s" as %s', (code, locale, name) => expect(countryName(code, locale)).toBe(name));

it('has names for every country, English ones first, none of them a mere letter or two', () => {
  expect(COUNTRIES.length).toBeGreaterThan(240);
  const wrong = COUNTRIES.filter(
    ({ code, name, names, english }) =>
      !/^[A-Z]{2}$/.test(code) ||
      !names.slice(0, english).includes(name) ||
      new Set(names).size !== names.length ||
      names.some((each) => each.length < 3),
  );
  expect(wrong).toEqual([]);
});
