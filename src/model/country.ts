import data, { type Countries } from 'world-countries';
import { z } from 'zod';
import { MORE_NAMES } from './country-names.ts';

/** ISO 3166-1 alpha-2 code, upper case. */
export type CountryCode = string;

/** Two country codes in alphabetical order, joined by a hyphen: `NO-PK`; `001-NO` is Norway and the world. */
export type Pair = `${CountryCode}-${CountryCode}`;

/** The other side of what a text tells of one country alone: the world, by its code in UN M49, for which CLDR has a name. */
export const WORLD: CountryCode = '001';

interface CountryNames {
  readonly code: CountryCode;
  readonly name: string;
  /** English names and adjectives first, then names in other languages. */
  readonly names: readonly string[];
  /** How many of `names` are English. */
  readonly english: number;
  readonly capitals: readonly string[];
  /** A state of its own, not a territory of another. */
  readonly independent: boolean;
}

// The package's types describe its ES module; Node resolves the CommonJS one, whose export is the list itself.
const countries = data as unknown as Countries;

const CODES: ReadonlySet<string> = new Set(countries.map((country) => country.cca2));

/** A country code that exists. */
export const CountryCode = z
  .string()
  .refine((code) => CODES.has(code), { error: (issue) => `unknown country "${String(issue.input)}"` });

const NUMBERS = new Map(countries.map(({ cca2, ccn3, name }) => [cca2, ccn3 || name.common]));

/** The number of a country in ISO 3166-1, under which maps keep its borders; the name of one that has no number. */
export const numberOf = (code: CountryCode): string => NUMBERS.get(code) ?? code;

/** The pair of two countries, whichever is named first. */
export const pairOf = (a: CountryCode, b: CountryCode): Pair => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** The two countries of a pair. */
export const countriesOf = (pair: Pair): [CountryCode, CountryCode] => pair.split('-') as [CountryCode, CountryCode];

/** The country of a pair that is not `code`. */
export const partnerIn = (pair: Pair, code: CountryCode): CountryCode => {
  const [a, b] = countriesOf(pair);
  return a === code ? b : a;
};

// Names in everyday use that two countries share.
const SHARED: Readonly<Record<CountryCode, readonly string[]>> = {
  CD: ['Congo', 'Congolese'],
  CG: ['Congo', 'Congolese'],
  KP: ['Korea', 'Korean', 'Koreans'],
  KR: ['Korea', 'Korean', 'Koreans'],
};

/** Names, in lower case, that belong to two countries alike; an adjective that a territory shares with its state is none. */
export const SHARED_NAMES: ReadonlySet<string> = new Set(
  Object.values(SHARED)
    .flat()
    .map((name) => name.toLowerCase()),
);

/** Which countries share a name in everyday use, each with its names. */
export const SHARERS: ReadonlyMap<CountryCode, readonly string[]> = new Map(Object.entries(SHARED));

// The package has one adjective a country ("Norwegian"); what else readers say ("Turks") stands in the aliases.
function describe(country: (typeof countries)[number]): CountryNames {
  const { name, translations, altSpellings, demonyms, capital } = country;
  const both = (names: { common: string; official: string }[]): string[] =>
    names.flatMap((each) => [each.common, each.official]);
  const spellings = altSpellings.filter((spelling) => spelling.length > 3);
  const everyday = [...(MORE_NAMES[country.cca2]?.split('|') ?? []), ...(SHARED[country.cca2] ?? [])];
  const english = [
    name.common,
    name.official,
    ...everyday,
    ...spellings,
    demonyms['eng']?.m ?? '',
    demonyms['eng']?.f ?? '',
  ].filter((word) => word.length > 3);
  const foreign = both([...Object.values(name.native), ...Object.values(translations)]).filter(
    (word) => word.length > 2,
  );
  return {
    code: country.cca2,
    name: name.common,
    names: [...new Set([...english, ...foreign])],
    english: new Set(english).size,
    capitals: capital,
    independent: country.independent || ['TW', 'XK', 'PS', 'HK', 'MO', 'VA'].includes(country.cca2),
  };
}

/** All countries and the names by which they are known, in many languages. */
export const COUNTRIES: readonly CountryNames[] = countries.map(describe);

const display = new Map<string, Intl.DisplayNames>();
const called = new Map<string, string>();

/** The name of a country in a language, e.g. `countryName('TR', 'no')` is "Tyrkia"; each is looked up once. */
export function countryName(code: CountryCode, locale: string): string {
  const id = `${locale} ${code}`;
  const known = called.get(id);
  if (known !== undefined) return known;
  let names = display.get(locale);
  if (!names) display.set(locale, (names = new Intl.DisplayNames([locale, 'en'], { type: 'region' })));
  // CLDR writes "Türkiye" and "North Korea"; English readers know both spellings, the aliases resolve either.
  const name = names.of(code) ?? code;
  called.set(id, name);
  return name;
}
