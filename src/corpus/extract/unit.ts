import { SHARERS, type CountryCode } from '../../model/country.ts';
import { plainOf, type Document, type Passage, type Section } from '../../model/document.ts';
import { findValues, type Found } from '../../model/grammar.ts';
import type { CountriesIn, NamedCountry } from '../countries.ts';

/** One passage as the rules read it. Offsets in `countries` and `values` count in `text`, which is as long as the passage's. */
export interface Unit {
  readonly document: Document;
  readonly section: Section;
  readonly passage: Passage;
  readonly text: string;
  /** The countries that it names, in order. */
  readonly countries: readonly NamedCountry[];
  /** The dates, amounts and counts that it names, in order. */
  readonly values: readonly Found[];
  /** Finds the countries of other words that belong to it, like the captions of a row. */
  readonly countriesIn: CountriesIn;
  /** The passage before it in its section. */
  readonly before?: Unit;
}

/** Every searchable passage of a document with what it names. */
export function unitsOf(document: Document, everyCountry: CountriesIn): Unit[] {
  const countriesIn = withShared(document.countries, everyCountry);
  return document.sections
    .filter(({ searchable }) => searchable)
    .flatMap((section) => {
      let before: Unit | undefined;
      return section.passages.map((passage): Unit => {
        const text = plainOf(passage);
        before = {
          document,
          section,
          passage,
          text,
          countries: countriesIn(text),
          countriesIn,
          values: findValues(text),
          ...(before && { before }),
        };
        return before;
      });
    });
}

/** In a text about one of the countries that share a name, the name alone means that one: "Korea". */
function withShared(countries: readonly CountryCode[], countriesIn: CountriesIn): CountriesIn {
  const names = countries.flatMap((code) => {
    const own = SHARERS.get(code) ?? [];
    const isOnly = !countries.some((other) => other !== code && SHARERS.get(other)?.some((name) => own.includes(name)));
    return isOnly ? own.map((name): [string, CountryCode] => [name, code]) : [];
  });
  if (names.length === 0) return countriesIn;
  const codes = new Map(names);
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...codes.keys()].join('|')})(?![\\p{L}\\p{N}]| (?:River|Basin|Strait))`,
    'gu',
  );
  return (text) => {
    const found = countriesIn(text);
    const more = [...text.matchAll(any)].flatMap(({ 0: name, index }) => {
      const range = { start: index, end: index + name.length };
      const isTaken = found.some(({ start, end }) => start < range.end && range.start < end);
      return isTaken || /\b(?:North|South|DR|D\.R\.) $/u.test(text.slice(Math.max(0, index - 6), index))
        ? []
        : [{ ...range, code: codes.get(name)! }];
    });
    return [...found, ...more].toSorted((a, b) => a.start - b.start);
  };
}
