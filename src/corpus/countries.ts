import { COUNTRIES, SHARED_NAMES, type CountryCode } from '../model/country.ts';
import type { Alias } from '../model/document.ts';

const LONGEST = 7;

/** A country that a text names, at the characters `start..end` (UTF-16 units). */
export interface NamedCountry {
  readonly code: CountryCode;
  readonly start: number;
  readonly end: number;
}

/** Finds the countries that a text names, in the order of the text, none overlapping another. */
export type CountriesIn = (text: string) => NamedCountry[];

interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    key: fold(word),
    start: index,
    end: index + word.length,
  }));

/** Knows the countries by their English names and by the aliases; the longest name wins: North Korea, not Korea. */
export function countryFinder(aliases: readonly Alias[]): CountriesIn {
  const known = namesOf(aliases);
  return (text) => {
    const tokens = tokensOf(text);
    const found: NamedCountry[] = [];
    for (let from = 0; from < tokens.length; from++) {
      for (let to = Math.min(tokens.length, from + LONGEST); to > from; to--) {
        const named = tokens.slice(from, to);
        const code = known.get(named.map(({ key }) => key).join(' '));
        if (!code) continue;
        found.push({ code, start: named[0]!.start, end: named.at(-1)!.end });
        from = to - 1;
        break;
      }
    }
    return found;
  };
}

function namesOf(aliases: readonly Alias[]): Map<string, CountryCode> {
  const known = new Map<string, CountryCode>();
  const add = (name: string, code: CountryCode): void => {
    const key = tokensOf(name)
      .map((token) => token.key)
      .join(' ');
    if (!known.has(key)) known.set(key, code);
  };
  for (const { country, name, also } of aliases) if (country) [name, ...also].forEach((each) => add(each, country));
  const aliased = new Set(known.keys());
  for (const { name, code } of COUNTRIES) add(name, code);
  for (const { names, english, code } of COUNTRIES) names.slice(0, english).forEach((name) => add(name, code));
  // "Korea" alone is none of the two, unless the operator says which.
  for (const name of SHARED_NAMES) if (!aliased.has(name)) known.delete(name);
  return known;
}

/** The codes of the countries that a text names, each once, in alphabetical order. */
export const codesIn = (text: string, countriesIn: CountriesIn): CountryCode[] =>
  [...new Set(countriesIn(text).map(({ code }) => code))].toSorted();
