import { pairOf, WORLD, type CountryCode, type Pair } from '../model/country.ts';
import type { Passage, Section } from '../model/document.ts';

/** A section as the parser leaves it: whose relations its passages tell of is not known yet. */
export type ParsedSection = Omit<Section, 'passages'> & { readonly passages: readonly Omit<Passage, 'pairs'>[] };

/** Says of every passage whose relations it tells of. */
export function placeSections(sections: readonly ParsedSection[], countries: readonly CountryCode[]): Section[] {
  const pairs = pairsAmong(countries);
  return sections.map((section) => ({
    ...section,
    passages: section.passages.map((passage) => ({ ...passage, pairs })),
  }));
}

/** Every pair of some countries; one country alone stands with the world. */
export function pairsAmong(countries: readonly CountryCode[]): readonly Pair[] {
  const [only, ...others] = countries;
  if (only === undefined) return [];
  if (others.length === 0) return [pairOf(only, WORLD)];
  return countries.flatMap((a, i) => countries.slice(i + 1).map((b) => pairOf(a, b)));
}
