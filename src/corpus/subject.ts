import type { CountryCode } from '../model/country.ts';
import { codesIn, type CountriesIn } from './countries.ts';
import type { ParsedSection } from './scope.ts';

// Texts that tell of one country and many others, whichever of these they name most.
const SURVEY =
  /\b(?:foreign (?:relations|policy|affairs)|diplomatic missions|factbook|country (?:profile|study|brief)|economy|history|geography|demographics|list) of\b|\bfactbook\b|\bcountry profile\b/i;
// What two governments say together is said about something: "Joint Statement from A and B on C".
const SAYING =
  /^\W*(?:joint |press |white house )*(?:statement|declaration|communiqu[eé]|release|fact ?sheet|readout|memorandum)\b/i;
const ABOUT = /\s(?:on|regarding|concerning|about)\s/i;
const PREFIXES: Readonly<Record<string, CountryCode>> = {
  anglo: 'GB',
  austro: 'AT',
  dano: 'DK',
  franco: 'FR',
  germano: 'DE',
  greco: 'GR',
  hispano: 'ES',
  indo: 'IN',
  italo: 'IT',
  luso: 'PT',
  russo: 'RU',
  serbo: 'RS',
  sino: 'CN',
  turco: 'TR',
};
const PREFIXED = new RegExp(String.raw`\b(${Object.keys(PREFIXES).join('|')})[-‐‑–—](\p{Lu}\p{L}{2,20})`, 'giu');

/**
 * The countries whose relations a text tells of, in alphabetical order: those of its title; where that names one or none, those
 * that clearly rule the text. None where that is not clear.
 */
export function subjectOf(
  title: string,
  sections: readonly ParsedSection[],
  countriesIn: CountriesIn,
): readonly CountryCode[] {
  const named = titleCodes(title, countriesIn);
  if (named.length > 1 || (named.length === 1 && SURVEY.test(title))) return named;
  const counts = passagesNaming(sections, countriesIn);
  const [only] = named;
  const ranked = [...counts.by].filter(([code]) => code !== only).toSorted(([, m], [, n]) => n - m);
  const [[first, most] = ['', 0], [second, next] = ['', 0], [, third] = ['', 0]] = ranked;
  if (only !== undefined) return rules(most, next, counts.all, 0.1) ? [only, first].toSorted() : named;
  return rules(next, third, counts.all, 0.2) ? [first, second].toSorted() : [];
}

/** Whether a country that `n` of all passages name rules the text: often enough, and three times as often as the next. */
const rules = (n: number, next: number, all: number, share: number): boolean =>
  n >= 3 && n >= share * all && n >= 3 * next;

function titleCodes(title: string, countriesIn: CountriesIn): CountryCode[] {
  const about = SAYING.test(title) ? ABOUT.exec(title) : null;
  const sayers = about ? codesIn(title.slice(0, about.index), countriesIn) : [];
  if (sayers.length > 1) return sayers;
  const codes = codesIn(title, countriesIn);
  const prefixed = [...title.matchAll(PREFIXED)].filter(([, , name]) => countriesIn(name!).length > 0);
  return [...new Set([...codes, ...prefixed.map(([, prefix]) => PREFIXES[prefix!.toLowerCase()]!)])].toSorted();
}

function passagesNaming(
  sections: readonly ParsedSection[],
  countriesIn: CountriesIn,
): { all: number; by: Map<CountryCode, number> } {
  const by = new Map<CountryCode, number>();
  const passages = sections.flatMap((section) => (section.searchable ? section.passages : []));
  for (const { text } of passages) for (const code of codesIn(text, countriesIn)) by.set(code, (by.get(code) ?? 0) + 1);
  return { all: passages.length, by };
}
