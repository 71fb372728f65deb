import type { TimelineRow } from '../model/figures/timeline.ts';
import { INNER, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';

/** A line of text in a plot: its left upper corner. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly bold: boolean;
}
/** Lines, and where the room ends that they take. */
interface Lines {
  readonly lines: readonly Line[];
  readonly end: number;
}

const SIZE = SIZES.small;
const LINE = leading(SIZE);
/** Below the words of a row, for its mark. */
const STRIP = 15;
const GAP = 6;
/** The widest that dates may be, their lines, and what is between them and what happened. */
const DATES = 150;
const DATE_LINES = 3;
const BETWEEN = 12;
/** Before each of several events of one date. */
const BULLET = '·';
const INDENT = 9;
/** Where rows would be higher than this an event has one line, not two. */
const HIGH = 740;
/** What the font has no sign for is still there. */
const NOTHING = ['…'];

/** Puts the dates to the left and what happened beside them, row below row; `middles` is the height of each row's mark. */
export function placeRows(
  rows: readonly TimelineRow[],
  top: number,
  type: Type,
): Lines & { readonly middles: readonly number[] } {
  const widest = Math.max(...rows.map(({ when }) => type.width(type.legible(when), SIZE, 'bold')));
  const dates = Math.ceil(Math.min(DATES, widest));
  const place = (most: number) => {
    const lines: Line[] = [];
    const middles: number[] = [];
    let y = top + GAP;
    for (const row of rows) {
      const own = placeRow(row, y, dates, most, type);
      lines.push(...own.lines);
      middles.push(own.end + STRIP / 2);
      y = own.end + STRIP + GAP;
    }
    return { lines, middles, end: y };
  };
  const roomy = place(2);
  return roomy.end - top > HIGH ? place(1) : roomy;
}

function placeRow({ when, events }: TimelineRow, top: number, dates: number, most: number, type: Type): Lines {
  const left = type.wrap(when, dates, SIZE, { weight: 'bold', lines: DATE_LINES });
  const lines = left.map((text, i): Line => ({ x: 0, y: top + i * LINE, text, bold: true }));
  const several = events.length > 1;
  const x = dates + BETWEEN + (several ? INDENT : 0);
  let y = top;
  for (const event of events) {
    if (several) lines.push({ x: x - INDENT, y, text: BULLET, bold: true });
    for (const text of orNothing(type.wrap(event, INNER - x, SIZE, { lines: most }))) {
      lines.push({ x, y, text, bold: false });
      y += LINE;
    }
  }
  return { lines, end: Math.max(y, top + left.length * LINE) };
}

const orNothing = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? lines : NOTHING);

/** Texts below each other, each in at most two lines. */
export function placeLines(texts: readonly string[], top: number, type: Type, heading?: string): Lines {
  const wrapped = [
    ...(heading === undefined ? [] : type.wrap(heading, INNER, SIZE, { weight: 'bold', lines: 1 })).map((text) => ({
      text,
      bold: true,
    })),
    ...texts
      .flatMap((text) => orNothing(type.wrap(text, INNER, SIZE, { lines: 2 })))
      .map((text) => ({ text, bold: false })),
  ];
  const lines = wrapped.map(({ text, bold }, i): Line => ({ x: 0, y: top + i * LINE, text, bold }));
  return { lines, end: top + lines.length * LINE };
}
