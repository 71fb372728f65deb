import { describe, expect, it } from 'vitest';
import { countryWords, createNames } from '../../src/search/names.ts';
import { tokenize } from '../../src/search/words.ts';
import { openIndex } from './open.ts';

const { names } = openIndex();

/** What is named, a hint with a question mark: `NO KP?`. */
const told = (text: string, known = names): string =>
  known
    .find(tokenize(text))
    .filter(({ countries }) => countries.length > 0)
    .map(({ countries, hint }) => countries.join('/') + (hint ? '?' : ''))
    .join(' ');

describe('names of countries', () => {
  it.each<[string, string]>([
    ['Norway and Pakistan', 'NO PK'],
    ['NORWAY vs turkey', 'NO TR'],
    ['the Kingdom of Norway', 'NO'],
    ['norways trade', 'NO'],
    ["Norway's trade", 'NO'],
    ['Afghans', 'AF'],
    ['the Turks', 'TR'],
    ['DPRK', 'KP'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['N Korea', 'KP'],
    ['Republic of Korea', 'KR'],
    ['South Korea', 'KR'],
    // The documents know one Korea.
    ['Korea', 'KR/KP'],
    ['Türkiye', 'TR'],
    ['turkiye', 'TR'],
    ['USA', 'US'],
    ['Tyrkia', 'TR'],
    ['Τουρκία', 'TR'],
    ['Türkei', 'TR'],
    ['Corea del Norte', 'KP'],
    ['the United States', 'US'],
    ['Burma', 'MM'],
    ['Great Britain', 'GB'],
    ['Britain', 'GB'],
    ['Bosnia', 'BA'],
    ['Holland', 'NL'],
    ['Czechia', 'CZ'],
    ['Ivory Coast', 'CI'],
    ['Democratic Republic of the Congo', 'CD'],
    ['Guinea-Bissau', 'GW'],
    ['Equatorial Guinea', 'GQ'],
    ['South Sudan and Sudan', 'SS SD'],
    // In other languages.
    ['Norge', 'NO'],
    ['Norwegen und Pakistan', 'NO PK'],
    ['Nordkorea', 'KP'],
    ['Norvège', 'NO'],
    ['Noruega', 'NO'],
    ['Норвегия', 'NO'],
    ['노르웨이', 'NO'],
  ])('"%s" names %s', (text, expected) => expect(told(text)).toBe(expected));

  it('are taken whole: the longest name wins', () => {
    const tokens = tokenize('the islamic republic of pakistan and north korea');
    expect(names.find(tokens).map(({ from, to }) => tokens.slice(from, to).join(' '))).toEqual([
      'islamic republic of pakistan',
      'north korea',
    ]);
  });

  it.each([
    'a nice reading of the lead',
    'which one can help me',
    'how many people go there each year',
    'the most important goods',
    'a man who was sad',
    'the male students',
    'stock held in store',
    'Store',
    'the valley and the town',
    'a good deal for us',
    'who was first secretary',
    'constructor __proto__ toString',
    '',
  ])('"%s" names none', (text) => expect(told(text)).toBe(''));
});

describe('names that only point to a country', () => {
  it.each<[string, string]>([
    ['Kabul', 'AF?'],
    ['the embassy in Islamabad', 'PK?'],
    ['izmir', 'TR?'],
    ['Telenor Pakistan', 'PK?'],
    ['Erdogan', 'TR?'],
    ['Fredrik Barth', 'PK?'],
    ['Paris', 'FR?'],
    ['Victoria', 'SC?'],
    ['Stoere', 'AF?'],
    ['the Korean peninsula', 'KP?'],
  ])('"%s" points to %s', (text, expected) => expect(told(text)).toBe(expected));

  it('come from the aliases of the library: another one reads "Korea" differently', () => {
    const alias = { name: 'Korea', also: ['Corea'], country: 'KR' };
    const other = createNames({ home: 'NO', pairs: ['KR-NO'], aliases: [alias] });
    expect(told('Korea and corea', other)).toBe('KR KR');
    expect(told('Telenor', other)).toBe('');
    expect(other.find(['korea'])[0]?.alias).toBe(alias);
    for (const word of ['korea', 'corea']) expect(other.words).toContain(word);
    expect(other.words).not.toContain('telenor');
  });
});

it('gives the speller the words of the countries in question only', () => {
  const words = countryWords(['NO', 'TR']);
  for (const word of ['norway', 'norwegian', 'oslo', 'turkey', 'turkish', 'ankara']) expect(words).toContain(word);
  for (const word of ['pakistan', 'norwegen']) expect(words).not.toContain(word);
});
