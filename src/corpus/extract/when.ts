import type { Qualifier } from '../../model/claim.ts';
import { findDates } from '../../model/grammar.ts';
import type { Range } from '../sentences.ts';
import { endOfMark, type Marked } from './marked.ts';
import type { Unit } from './unit.ts';

/** A date that a sentence tells; `start..end` count in the sentence. */
export interface Told extends Range {
  readonly edtf: string;
  readonly qualifier?: Qualifier;
}

const FARTHEST = 60;
// What may stand between a statement and its date, and what begins another statement.
const OTHER = /[;|]|\b(?:and|but|while|after|before|when|which|until|following|although)\b/iu;
const A_NAME = String.raw`\p{Lu}[\p{L}-]+(?: (?:of |the )*(?:\p{Lu}[\p{L}-]+|[\ue000-\ue3ff]+))*`;
const BOTH = new RegExp(`[\ue000-\ue3ff]+ and (?:the )?(?:[\ue000-\ue3ff]+|${A_NAME})|^ and the ${A_NAME}`, 'gu');
// What is told of an earlier time dates nothing: "After the war of 1992, ...".
const EARLIER =
  /(?:^|[,;(]\s)(?:\p{L}+ (?:years?|months?|days?) )?(?:after|following|since|before|prior to|until|while|despite)\b[^,;]*$|\b(?:after|since|before|prior to|(?<!not )until)\s+$/iu;

const ELSE_WHEN = /[;|]|\b(?:while|whereas|later|earlier|prior|previously|meanwhile|subsequently)\b/iu;

/** The dates of a sentence, in order; a year that only the text before tells is added as implied. */
export function datesIn(sentence: Marked): Told[] {
  const { marks, told } = sentence;
  const dates = [...told].filter(([mark, { type }]) => type === 'date' && marks.includes(mark));
  return dates.flatMap(([mark, { value }]): Told[] => {
    const start = marks.indexOf(mark);
    const range = { start, end: endOfMark(marks, start) };
    const full = withYear(inMonths(String(value), sentence.text.slice(0, start)), sentence, range.start);
    if (full === undefined) return [];
    const implied = String(value).startsWith('X');
    const qualifier = implied ? 'implied' : qualifierBefore(sentence.text.slice(0, range.start));
    return [{ ...range, edtf: full, ...(qualifier && { qualifier }) }];
  });
}

/** "Between April and November 1973", "from 4 to 6 May 1973" */
function inMonths(edtf: string, before: string): string {
  const lead = /\b(?:between|from) (\p{L}{3,9}|\d{1,2}) (?:and|to|until) $/iu.exec(before)?.[1];
  if (lead === undefined) return edtf;
  const isDay = /^\d/.test(lead) && /^\d{4}-\d\d-\d\d$/.test(edtf);
  const from = isDay ? edtf.slice(0, 8) + lead.padStart(2, '0') : findDates(`${lead} ${edtf.slice(0, 4)}`)[0]?.value;
  const isRange = typeof from === 'string' && from.length === edtf.length && /^\d{4}-\d\d/.test(edtf) && from < edtf;
  return isRange ? `${from}/${edtf}` : edtf;
}

function qualifierBefore(text: string): Qualifier | undefined {
  const words = /\b(late|early|around|about|circa|approximately)[ -](?:the )?$/iu.exec(text)?.[1]?.toLowerCase();
  if (words === 'late' || words === 'early') return words;
  return words === undefined ? undefined : 'about';
}

/** A day and month of the year that the text before speaks of: "On 27 August" after "24 August 1991". */
function withYear(edtf: string, sentence: Marked, at: number): string | undefined {
  if (!edtf.startsWith('XXXX')) return edtf;
  const year = lastYear(sentence.unit, sentence.places[at] ?? sentence.start);
  return year === undefined ? undefined : `${year}${edtf.slice(4)}`;
}

function lastYear(unit: Unit, at: number): string | undefined {
  const years = unit.values.filter(({ type, end }) => type === 'date' && end <= at);
  let from: Unit | undefined = unit;
  for (let back = 0; from && back < 3 && !years.some(({ value }) => /^\d{4}/.test(String(value))); back++) {
    from = from.before;
    if (from) years.push(...from.values.filter(({ type }) => type === 'date'));
  }
  return /^\d{4}/.exec(String(years.findLast(({ value }) => /^\d{4}/.test(String(value)))?.value ?? ''))?.[0];
}

/**
 * When that happened which stands at `range` of a sentence: the date in it or right behind it, else one that leads it in
 * ("In 1961, ..."). Nothing where it is not sure.
 */
export function whenOf(sentence: Marked, range: Range): Told | undefined {
  const dates = datesIn(sentence);
  const behind = dates.find(({ start }) => start >= range.start);
  if (behind) {
    const between = sentence.marks.slice(Math.min(range.end, behind.start), behind.start).replace(BOTH, '');
    if (between.length <= FARTHEST && !OTHER.test(between)) return fromTo(sentence, behind, dates);
  }
  const lead = dates.findLast(({ end }) => end <= range.start);
  if (!lead) return undefined;
  const between = sentence.text.slice(lead.end, range.start);
  const led = EARLIER.test(sentence.text.slice(0, lead.start));
  return led || between.length > 200 || ELSE_WHEN.test(between) ? undefined : lead;
}

/** "From 1922 until 1949" is one time. */
function fromTo({ text }: Marked, from: Told, dates: readonly Told[]): Told {
  const to = dates[dates.indexOf(from) + 1];
  const isRange =
    to !== undefined &&
    /\b(?:from|between)\s+$/iu.test(text.slice(0, from.start)) &&
    /^ ?(?:until|till|to|and|through|[–-]) ?$/iu.test(text.slice(from.end, to.start)) &&
    !/[/X]/.test(from.edtf + to.edtf) &&
    to.edtf > from.edtf;
  return isRange ? { ...from, end: to.end, edtf: `${from.edtf}/${to.edtf}` } : from;
}

/** The first date that a short text, like a cell, tells; from the first to the last where it tells two. */
export function dateOf(text: string): string | undefined {
  const [first, second] = findDates(text).map(({ value }) => String(value));
  if (first === undefined || first.startsWith('X')) return undefined;
  return second !== undefined && /^\d/.test(second) && second > first && !/[/X]/.test(first + second)
    ? `${first}/${second}`
    : first;
}
