import type { Mark as Meaning, MissionMap } from '../model/figures/map.ts';
import type { Mark } from './plot.ts';
import { COLOURS, INNER, SERIES, SIZES, WEIGHTS } from './style.ts';
import { leading, type Type } from './type.ts';

/** Room for a sign, in pixels. */
export const WIDE = 14;
/** The area of a sign, as Vega has it. */
const AREA = 110;
const LINE = leading(SIZES.small);
/** Between the entries of the key. */
const APART = 16;

const LOOKS: Readonly<Record<Meaning['sort'], { readonly shape: string; readonly colour: string }>> = {
  embassy: { shape: 'square', colour: SERIES[0] },
  consulate: { shape: 'circle', colour: SERIES[2] },
  'honorary-consulate': { shape: 'triangle-up', colour: SERIES[1] },
  mission: { shape: 'diamond', colour: SERIES[3] },
};

/** A sign with its middle; without a sort it is a plain one, for the key. */
export interface Sign extends Partial<Meaning> {
  readonly x: number;
  readonly y: number;
}

/** Signs: the shape is the sort; full where it is open, empty where it is not, with a dot in it where both are told. */
export function symbols(all: readonly Sign[]): Mark[] {
  const looks = all.map(({ sort, state = 'open', x, y }) => {
    const { shape, colour } = sort ? LOOKS[sort] : { shape: 'circle', colour: COLOURS.muted };
    return { x, y, shape, colour, fill: state === 'open' ? colour : COLOURS.card, dot: state === 'mixed' };
  });
  const symbol = (values: readonly object[], fill: string, size: number, line: number): Mark => ({
    type: 'group',
    data: [{ name: 'signs', values: [...values] }],
    marks: [
      {
        type: 'symbol',
        from: { data: 'signs' },
        encode: {
          enter: {
            x: { field: 'x' },
            y: { field: 'y' },
            shape: { field: 'shape' },
            size: { value: size },
            fill: { field: fill },
            stroke: { field: 'colour' },
            strokeWidth: { value: line },
          },
        },
      },
    ],
  });
  return [
    symbol(looks, 'fill', AREA, 2),
    symbol(
      looks.filter(({ dot }) => dot),
      'colour',
      AREA / 5,
      0,
    ),
  ];
}

/** A line of text by its beginning, or as `align` says; `y` is its upper edge. */
export interface Lettered {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** Lines of small text. */
export const lettering = (values: readonly Lettered[]): Mark => ({
  type: 'group',
  data: [{ name: 'lines', values: [...values] }],
  marks: [
    {
      type: 'text',
      from: { data: 'lines' },
      encode: {
        enter: {
          x: { field: 'x' },
          y: { signal: `datum.y + ${LINE / 2}` },
          text: { field: 'words' },
          align: { signal: `datum.align || 'left'` },
          baseline: { value: 'middle' },
          fontSize: { value: SIZES.small },
          fontWeight: { signal: `datum.bold ? ${WEIGHTS.bold} : ${WEIGHTS.regular}` },
        },
      },
    },
  ],
});

/** What the signs mean, in rows from `top`; `end` is below them. */
export function drawKey(
  key: MissionMap['key'],
  top: number,
  type: Type,
): { readonly marks: Mark[]; readonly end: number } {
  const signs: Sign[] = [];
  const lines: Lettered[] = [];
  let [x, y] = [0, top];
  for (const { label, ...sign } of key) {
    const [words = ''] = type.wrap(label, INNER - WIDE - 4, SIZES.small, { lines: 1 });
    const wide = WIDE + 4 + type.width(words, SIZES.small);
    if (x > 0 && x + wide > INNER) [x, y] = [0, y + LINE];
    signs.push({ ...sign, x: x + WIDE / 2, y: y + LINE / 2 });
    lines.push({ words, x: x + WIDE + 4, y });
    x += wide + APART;
  }
  return { marks: [...symbols(signs), lettering(lines)], end: y + LINE };
}
