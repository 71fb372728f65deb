import type { MissionMap } from '../model/figures/map.ts';
import { placeLabels, type Placed, type Spot } from './labels.ts';
import { landOf, type Land } from './land.ts';
import { drawKey, lettering, symbols, WIDE, type Lettered, type Sign } from './map-key.ts';
import { placeOf, type Position } from './places.ts';
import { plot, type Mark, type Plot } from './plot.ts';
import { COLOURS, INNER, SERIES, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';

type Pin = MissionMap['pins'][number];

/** A label has at most so many lines below its city, each so wide. */
const LINES = 3;
const LABEL = 165;
/** Around the words of a label. */
const PAD = 2;
/** Between the map, its key and what is told below. */
const GAP = 10;
/** What is told below the map has at most so many lines each. */
const LIST_LINES = 3;
const LINE = leading(SIZES.small);
/** A map of one place says no more than its name. */
const LEAST_PLACES = 2;

/** Room for the number under which a list below the map tells what had no room at its pin. */
const NUMBER = '00';

/** A pin whose city was found, with what stands beside it where there is room. */
interface Standing extends Pin {
  readonly place: Position;
  readonly words: readonly string[];
}

/** Missions as pins on a map of their host country; undefined where fewer than two places are found, or no borders. */
export async function drawMap({ country, shape, pins, key }: MissionMap, type: Type): Promise<Plot | undefined> {
  const looked = pins.map((pin) => ({ pin, place: placeOf(pin.city, country) }));
  const standing = looked.flatMap(({ pin, place }): Standing[] =>
    place ? [{ ...pin, place, words: wordsOf(pin, type) }] : [],
  );
  const places = standing.map(({ place }) => place);
  if (new Set(places.map((place) => place.join(' '))).size < LEAST_PLACES) return undefined;
  const land = landOf(shape, places, INNER);
  if (!land) return undefined;
  const spots = standing.map((pin) => spotOf(pin, land, type));
  const placed = placeLabels(spots, { width: INNER, height: land.height });
  const listed = standing.filter((_, i) => placed[i]!.numbered);
  const legend = drawKey(key, land.height + GAP, type);
  const told = [
    ...listed.map(({ city, text }, i) => `${i + 1} · ${city}: ${text}`),
    ...looked.flatMap(({ pin, place }) => (place ? [] : [pin.unplaced])),
  ].flatMap((each) => type.wrap(each, INNER, SIZES.small, { lines: LIST_LINES }));
  const list = legend.end + (told.length > 0 ? GAP / 2 : 0);
  const marks = [
    ...ground(land),
    grounds(placed),
    leaders(placed),
    ...symbols(standing.flatMap(({ marks: signs }, i) => signsAt(signs, placed[i]!))),
    lettering(
      standing.flatMap((pin, i) =>
        labelled(placed[i]!.numbered ? [`${listed.indexOf(pin) + 1}`] : pin.words, placed[i]!),
      ),
    ),
    ...legend.marks,
    lettering(told.map((words, i) => ({ x: 0, y: list + i * LINE, words }))),
  ];
  const data = [{ name: 'outlines', values: [...land.outlines] }];
  return plot({ height: list + told.length * LINE, autosize: 'none', data, marks }, type);
}

const signsAt = (signs: Pin['marks'], { pin: { x, y } }: Placed): Sign[] =>
  signs.map((sign, i) => ({ ...sign, x: x + (i + 0.5) * WIDE, y: y + WIDE / 2 }));

/** The city, then what is there; nothing where that is longer than a label. */
function wordsOf({ city, text: told }: Pin, type: Type): string[] {
  const [name] = type.wrap(city, LABEL, SIZES.small, { weight: 'bold', lines: 1 });
  const lines = type.wrap(told, LABEL, SIZES.small);
  return name === undefined || lines.length > LINES ? [] : [name, ...lines];
}

function spotOf({ place, marks, words }: Standing, land: Land, type: Type): Spot {
  const wide = (line: string, i: number): number => type.width(line, SIZES.small, i === 0 ? 'bold' : 'regular');
  const size = (lines: readonly string[]) => ({
    width: Math.max(...lines.map(wide)) + 2 * PAD,
    height: lines.length * LINE,
  });
  return {
    at: land.at(place),
    pin: { width: marks.length * WIDE, height: WIDE },
    ...(words.length > 0 && { label: size(words) }),
    number: size([NUMBER]),
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
function labelled(words: readonly string[], { pin, label }: Placed): Lettered[] {
  const align = label.x >= pin.x + pin.width ? 'left' : label.x + label.width <= pin.x ? 'right' : 'center';
  const x = label.x + { left: PAD, center: label.width / 2, right: label.width - PAD }[align];
  return words.map((each, i) => ({
    words: each,
    x,
    y: label.y + i * LINE,
    bold: i === 0,
    align,
  }));
}
