import edtf from 'edtf';
import { z } from 'zod';

/** How finely a period is told. `yearless` is a day or month whose year the text does not give. */
export type Precision = 'day' | 'month' | 'year' | 'decade' | 'century' | 'range' | 'yearless';

/**
 * A stretch of time as a text tells it.
 * `from` and `to` are the first and last day it can mean (`YYYY-MM-DD`), `to` missing while it lasts,
 * both missing when the year is not given.
 */
export interface Period {
  readonly edtf: string;
  readonly precision: Precision;
  readonly from?: string;
  readonly to?: string;
  readonly open: boolean;
}

const PRECISIONS: readonly [RegExp, Precision][] = [
  [/^XXXX/, 'yearless'],
  [/\//, 'range'],
  [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{3}X$/, 'decade'],
  [/^\d{2}XX$/, 'century'],
];

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Parses EDTF level 1 with unspecified digits (ISO 8601-2), e.g. `1948-12-18`, `196X`, `2021-08/..`, `XXXX-11-11`.
 * @throws RangeError when the text is no EDTF date, or names a day that does not exist.
 */
export function parsePeriod(text: string): Period {
  const known = parsed.get(text);
  if (known) return known;
  const period = readPeriod(text);
  // A corpus has few different dates; hostile ones must not fill the memory.
  if (parsed.size < 5_000) parsed.set(text, period);
  return period;
}
const parsed = new Map<string, Period>();

/** The forms that mean one stretch of time; the library takes others and gives odd days for them. */
const MONTH = String.raw`-(?:0[1-9]|1[0-2])(?:-\d\d)?`;
const DATE = String.raw`(?:\d{4}(?:${MONTH})?|\d{3}X|\d\dXX)[?~%]?`;
const FORM = new RegExp(String.raw`^(?:${DATE}|XXXX${MONTH}|${DATE}/(?:${DATE}|\.\.)|\.\./${DATE})$`);

function readPeriod(text: string): Period {
  if (!FORM.test(text)) throw notADate(text);
  const sure = text.replace(/[?~%]$/, '');
  const precision = PRECISIONS.find(([shape]) => shape.test(sure))?.[1] ?? 'year';
  // Most dates are plain days: the library takes 0.1 ms for one.
  if (precision === 'day' && !Number.isNaN(Date.parse(text)) && day(Date.parse(text)) === text)
    return { edtf: text, precision, open: false, from: text, to: text };
  // The library knows no start that is open; such a period has no first day here.
  const closed = text.startsWith('../') ? text.slice(3) : text;
  let range: { min: number; max: number };
  try {
    range = edtf(closed);
  } catch (cause) {
    throw notADate(text, cause);
  }
  if (precision === 'yearless') return { edtf: text, precision, open: false };
  if (range.max < range.min) throw new RangeError(`"${text}" ends before it begins`);
  const open = range.max === Infinity;
  return {
    edtf: text,
    precision,
    open,
    ...(closed === text && { from: day(range.min) }),
    ...(!open && { to: day(range.max) }),
  };
}

/** Whether a text is a year, month or day that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return false;
  try {
    return parsePeriod(text).from !== undefined;
  } catch {
    return false;
  }
}

const notADate = (text: string, cause?: unknown): RangeError =>
  new RangeError(`"${text}" is not a date in EDTF (like 1948-12-18, 196X or 2021-08/..)`, { cause });

/** An EDTF text, checked and turned into a period. */
export const PeriodText = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .transform((text, context): Period => {
    try {
      return parsePeriod(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as RangeError).message });
      return z.NEVER;
    }
  });

/** Whether two periods can share a day. A period without a year overlaps nothing for certain. */
export function overlaps(a: Period, b: { readonly from?: string; readonly to?: string }): boolean {
  if (a.precision === 'yearless') return false;
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');
}

/** Whether the whole of `inner` lies in `outer`. */
export function contains(outer: Period, inner: Period): boolean {
  if (outer.precision === 'yearless' || inner.precision === 'yearless') return outer.edtf === inner.edtf;
  return (outer.from ?? '') <= (inner.from ?? '') && (inner.to ?? '9999') <= (outer.to ?? '9999');
}

/** The order of periods: earliest possible day first; without a year last. */
export function byPeriod(a: Period | undefined, b: Period | undefined): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}
const keyOf = (period: Period | undefined): string =>
  period && period.precision !== 'yearless' ? `${period.from ?? '0000'}~${period.to ?? '9999'}` : '~';

/** The newest year a period surely names: its end, or its beginning while it lasts. */
export const newestYear = (period: Period): number | undefined => {
  const edge = period.to ?? period.from;
  return edge ? Number(edge.slice(0, 4)) : undefined;
};
