import type { TimelineRow } from '../model/figures/timeline.ts';
import { INNER, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';

/** A line of text in a plot: its left upper corner. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}
/** Lines, and where the room ends that they take. */
interface Lines {
  readonly lines: readonly Line[];
  readonly end: number;
}
interface Rows extends Lines {
  /** Of each row the height at which its mark stands. */
  readonly middles: readonly number[];
}

/** How large the words of rows are, and how many lines an event may have: what is roomiest first. */
const FORMS = [
  { size: SIZES.text, most: 3 },
  { size: SIZES.small, most: 3 },
  { size: SIZES.small, most: 2 },
  { size: SIZES.small, most: 1 },
] as const;
type Form = (typeof FORMS)[number];
/** As high as rows may be in a form that has a smaller one after it. */
const HIGH = 740;

/** Below the words of a row, for its mark. */
const STRIP = 15;
const GAP = 6;
/** The widest that dates may be, in heights of their text; their lines, and what is between them and what happened. */
const DATES = 12;
const DATE_LINES = 3;
const BETWEEN = 12;
/** Before each of several events of one date. */
const BULLET = '·';
const INDENT = 9;
/** What the font has no sign for is still there. */
const NOTHING = ['…'];

/** Puts the dates to the left and what happened beside them, row below row. */
export function placeRows(rows: readonly TimelineRow[], top: number, type: Type): Rows {
  let placed: Rows | undefined;
  for (const form of FORMS) {
    placed = placeIn(form, rows, top, type);
    if (placed.end - top <= HIGH) break;
  }
  return placed!;
}

function placeIn(form: Form, rows: readonly TimelineRow[], top: number, type: Type): Rows {
  const widest = Math.max(...rows.map(({ when }) => type.width(type.legible(when), form.size, 'bold')));
  const dates = Math.ceil(Math.min(DATES * form.size, widest));
  const lines: Line[] = [];
  const middles: number[] = [];
  let y = top + GAP;
  for (const row of rows) {
    const own = placeRow(row, y, dates, form, type);
    lines.push(...own.lines);
    middles.push(own.end + STRIP / 2);
    y = own.end + STRIP + GAP;
  }
  return { lines, middles, end: y };
}

function placeRow({ when, events }: TimelineRow, top: number, dates: number, form: Form, type: Type): Lines {
  const { size, most } = form;
  const step = leading(size);
  const left = type.wrap(when, dates, size, { weight: 'bold', lines: DATE_LINES });
  const lines = left.map((text, i): Line => ({ x: 0, y: top + i * step, text, size, bold: true }));
  const several = events.length > 1;
  const x = dates + BETWEEN + (several ? INDENT : 0);
  let y = top;
  for (const event of events) {
    if (several) lines.push({ x: x - INDENT, y, text: BULLET, size, bold: true });
    for (const text of orNothing(type.wrap(event, INNER - x, size, { lines: most }))) {
      lines.push({ x, y, text, size, bold: false });
      y += step;
    }
  }
  return { lines, end: Math.max(y, top + left.length * step) };
}

const orNothing = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? lines : NOTHING);

/** Small texts below each other, each in at most two lines. */
export function placeLines(texts: readonly string[], top: number, type: Type, heading = ''): Lines {
  const size = SIZES.small;
  const step = leading(size);
  const head = type.wrap(heading, INNER, size, { weight: 'bold', lines: 1 });
  const body = texts.flatMap((text) => orNothing(type.wrap(text, INNER, size, { lines: 2 })));
  const lines = [...head, ...body].map((text, i): Line => ({
    x: 0,
    y: top + i * step,
    text,
    size,
    bold: i < head.length,
  }));
  return { lines, end: top + lines.length * step };
}
