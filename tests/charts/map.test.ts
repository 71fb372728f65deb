import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { landOf } from '../../src/charts/land.ts';
import { placeOf } from '../../src/charts/places.ts';
import { loadType } from '../../src/charts/type.ts';
import type { Mark, MissionMap } from '../../src/model/figures/map.ts';
import { numberOf } from '../../src/model/country.ts';
import { marksOf, outside, overlaps, readSvg, textBoxes } from './svg.ts';

const type = await loadType();
type Pin = MissionMap['pins'][number];

const pin = (city: string, sort: Mark['sort'], state: Mark['state'] = 'open', text = `${sort}, ${state}`): Pin => ({
  city,
  marks: [{ sort, state }],
  text,
  unplaced: `Not on the map: ${city}`,
});
const map = (country: string, pins: readonly Pin[]): MissionMap => ({
  chart: 'map',
  title: 'Missions of Chile',
  notes: ['Borders: made up'],
  source: 'Source: A made-up text',
  alt: '',
  country,
  shape: numberOf(country),
  pins,
  key: [
    { sort: 'embassy', label: 'embassy' },
    { sort: 'honorary-consulate', label: 'honorary consulate' },
    { state: 'open', label: 'full: told as open' },
  ],
});
const draw = async (figure: MissionMap) => readSvg((await drawSvg(figure, type))!);

/** Texts that cover each other or leave the card, and cities that are neither named on the map nor told below it. */
async function faults(figure: MissionMap) {
  const read = await draw(figure);
  const boxes = textBoxes(read, type);
  const said = read.texts.map(({ text }) => text).join(' ');
  return [overlaps(boxes), outside(read, boxes), figure.pins.filter(({ city }) => !said.includes(city))].flat();
}

const TURKEY = ['Alanya', 'Antalya', 'Istanbul', 'İskenderun', 'İzmir'];
const MANY =
  'Berlin,Hamburg,Munich,Cologne,Frankfurt,Stuttgart,Düsseldorf,Leipzig,Dortmund,Essen,Bremen,Dresden,Hanover,Nuremberg,Duisburg,Bochum,Wuppertal,Bielefeld,Bonn,Münster,Mannheim,Karlsruhe,Augsburg,Wiesbaden,Kiel';

describe('the picture of missions', () => {
  it('has the embassy and honorary consulates in Turkey by their names', async () => {
    const figure = map('TR', [pin('Ankara', 'embassy'), ...TURKEY.map((city) => pin(city, 'honorary-consulate'))]);
    const svg = (await drawSvg(figure, type))!;
    // Without the land, which is long.
    const marks = marksOf(svg).split('\n');
    await expect(marks.filter((line) => line.length < 200).join('\n')).toMatchFileSnapshot('fixtures/map.txt');
    expect(await faults(figure)).toEqual([]);
  });

  it.each([
    ['25 cities of one country', 'DE', MANY.split(',')],
    ['six cities within 30 km', 'NL', ['Rotterdam', 'Delft', 'The Hague', 'Schiedam', 'Vlaardingen', 'Zoetermeer']],
    ['a long country', 'CL', ['Santiago', 'Valparaíso', 'Punta Arenas', 'Arica']],
    ['a country across the antimeridian', 'RU', ['Moscow', 'Anadyr', 'Vladivostok', 'Murmansk']],
    ['a city state', 'SG', ['Singapore', 'Woodlands']],
    ['a country without a number', 'XK', ['Pristina', 'Prizren']],
    ['a far part', 'NO', ['Oslo', 'Longyearbyen']],
    ['two names of one place', 'UA', ['Kyiv', 'Kiev', 'Lviv']],
  ])('tells of every city: %s', async (_, country, cities) => {
    const sorts = ['embassy', 'consulate', 'honorary-consulate', 'mission'] as const;
    const pins = cities.map((city, i) => pin(city, sorts[i % 4]!, 'closed', 'consulate, closed since August 2021'));
    expect(await faults(map(country, pins))).toEqual([]);
  });

  it('tells below the map of a city that it does not find', async () => {
    const { texts } = await draw(
      map(
        'TR',
        [...TURKEY, 'Atlantis'].map((city) => pin(city, 'consulate')),
      ),
    );
    expect(texts.map(({ text }) => text)).toContain('Not on the map: Atlantis');
  });

  it.each([
    ['one place', 'TR', ['Ankara', 'Atlantis']],
    ['one place of two names', 'TR', ['Istanbul', 'Constantinople']],
    ['a country without borders in the data', 'TV', ['Funafuti', 'Vaiaku']],
    ['no country', 'ZZ', ['Ankara', 'Oslo']],
  ])('is not drawn of %s', async (_, country, cities) => {
    expect(
      await drawSvg(
        map(
          country,
          cities.map((city) => pin(city, 'embassy')),
        ),
        type,
      ),
    ).toBeUndefined();
  });

  it('has room for whatever the texts say', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 240 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 5, maxLength: 5 }), words, async (texts, title) => {
        const pins = TURKEY.map((city, i) => pin(city, 'consulate', 'mixed', texts[i]));
        const read = await draw({ ...map('TR', pins), title, key: [{ state: 'mixed', label: title }] });
        const boxes = textBoxes(read, type);
        expect(overlaps(boxes)).toEqual([]);
        expect(outside(read, boxes)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the land', () => {
  const WIDE = 520;
  const see = (country: string, ...cities: readonly string[]) => {
    const land = landOf(
      numberOf(country),
      cities.map((city) => placeOf(city, country)!),
      WIDE,
    )!;
    return { land, at: (city: string) => land.at(placeOf(city, country)!) };
  };

  it.each([
    ['NO', 'Oslo'],
    ['US', 'Washington'],
    ['RU', 'Moscow'],
    ['SG', 'Singapore'],
    ['FR', 'Paris'],
    ['FR', 'Cayenne'],
    ['US', 'Honolulu'],
    ['FJ', 'Suva'],
    ['MT', 'Valletta'],
  ])('of %s has %s in its frame', (country, city) => {
    const { land, at } = see(country, city);
    const [x, y] = at(city);
    expect([x > 0, x < WIDE, y > 0, y < land.height]).toEqual([true, true, true, true]);
    expect([land.height >= 280, land.height <= 440]).toEqual([true, true]);
    expect(land.outlines.filter(({ host }) => host)).toHaveLength(1);
    expect(land.outlines.at(-1)!.host).toBe(true);
  });

  it('is as big as it can be: a part that is far away shrinks it only where a pin is on it', () => {
    const far = (...cities: readonly string[]) => {
      const { at } = see('NO', ...cities);
      const [[x, y], [toX, toY]] = [at('Oslo'), at('Tromsø')];
      return Math.hypot(toX - x, toY - y);
    };
    expect(far('Oslo')).toBeGreaterThan(1.3 * far('Oslo', 'Longyearbyen'));
    const [paris, nice] = [see('FR', 'Paris').at('Paris'), see('FR', 'Paris').at('Nice')];
    expect(Math.hypot(nice[0] - paris[0], nice[1] - paris[1])).toBeGreaterThan(150);
  });

  it('has north above and east to the right', () => {
    const { at } = see('TR', 'Ankara');
    expect(at('Trabzon')[0]).toBeGreaterThan(at('Istanbul')[0]);
    expect(at('Antalya')[1]).toBeGreaterThan(at('Ankara')[1]);
  });
});
