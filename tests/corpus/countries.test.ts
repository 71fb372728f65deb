import { expect, it } from 'vitest';
import { codesIn, countryFinder } from '../../src/corpus/countries.ts';

it.each([
  ['Norway–Pakistan relations', ['NO', 'PK']],
  ['Norway-Pakistan Relations', ['NO', 'PK']],
  ['Pakistan‑Norway / Norway—Pakistan', ['NO', 'PK']],
  ['Afghanistan–Norway relations', ['AF', 'NO']],
  ['Norway–Turkey relations', ['NO', 'TR']],
  ['NORWAY–TÜRKIYE RELATIONS', ['NO', 'TR']],
  ['North Korea–Norway relations', ['KP', 'NO']],
  ['South Korea–Norway relations', ['KR', 'NO']],
  ['Korea', []],
  ['Afghan–Norwegian ties', ['AF', 'NO']],
  ['Guinea-Bissau and Niger', ['GW', 'NE']],
  ['The United States’ relations with Nigeria', ['NG', 'US']],
  ['DPRK and Norway', ['KP', 'NO']],
  ['Notes on fishing', []],
  ['a turkey in Norway', ['NO']],
  ['US dollars for the U.S. and for us', ['US']],
  ['Dutch, French and American', ['FR', 'NL', 'US']],
  ['the island of Malta', ['MT']],
  ['Latin American and Gulf of Mexico', []],
  ['Atlanta, Georgia', []],
  ['When Jordan met Chad Smith', ['JO']],
  ['Northern Ireland', ['GB']],
  ['United Kingdom of Great Britain and Northern Ireland', ['GB']],
  ['Saint Vincent & the Grenadines', ['VC']],
])('%s names %j', (title, codes) => {
  expect(codesIn(title, countryFinder([]))).toEqual(codes);
});

it('knows the names of the aliases, but not those that only hint', () => {
  const aliases = [
    { name: 'The Hermit Kingdom', also: ['Choson'], country: 'KP' },
    { name: 'Telenor', also: [], hint: 'PK' },
  ];
  expect(codesIn('Choson, Norway and Telenor', countryFinder(aliases))).toEqual(['KP', 'NO']);
  expect(codesIn('the hermit kingdom', countryFinder(aliases))).toEqual(['KP']);
});
