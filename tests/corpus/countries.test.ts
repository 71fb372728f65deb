import { expect, it } from 'vitest';
import { countryFinder } from '../../src/corpus/countries.ts';

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
])('%s names %j', (title, codes) => {
  expect(countryFinder([])(title)).toEqual(codes);
});

it('knows the names of the aliases, but not those that only hint', () => {
  const aliases = [
    { name: 'The Hermit Kingdom', also: ['Choson'], country: 'KP' },
    { name: 'Telenor', also: [], hint: 'PK' },
  ];
  expect(countryFinder(aliases)('Choson, Norway and Telenor')).toEqual(['KP', 'NO']);
  expect(countryFinder(aliases)('the hermit kingdom')).toEqual(['KP']);
});
