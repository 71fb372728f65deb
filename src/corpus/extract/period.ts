import { parsePeriod } from '../../model/period.ts';
import type { Range } from '../sentences.ts';
import type { Marked } from './marked.ts';

/** A time that a sentence tells, with the word that leads to it. */
interface Told extends Range {
  readonly edtf: string;
  readonly lead: string;
}

const D = '[\uf000-\uf3ff]';
const WHEN =
  '(?<lead>(?:since|from|between|until|till|as of|in|on|during|throughout|by|for|of|at|around|about|at the (?:start|beginning|end) of)(?: the)?(?: (?:early|late|mid|spring|summer|autumn|fall|winter|fiscal year|year|beginning of|end of|start of|middle of)(?:[ -]of)?){0,2} ?|\\( ?|^)';
const TIMES = new RegExp(
  `(?:(?<![\\p{L}])${WHEN})(?<first>${D})\\k<first>*(?:(?: to| and| until| till|[–-]| through) ?(?<last>${D})\\k<last>*)?`,
  'giu',
);

/** A date that only names something ("the 2010 floods") or says what came before or after is not when it happened. */
function timesIn({ marks, told }: Marked): Told[] {
  return [...marks.matchAll(TIMES)].flatMap((match) => {
    const { lead = '', first = '', last } = match.groups ?? {};
    const from = String(told.get(first)?.value ?? '');
    const to = last === undefined ? undefined : String(told.get(last)?.value ?? '');
    const end = match.index + match[0].length;
    const edtf = edtfOf(lead.trim().toLowerCase(), from, to);
    // "in the 2010 floods" names the floods.
    if (edtf === undefined || (/\bthe\s*$/i.test(lead) && /^\d{4}$/.test(from))) return [];
    return [{ start: match.index, end, edtf, lead: lead.toLowerCase() }];
  });
}

function edtfOf(lead: string, from: string, to: string | undefined): string | undefined {
  if (from === '' || from.startsWith('X')) return from.startsWith('X') && to === undefined ? from : undefined;
  if (lead.startsWith('between') || (lead.startsWith('from') && to !== undefined))
    return to === undefined || from.includes('/') || to.includes('/') || to < from ? undefined : `${from}/${to}`;
  if (from.includes('/')) return from;
  if (lead.startsWith('since') || lead.startsWith('from')) return `${from}/..`;
  if (lead.startsWith('until') || lead.startsWith('till')) return `../${from}`;
  return from;
}

/**
 * When that happened which stands at `at`: the time told within it, else right behind it, else before it in the sentence.
 * Nothing where two times could be meant.
 */
export function periodOf(sentence: Marked, at: Range): string | undefined {
  const times = timesIn(sentence);
  const within = times.filter(({ start, end }) => start >= at.start && end <= at.end);
  if (within.length > 0) return within.length === 1 ? within[0]!.edtf : undefined;
  const behind = times.find(({ start }) => start >= at.end);
  const between = behind && sentence.marks.slice(at.end, behind.start);
  if (
    behind &&
    between!.length <= 40 &&
    !/[;:]|\b(?:and|but|while|which|who|where|whose|when|before|after)\b|\d|[\ue800-\uefff]/u.test(between!)
  )
    return behind.edtf;
  const before = times.findLast(({ end }) => end <= at.start && !isAside(sentence.marks, end, at.start));
  if (before) return sinceThen(sentence.marks, before, at.start);
  const [only, other] = times;
  return only && !other && only.lead.includes('as of') ? only.edtf : undefined;
}

/** What stands between a time and the statement shows that the time belongs to something else. */
function isAside(marks: string, from: number, to: number): boolean {
  const relative = /, (?:who|which|where|whose|when) [^,;]*$/i.test(marks.slice(Math.max(0, from - 80), from));
  return marks.slice(from, to).includes(';') || (relative && marks.slice(from, to).includes(','));
}

// "Since its founding in 1990, it has ..." lasts; "After the war of 1990, it ..." is some time later.
const LED = /(?:^|[,;(] ?)(?<word>since|after|following|before|prior to|until|despite)\b[^,;]*$/iu;

function sinceThen(marks: string, { start, end, edtf }: Told, to: number): string | undefined {
  const word = marks.slice(end, to).includes(',') ? LED.exec(marks.slice(0, start))?.groups?.['word'] : undefined;
  if (word === undefined) return edtf;
  return word.toLowerCase() === 'since' ? lasting(edtf) : undefined;
}

/** Whether a text is a period that a claim can have. */
export function isPeriod(text: string): boolean {
  try {
    parsePeriod(text);
    return true;
  } catch {
    return false;
  }
}

/** The period from a date on; a date without its year begins none. */
export const lasting = (date: string): string =>
  /^\d{4}|^\d{3}X/.test(date) && !date.includes('/') ? `${date}/..` : date;
