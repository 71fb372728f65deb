import type { Document, Passage, Section } from '../../model/document.ts';
import { findValues, type Found } from '../../model/grammar.ts';
import type { CountriesIn, NamedCountry } from '../countries.ts';

/** One passage as the rules read it. Offsets in `countries` and `values` count in `passage.text`. */
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
export function unitsOf(document: Document, countriesIn: CountriesIn): Unit[] {
  return document.sections
    .filter(({ searchable }) => searchable)
    .flatMap((section) => {
      let before: Unit | undefined;
      return section.passages.map((passage): Unit => {
        const { text: written, plain: text = written } = passage;
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
