import type { CountryCode } from '../../model/country.ts';
import type { Document } from '../../model/document.ts';
import type { Claim } from '../../model/kinds/index.ts';

/** Finds the countries that a text names. */
export type CountriesIn = (text: string) => CountryCode[];

/** Proposes claims from the sentences, rows and items of a document by rules; each is marked as extracted and names its rule. */
export function extractClaims(_document: Document, _countriesIn: CountriesIn): Claim[] {
  return [];
}
