import { COUNTRIES, SHARED_NAMES, type CountryCode } from '../model/country.ts';
import type { Alias } from '../model/document.ts';
import { isPersonOrPlace } from './namesakes.ts';

/** A country that a text names, at the characters `start..end` (UTF-16 units). */
export interface NamedCountry {
  readonly code: CountryCode;
  readonly start: number;
  readonly end: number;
}

/** Finds the countries that a text names, in the order of the text, none overlapping another. */
export type CountriesIn = (text: string) => NamedCountry[];

/** A name after its first word; what is named as a country is but none of them has no code. */
interface Name {
  readonly rest: readonly string[];
  readonly code: CountryCode | undefined;
}
type Names = Map<string, Name[]>;

const LETTERS = String.raw`[\p{L}\p{N}\p{M}]`;
const CAPITALISED = new RegExp(String.raw`(?<!${LETTERS})[\p{Lu}\p{Lo}]${LETTERS}*`, 'gu');
const ANY = new RegExp(String.raw`(?<!${LETTERS})${LETTERS}+`, 'gu');
// A dash between two names parts them: "Guinea–Bissau" are two places, "Guinea-Bissau" is one.
const NEXT = new RegExp(String.raw`[-‐‑.,'’()&\s]{1,3}(${LETTERS}+)`, 'uy');

// Short forms that are other words in small letters; the dots of "U.S." part its letters.
const SHORT: Readonly<Record<string, CountryCode>> = {
  US: 'US',
  USA: 'US',
  'U S': 'US',
  'U S A': 'US',
  UK: 'GB',
  'U K': 'GB',
  UAE: 'AE',
  'U A E': 'AE',
  PRC: 'CN',
  ROC: 'TW',
  ROK: 'KR',
  DRC: 'CD',
};

// What looks like a country and is a sea, a currency, another land or a word; the second row are names that the package gives.
const NONE = (
  'New Mexico|New Jersey|Jersey City|New England|New Guinea|Gulf of Mexico|Gulf of Guinea|Gulf of Thailand|Gulf of Oman|Gulf of Finland|' +
  'South China Sea|East China Sea|Sea of Japan|Indian Ocean|Irish Sea|Norwegian Sea|Greenland Sea|Latin American|Latin Americans|' +
  'South American|South Americans|Central American|North American|North Americans|Native American|Native Americans|Pan American|' +
  'Inter American|Organization of American States|Organisation of American States|American Indian|American Indians|British India|' +
  'British Empire|British Columbia|British Commonwealth|Order of Malta|Australia Group|Dutch East Indies|Danish West Indies|Benin City|Georgia Tech|South West Africa|' +
  'East Germany|East German|German Democratic Republic|Central African|Kuwait City|Guatemala City|Panama City|Mexico City|' +
  'US dollar|US dollars|U.S. dollar|U.S. dollars|American dollar|American dollars|Canadian dollar|Canadian dollars|' +
  'Australian dollar|Australian dollars|Swiss franc|Swiss francs|Norwegian krone|Norwegian kroner|Norwegian crowns|Danish krone|' +
  'Danish kroner|Swedish krona|Swedish kronor|Turkish lira|Turkish liras|British pound|British pounds|Japanese yen|Indian rupee|' +
  'Indian rupees|Pakistani rupee|Pakistani rupees|Mexican peso|Mexican pesos|Russian rouble|Russian roubles|Russian rubles|' +
  'Island|Mann|Mannin|Reunion|Mexicanos|Portuguesa|Prathet|Viti|Dominique|Emirates|Dominican|Channel Islander|Virgin Islands'
).split('|');

const ASCII = /^[\0-\u007f]*$/;
const fold = (word: string): string =>
  ASCII.test(word) ? word.toLowerCase() : word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Knows the countries by their English names and by the aliases; the longest name wins: North Korea, not Korea.
 * Names begin with a capital (a turkey is a bird), unless the whole text has none.
 */
export function countryFinder(aliases: readonly Alias[]): CountriesIn {
  const names = namesOf(aliases);
  return (text) => {
    const found: NamedCountry[] = [];
    let free = 0;
    for (const { 0: word, index } of text.matchAll(/\p{Lu}/u.test(text) ? CAPITALISED : ANY)) {
      if (index < free) continue;
      const named = nameAt(text, word, index, names);
      if (!named) continue;
      free = named.end;
      if (named.code !== undefined && !isPersonOrPlace(text, index, named.end))
        found.push({ code: named.code, start: index, end: named.end });
    }
    return found;
  };
}

function nameAt(
  text: string,
  word: string,
  start: number,
  names: Names,
): { code: CountryCode | undefined; end: number } | undefined {
  // A short form is written as it is; "us" is no country.
  const candidates = [...(names.get(fold(word)) ?? []), ...(names.get(word) ?? [])];
  for (const { rest, code } of candidates) {
    const end = endOf(text, start + word.length, rest, word);
    if (end !== undefined) return { code, end };
  }
  return undefined;
}

function endOf(text: string, from: number, rest: readonly string[], first: string): number | undefined {
  const isShort = rest.length > 0 && first.length === 1;
  let end = from;
  for (const expected of rest) {
    NEXT.lastIndex = end;
    const next = NEXT.exec(text);
    if (!next || (isShort ? next[1] : fold(next[1]!)) !== expected) return undefined;
    end = NEXT.lastIndex;
  }
  // "US$" is money; the last dot of "U.S." belongs to it.
  return text[end] === '$' ? undefined : isShort && text[end] === '.' ? end + 1 : end;
}

function namesOf(aliases: readonly Alias[]): Names {
  const known = new Map<string, CountryCode | undefined>();
  const add = (name: string, code: CountryCode | undefined): void => {
    const key = (name.match(ANY) ?? []).map(fold).join(' ');
    // "Trinidad & Tobago"
    for (const each of [key, key.replaceAll(' and ', ' ')]) if (each !== '' && !known.has(each)) known.set(each, code);
  };
  for (const { country, name, also } of aliases) if (country) [name, ...also].forEach((each) => add(each, country));
  // "Korea" alone is none of the two, unless the operator says which.
  for (const name of [...NONE, ...SHARED_NAMES]) add(name, undefined);
  for (const { name, code } of COUNTRIES) add(name, code);
  // A territory that shares an adjective with its state comes after it: the French are of France.
  const states = COUNTRIES.toSorted((a, b) => Number(b.independent) - Number(a.independent));
  for (const { names, english, code } of states) {
    const own = names.slice(0, english);
    for (const name of own) add(name, code);
    for (const name of own) if (/(?:an|i|er|ese)$/.test(name)) add(`${name}s`, code);
  }
  const short = Object.entries(SHORT).map(([name, code]) => [name, code] as const);
  return byFirstWord([...known, ...short]);
}

function byFirstWord(known: readonly (readonly [string, CountryCode | undefined])[]): Names {
  const names: Names = new Map();
  for (const [key, code] of known) {
    const [first = '', ...rest] = key.split(' ');
    const same = names.get(first);
    if (same) same.push({ rest, code });
    else names.set(first, [{ rest, code }]);
  }
  for (const same of names.values()) same.sort((a, b) => b.rest.length - a.rest.length);
  return names;
}

/** The codes of the countries that a text names, each once, in alphabetical order. */
export const codesIn = (text: string, countriesIn: CountriesIn): CountryCode[] =>
  [...new Set(countriesIn(text).map(({ code }) => code))].toSorted();
