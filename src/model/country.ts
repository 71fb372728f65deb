import data, { type Countries } from 'world-countries';
import { z } from 'zod';

/** ISO 3166-1 alpha-2 code, upper case. */
export type CountryCode = string;

/** Two country codes in alphabetical order, joined by a hyphen: `NO-PK`. */
export type Pair = `${CountryCode}-${CountryCode}`;

interface CountryNames {
  readonly code: CountryCode;
  readonly name: string;
  /** Every name, adjective and capital under which a reader may mean the country. */
  readonly names: readonly string[];
}

// The package's types describe its ES module; Node resolves the CommonJS one, whose export is the list itself.
const countries = data as unknown as Countries;

const CODES: ReadonlySet<string> = new Set(countries.map((country) => country.cca2));

/** A country code that exists. */
export const CountryCode = z
  .string()
  .refine((code) => CODES.has(code), { error: (issue) => `unknown country "${String(issue.input)}"` });

/** The pair of two countries, whichever is named first. */
export const pairOf = (a: CountryCode, b: CountryCode): Pair => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** The two countries of a pair. */
export const countriesOf = (pair: Pair): [CountryCode, CountryCode] => pair.split('-') as [CountryCode, CountryCode];

/** The country of a pair that is not `code`. */
export const partnerIn = (pair: Pair, code: CountryCode): CountryCode => {
  const [a, b] = countriesOf(pair);
  return a === code ? b : a;
};

// Formed adjectives are missing from most rows of the package ("Norwegian" is there, "Turks" is not); aliases add those.
function namesOf(country: (typeof countries)[number]): string[] {
  const translated = Object.values(country.translations).flatMap((name) => [name.common, name.official]);
  const native = Object.values(country.name.native).flatMap((name) => [name.common, name.official]);
  const demonyms = Object.values(country.demonyms).flatMap((word) => [word.m, word.f]);
  const spellings = country.altSpellings.filter((name) => name.length > 3);
  const all = [
    country.name.common,
    country.name.official,
    ...spellings,
    ...demonyms,
    ...country.capital,
    ...native,
    ...translated,
  ];
  return [...new Set(all.filter((name) => name.length > 2))];
}

/** All countries and the names by which they are known, in many languages. */
export const COUNTRIES: readonly CountryNames[] = countries.map((country) => ({
  code: country.cca2,
  name: country.name.common,
  names: namesOf(country),
}));

const displayNames = new Map<string, Intl.DisplayNames>();

/** The name of a country in a language, e.g. `countryName('TR', 'no')` is "Tyrkia". */
export function countryName(code: CountryCode, locale: string): string {
  let names = displayNames.get(locale);
  if (!names) displayNames.set(locale, (names = new Intl.DisplayNames([locale, 'en'], { type: 'region' })));
  // CLDR writes "Türkiye" and "North Korea"; English readers know both spellings, the aliases resolve either.
  return names.of(code) ?? code;
}
