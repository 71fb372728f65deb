import { COUNTRIES, SHARED_NAMES, type CountryCode } from '../model/country.ts';
import type { Alias } from '../model/document.ts';

const LONGEST = 7;

const fold = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * Knows the countries by their English names and by the aliases. The function it returns gives those that a title names,
 * in alphabetical order; the longest name wins: North Korea, not Korea.
 */
export function countryFinder(aliases: readonly Alias[]): (title: string) => CountryCode[] {
  const known = namesOf(aliases);
  return (title) => {
    const words = fold(title);
    const found = new Set<CountryCode>();
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + LONGEST); to > from; to--) {
        const code = known.get(words.slice(from, to).join(' '));
        if (!code) continue;
        found.add(code);
        from = to - 1;
        break;
      }
    }
    return [...found].toSorted();
  };
}

function namesOf(aliases: readonly Alias[]): Map<string, CountryCode> {
  const known = new Map<string, CountryCode>();
  const add = (name: string, code: CountryCode): void => {
    const key = fold(name).join(' ');
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
