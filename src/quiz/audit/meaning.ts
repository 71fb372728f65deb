import { findDates, findValues } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import { namesOf, type Value } from '../../model/value.ts';
import { tokenize } from '../../search/words.ts';

/** What an option or a claim says, in a form in which two can be compared. */
export type Meaning =
  | { readonly type: 'date'; readonly period: Period }
  | { readonly type: 'number'; readonly n: number; readonly unit: string }
  | { readonly type: 'document'; readonly id: string }
  | { readonly type: 'words'; readonly words: readonly string[] };

/** Words that name nothing. */
const SMALL: ReadonlySet<string> = new Set(
  'the a an of in on at to for and or by with from s its his her their'.split(' '),
);

/** The words of a name that tell it from another. */
export const namingWords = (text: string): string[] => tokenize(text).filter((word) => !SMALL.has(word));

const words = (text: string): Meaning => ({ type: 'words', words: namingWords(text) });

const DATED = /^(?:year|month|day|date|decade|century|period|range|years?-?range)$/;

/** The period that a text in EDTF means, if it is one. */
export function periodIn(text: string): Period | undefined {
  try {
    return parsePeriod(text);
  } catch {
    return undefined;
  }
}

/** What the value of an option says. Its sort stands before the first colon; a number may have its unit before or behind it. */
export function meaningOf(value: string): Meaning {
  const [sort = '', ...parts] = value.split(':');
  const rest = parts.join(':');
  const period = DATED.test(sort) ? periodIn(rest) : undefined;
  if (period) return { type: 'date', period };
  if (sort === 'document') return { type: 'document', id: rest };
  const n = parts.find((part) => /^-?\d{1,15}(?:\.\d{1,6})?$/.test(part));
  if (n !== undefined) {
    const unit = parts.filter((part) => part !== n).join(' ');
    return { type: 'number', n: Number(n), unit: unit.toLowerCase() };
  }
  return words(rest === '' ? value : rest);
}

/** The sort of an option's value: what stands before the colon. */
export const sortOf = (value: string): string => (value.includes(':') ? value.slice(0, value.indexOf(':')) : '');

const number = (n: number, unit: string): Meaning => ({ type: 'number', n, unit: unit.toLowerCase() });

function meaningsOfValue(value: Value): Meaning[] {
  switch (value.type) {
    case 'date':
      return [{ type: 'date', period: value.edtf }];
    case 'money':
      return [number(value.amount, value.currency)];
    case 'count':
      return value.n === undefined ? [] : [number(value.n, value.unit)];
    case 'range':
      return [number(value.min, value.unit), number(value.max, value.unit)];
    case 'flag':
      return [];
    case 'person':
      return [value.name, value.role ?? ''].map(words);
    default:
      return namesOf(value).map(words);
  }
}

/** Fields that hold no words of what is told. */
const ASIDE: ReadonlySet<string> = new Set(
  'id kind section quote value period asOf asOfBasis modality qualifier topic words retracted sensitive document pair parties start end extracted rule'.split(
    ' ',
  ),
);

/** The fields that a claim has beside those that every claim has, as texts. */
export const ownFields = (claim: Claim): [string, string][] =>
  Object.entries(claim).flatMap(([name, told]: [string, unknown]): [string, string][] => {
    if (ASIDE.has(name)) return [];
    const texts = Array.isArray(told) ? (told as unknown[]) : [told];
    return texts.flatMap((text): [string, string][] => (typeof text === 'string' ? [[name, text]] : []));
  });

/** All that a claim says: its value, when it held, who and what it is about, and its document. */
export function meaningsOf(claim: Claim): Meaning[] {
  const dated = claim.value.type === 'date' || !claim.period ? [] : [{ type: 'date', period: claim.period } as const];
  return [
    ...meaningsOfValue(claim.value),
    ...dated,
    ...ownFields(claim).map(([, text]) => words(text)),
    { type: 'document', id: claim.document },
  ];
}

/** Whether words stand in others, in a row. */
export function standsIn(inner: readonly string[], outer: readonly string[]): boolean {
  if (inner.length === 0) return false;
  return outer.some((_, at) => inner.every((word, i) => outer[at + i] === word));
}

const DAY = 86_400_000;
const lengthOf = ({ from = '0001-01-01', to = '9999-12-31' }: Period): number =>
  (Date.parse(to) - Date.parse(from)) / DAY;

const touches = (a: Period, b: Period): boolean =>
  a.precision === 'yearless' || b.precision === 'yearless'
    ? a.edtf === b.edtf
    : (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');

/** When something that still lasts began: a question for its year asks for that. */
const begun = (period: Period): Period =>
  period.open && period.from ? (periodIn(period.edtf.split('/')[0] ?? '') ?? period) : period;

/**
 * Whether what is said makes an option right.
 * `sure` false: whether it may be right, as 1965 may when "the 1960s" is told.
 */
export function isSaid(option: Meaning, said: Meaning, sure = true): boolean {
  if (option.type === 'date' && said.type === 'date') {
    const told = begun(said.period);
    return touches(option.period, told) && (!sure || lengthOf(option.period) >= lengthOf(told));
  }
  if (option.type === 'number' && said.type === 'number')
    return option.n === said.n && (option.unit === said.unit || option.unit === '' || !isCurrency(option.unit));
  if (option.type === 'document' && said.type === 'document') return option.id === said.id;
  if (option.type === 'words' && said.type === 'words')
    // "Norway" does not make "Prime Minister of Norway" right; "Harald V" makes "Harald V, King of Norway" so.
    return (
      standsIn(option.words, said.words) ||
      (said.words.length > 1 && said.words.length * 2 >= option.words.length && standsIn(said.words, option.words))
    );
  return false;
}

const isCurrency = (unit: string): boolean => /^[a-z]{3}$/.test(unit);

/** Whether a text can mean what the value of its option says. */
export function canMean(text: string, meaning: Meaning): boolean {
  switch (meaning.type) {
    case 'date':
      return findDates(text).some(({ value }) => {
        const period = periodIn(String(value));
        return period !== undefined && touches(period, meaning.period);
      });
    case 'number':
      return findValues(text).some(
        ({ value, currency }) =>
          Number(value) === meaning.n && (currency === undefined || currency.toLowerCase() === meaning.unit),
      );
    default:
      return true;
  }
}
