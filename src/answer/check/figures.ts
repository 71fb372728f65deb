import type { Span } from '../../model/checked.ts';
import type { Found } from '../../model/grammar.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import { stemOf } from '../../search/stem.ts';
import { fold } from '../../search/words.ts';
import type { Word } from '../word.ts';

/** An amount or a number of things that a sentence gives. */
export interface Figure extends Span {
  readonly type: 'money' | 'count';
  readonly value: number;
  readonly currency?: string;
  /** "More than", "less than" or "about" it; just it when missing. */
  readonly bound?: 'over' | 'under' | 'about';
  /** The stems of the words around it, which say what is counted. */
  readonly near: readonly string[];
}

/** A date or stretch of time that a sentence gives. */
export interface Dated extends Span {
  readonly period: Period;
  /** The beginning of something that lasts. */
  readonly since: boolean;
}

const BOUNDS: readonly (readonly [NonNullable<Figure['bound']>, RegExp])[] = [
  ['over', /\b(?:over|above|exceed\w*|passed|more than|at least)(?: the)?$/],
  ['under', /\b(?:under|below|less than|fewer than|up to|at most)(?: the)?$/],
  ['about', /(?:\b(?:about|around|roughly|approximately|some|circa|ca|nearly|almost|close to|estimated)(?: the)?|~)$/],
];
/** "One of them", "the two countries": these count nothing. */
const NO_COUNT = /^(?:one\b|two (?:countries|states|nations|sides|governments|peoples)\b)/;

/** Amounts and counts among the values of a text. */
export const figuresIn = (values: readonly Found[], text: string, words: readonly Word[]): Figure[] =>
  values.flatMap(({ type, value, currency, start, end }): Figure[] => {
    if (type === 'date' || typeof value !== 'number') return [];
    if (type === 'count' && NO_COUNT.test(fold(text.slice(start, start + 20)))) return [];
    const before = wordsBefore(text, start);
    const bound = BOUNDS.find(([, shape]) => shape.test(before))?.[0];
    const around = [
      ...words.filter((word) => word.end <= start).slice(-6),
      ...words.filter((word) => word.start >= end).slice(0, 4),
    ];
    const near = around.map(({ key }) => stemOf(key));
    return [{ type, value, start, end, near, ...(currency && { currency }), ...(bound && { bound }) }];
  });

/** The dates among the values of a text; undefined when one of them cannot be. "Between 2002 and 2018" is one stretch of time. */
export function datesIn(values: readonly Found[], text: string): readonly Dated[] | undefined {
  const found = values.filter(({ type }) => type === 'date');
  const dates = found.flatMap(({ value, start, end }): Dated[] => {
    const period = periodOf(String(value));
    return period ? [{ start, end, period, since: SINCE.test(wordsBefore(text, start)) }] : [];
  });
  if (dates.length < found.length) return undefined;
  const [first, second] = dates;
  if (dates.length !== 2 || !first || !second) return dates;
  const around = `${wordsBefore(text, first.start)} #${fold(text.slice(first.end, second.start))}`;
  const period = SPAN.test(around) && periodOf(`${first.period.edtf}/${second.period.edtf}`);
  return period ? [{ start: first.start, end: second.end, period, since: false }] : dates;
}

/** The last few words before something, in plain form. */
const wordsBefore = (text: string, start: number): string => fold(text.slice(Math.max(0, start - 30), start)).trim();

const SINCE = /\b(?:since|from|as early as)$/;
const SPAN = /\b(?:between|from|years|period) #\s*(?:and|to|until|till|through)\s*$/;

function periodOf(edtf: string): Period | undefined {
  try {
    return parsePeriod(edtf);
  } catch {
    // "2018–2002" is written like a stretch of time and is none.
    return undefined;
  }
}
