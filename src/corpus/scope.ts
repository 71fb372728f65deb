import { COUNTRIES, pairOf, WORLD, type CountryCode, type Pair } from '../model/country.ts';
import { plainOf, type Passage, type Section } from '../model/document.ts';
import { codesIn, type CountriesIn } from './countries.ts';
import { countryOfRow } from './country-row.ts';

/** A section as the parser leaves it: whose relations its passages tell of is not known yet. */
export type ParsedSection = Omit<Section, 'passages'> & { readonly passages: readonly ParsedPassage[] };
export type ParsedPassage = Omit<Passage, 'pairs'>;

const TERRITORIES: ReadonlySet<CountryCode> = new Set(
  COUNTRIES.filter(({ independent }) => !independent).map(({ code }) => code),
);

// Somebody else, to compare with.
const COMPARED =
  /\b(?:unlike|apart from|except|aside from|compared (?:to|with)|similar to|like) (?:the )?\p{Lu}[\p{L} ]{2,40}/giu;

/** Says of every passage whose relations it tells of. `source` is the text that offsets count in. */
export function placeSections(
  sections: readonly ParsedSection[],
  countries: readonly CountryCode[],
  source: string,
  countriesIn: CountriesIn,
): Section[] {
  const [only, another, third] = countries;
  if (only !== undefined && another === undefined) return placeSurvey(sections, only, source, countriesIn);
  const all = pairsAmong(countries);
  const pairsOf = ({ text }: ParsedPassage): readonly Pair[] => {
    if (third === undefined) return all;
    const named = codesIn(text, countriesIn).filter((code) => countries.includes(code));
    return named.length === 2 ? pairsAmong(named) : all;
  };
  return sections.map((section) => ({
    ...section,
    passages: section.passages.map((passage) => ({ ...passage, pairs: pairsOf(passage) })),
  }));
}

/** Every pair of some countries; one country alone stands with the world. */
export function pairsAmong(countries: readonly CountryCode[]): readonly Pair[] {
  const [only, ...others] = countries;
  if (only === undefined) return [];
  if (others.length === 0) return [pairOf(only, WORLD)];
  return countries.flatMap((a, i) => countries.slice(i + 1).map((b) => pairOf(a, b)));
}

/** The relations of one country with many: each section, row or sentence may be about another of them. */
function placeSurvey(
  sections: readonly ParsedSection[],
  home: CountryCode,
  source: string,
  countriesIn: CountriesIn,
): Section[] {
  const world = pairsAmong([home]);
  const withHome = (codes: readonly CountryCode[]): readonly Pair[] => codes.map((code) => pairOf(home, code));
  let open: { level: number; pairs: readonly Pair[] } | undefined;
  return sections.map((section) => {
    const level = levelAt(source, section.start);
    const headed = headingCodes(section.heading, home, countriesIn);
    if (headed.length > 0) open = { level, pairs: withHome(headed) };
    else if (open && (level === 0 || level <= open.level)) open = undefined;
    const own = open?.pairs;
    let before: Passage | undefined;
    const passages = section.passages.map((passage): Passage => {
      // A long row or item is cut in pieces; all of them are about the country of the first.
      const goesOn = before && passage.shape !== 'sentence' && !/[\r\n]/.test(source.slice(before.end, passage.start));
      const code = goesOn || own ? undefined : countryOf(passage, home, countriesIn);
      const pairs = own ?? (goesOn ? before!.pairs : code === undefined ? world : withHome([code]));
      return (before = { ...passage, pairs });
    });
    return { ...section, passages };
  });
}

/** How deep the heading at an offset stands; 0 for text without marks. */
const levelAt = (source: string, start: number): number =>
  /^\s*(=+|#+)/.exec(source.slice(start, start + 12))?.[1]?.length ?? 0;

/** A heading that names one or two countries beside the own is about them; a longer one tells of something else. */
function headingCodes(heading: string, home: CountryCode, countriesIn: CountriesIn): CountryCode[] {
  if (heading.length > 80) return [];
  const others = codesIn(heading, countriesIn).filter((code) => code !== home);
  return others.length <= 2 ? others : [];
}

function countryOf(passage: ParsedPassage, home: CountryCode, countriesIn: CountriesIn): CountryCode | undefined {
  if (passage.shape === 'row') return countryOfRow(passage, home, countriesIn);
  const others = codesIn(plainOf(passage).replace(COMPARED, ' '), countriesIn).filter((code) => code !== home);
  const [other] = others;
  return others.length === 1 && !TERRITORIES.has(other!) ? other : undefined;
}
