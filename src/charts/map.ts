import type { Mark } from 'vega';
import type { MissionMap } from '../model/figures/map.ts';
import { placeLabels, type Placed, type Spot } from './labels.ts';
import { landOf, type Land } from './land.ts';
import { drawKey, lettering, symbols, WIDE, type Lettered } from './map-key.ts';
import { placeOf, type Position } from './places.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SERIES, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';

type Pin = MissionMap['pins'][number];

/** A label has at most so many lines below its city, each so wide. */
const LINES = 2;
const LABEL = 160;
/** Around the words of a label. */
const PAD = 2;
/** Between the map, its key and what is told below. */
const GAP = 10;
const LINE = leading(SIZES.small);
/** A map of one place says no more than its name. */
const LEAST_PLACES = 2;

/** A pin whose city was found, with what stands beside it: words, or the number under which they are told below the map. */
interface Standing extends Pin {
  readonly place: Position;
  readonly words: readonly string[];
  readonly number: string;
}

/** Missions as pins on a map of their host country; undefined where fewer than two cities are found, or no borders. */
export async function drawMap({ country, shape, pins, key }: MissionMap, type: Type): Promise<Plot | undefined> {
  const found = pins.flatMap((pin) => {
    const place = placeOf(pin.city, country);
    return place ? [{ ...pin, place }] : [];
  });
  if (new Set(found.map(({ place }) => place.join(' '))).size < LEAST_PLACES) return undefined;
  const land = landOf(
    shape,
    found.map(({ place }) => place),
    INNER,
  );
  if (!land) return undefined;
  const standing = found.map((pin, i): Standing => ({ ...pin, number: `${i + 1}`, words: wordsOf(pin, type) }));
  const placed = placeLabels(
    standing.map((pin) => spotOf(pin, land, type)),
    { width: INNER, height: land.height },
  );
  const drawn = drawKey(key, land.height + GAP, type);
  const told = [
    ...standing.filter((_, i) => placed[i]!.numbered).map(({ number, city, text }) => `${number} · ${city}: ${text}`),
    ...pins.filter(({ city }) => !found.some((pin) => pin.city === city)).map(({ unplaced }) => unplaced),
  ].flatMap((each) => type.wrap(each, INNER, SIZES.small, { lines: 3 }));
  const list = drawn.end + (told.length > 0 ? GAP / 2 : 0);
  const marks = [
    ...ground(land),
    grounds(placed),
    leaders(placed),
    ...symbols(
      standing.flatMap(({ marks: signs }, i) => {
        const { x, y } = placed[i]!.pin;
        return signs.map((sign, n) => ({ ...sign, x: x + (n + 0.5) * WIDE, y: y + WIDE / 2 }));
      }),
    ),
    lettering(standing.flatMap((pin, i) => labelled(pin, placed[i]!))),
    ...drawn.marks,
    lettering(told.map((words, i) => ({ x: 0, y: list + i * LINE, words }))),
  ];
  const data = [{ name: 'outlines', values: [...land.outlines] }];
  return plot({ height: list + told.length * LINE, autosize: 'none', data, marks }, type);
}

/** The city, then what is there; nothing where that is longer than a label. */
function wordsOf({ city, text: told }: Pin, type: Type): string[] {
  const [name] = type.wrap(city, LABEL, SIZES.small, { weight: 'bold', lines: 1 });
  const lines = type.wrap(told, LABEL, SIZES.small);
  return name === undefined || lines.length > LINES ? [] : [name, ...lines];
}

function spotOf({ place, marks, words, number }: Standing, land: Land, type: Type): Spot {
  const wide = (line: string, i: number): number => type.width(line, SIZES.small, i === 0 ? 'bold' : 'regular');
  const size = (lines: readonly string[]) => ({
    width: Math.max(...lines.map(wide)) + 2 * PAD,
    height: lines.length * LINE,
  });
  return {
    at: land.at(place),
    pin: { width: marks.length * WIDE, height: WIDE },
    ...(words.length > 0 && { label: size(words) }),
    number: size([number]),
  };
}

/** The land, its borders and the frame around it. */
function ground({ height }: Land): Mark[] {
  const host = (yes: string, no: string) => ({ signal: `datum.host ? ${yes} : ${no}` });
  const frame = { x: { value: 0.5 }, y: { value: 0.5 }, width: { value: INNER - 1 }, height: { value: height - 1 } };
  return [
    { type: 'rect', encode: { enter: { ...frame, fill: { value: SERIES[0] }, fillOpacity: { value: 0.1 } } } },
    {
      type: 'path',
      from: { data: 'outlines' },
      encode: {
        enter: {
          path: { field: 'path' },
          fill: host(`'${COLOURS.card}'`, `'${COLOURS.ground}'`),
          stroke: host(`'${COLOURS.line}'`, `'${COLOURS.edge}'`),
          strokeWidth: { value: 0.75 },
        },
      },
    },
    { type: 'rect', encode: { enter: { ...frame, stroke: { value: COLOURS.line } } } },
  ];
}

/** Behind labels, so that no coast or border runs through their words. */
const grounds = (placed: readonly Placed[]): Mark => ({
  type: 'group',
  data: [{ name: 'labels', values: placed.map(({ label }) => label) }],
  marks: [
    {
      type: 'rect',
      from: { data: 'labels' },
      encode: {
        enter: {
          x: { field: 'x' },
          y: { field: 'y' },
          width: { field: 'width' },
          height: { field: 'height' },
          fill: { value: COLOURS.card },
          fillOpacity: { value: 0.75 },
          cornerRadius: { value: 3 },
        },
      },
    },
  ],
});

/** Thin lines to what is not at its place. */
const leaders = (placed: readonly Placed[]): Mark => ({
  type: 'group',
  data: [
    {
      name: 'leaders',
      values: placed.flatMap((each) => each.leaders.map(([[x, y], [toX, toY]]) => ({ x, y, toX, toY }))),
    },
  ],
  marks: [
    {
      type: 'rule',
      from: { data: 'leaders' },
      encode: {
        enter: {
          x: { field: 'x' },
          y: { field: 'y' },
          x2: { field: 'toX' },
          y2: { field: 'toY' },
          stroke: { value: COLOURS.ink },
          strokeWidth: { value: 0.75 },
        },
      },
    },
  ],
});

/** The lines of a label, at the side that is turned to its pin. */
function labelled({ words, number }: Standing, { pin, label, numbered }: Placed): Lettered[] {
  const align = label.x >= pin.x + pin.width ? 'left' : label.x + label.width <= pin.x ? 'right' : 'center';
  const x = label.x + { left: PAD, center: label.width / 2, right: label.width - PAD }[align];
  return (numbered ? [number] : words).map((each, i) => ({
    words: each,
    x,
    y: label.y + i * LINE,
    bold: i === 0,
    align,
  }));
}
