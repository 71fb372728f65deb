import type { AmountRow } from '../model/figures/amounts.ts';
import { COLOURS, SERIES } from './style.ts';

/** How thick a bar is. */
export const THICK = 14;
/** Beyond an amount, for what its end is like. */
export const END = 14;

/** An outline with its looks. */
export interface Piece {
  readonly path: string;
  readonly fill: string;
  readonly stroke: string;
  readonly dash: readonly number[];
}
interface Room {
  readonly x: number;
  readonly y: number;
  /** How long a bar of the largest amount is. */
  readonly long: number;
  readonly most: number;
}

export const colourOf = (series: number): string => SERIES[series] ?? COLOURS.muted;

/**
 * The pieces of a bar and where it ends. A rough amount ends in stripes, a lower bound in an arrow, a range is striped between
 * its two amounts; what is only planned is a dashed frame.
 */
export function barOf(row: AmountRow, { x, y, long, most }: Room): { pieces: Piece[]; end: number } {
  const { amount, upTo, end, planned } = row;
  const colour = colourOf(row.series);
  const at = (value: number): number => Math.max(2, (value / most) * long);
  const solid = { fill: colour, stroke: colour, dash: [] };
  const box = (from: number, to: number): string =>
    `M${px(x + from)},${px(y)}h${px(to - from)}v${THICK}h${px(from - to)}z`;
  const stripes = (from: number, to: number): Piece[] =>
    Array.from({ length: Math.ceil((to - from) / 4) }, (_, i) => from + i * 4).map((left) => ({
      ...solid,
      path: box(left, left + 1.5),
      stroke: 'none',
    }));
  const main = at(amount) - (end === 'rough' ? Math.min(at(amount) - 2, 6) : 0);
  const body: Piece = {
    path: box(0, main),
    fill: planned ? COLOURS.card : colour,
    stroke: colour,
    dash: planned ? [3, 2] : [],
  };
  if (upTo !== undefined) return { pieces: [body, ...stripes(main + 3, at(upTo))], end: x + at(upTo) };
  if (end === 'rough') return { pieces: [body, ...stripes(main + 3, main + 12)], end: x + main + 12 };
  if (end === 'exact') return { pieces: [body], end: x + main };
  const tip = `M${px(x + main + 4)},${px(y)}l9,${THICK / 2}l-9,${THICK / 2}z`;
  return { pieces: [body, { ...solid, path: tip }], end: x + main + 13 };
}

const px = (n: number): number => Math.round(n * 10) / 10;
