import type { Locale } from '../../locales/en.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import { fold } from '../../search/words.ts';

/** What a claim tells where it is asked for one thing: `value` is compared, `text` shown. Equal meanings have equal values. */
export interface Told {
  readonly value: string;
  readonly text: string;
}

/** The sorts of a canonical value, before its first colon. */
export type Sort =
  | 'year'
  | 'month'
  | 'decade'
  | 'money'
  | 'count'
  | 'place'
  | 'person'
  | 'organisation'
  | 'thing'
  | 'term'
  | 'role'
  | 'document';

export const sortOf = (value: string): Sort => value.slice(0, value.indexOf(':')) as Sort;

/** Cities by other names that texts have for them. */
const RENAMED: Readonly<Record<string, string>> = {
  constantinople: 'istanbul',
  leningrad: 'saint petersburg',
  petrograd: 'saint petersburg',
  'st petersburg': 'saint petersburg',
  christiania: 'oslo',
  kristiania: 'oslo',
  christiansand: 'kristiansand',
  angora: 'ankara',
  peking: 'beijing',
  bombay: 'mumbai',
  calcutta: 'kolkata',
  madras: 'chennai',
  saigon: 'ho chi minh city',
  rangoon: 'yangon',
  danzig: 'gdansk',
  kiev: 'kyiv',
  astana: 'nur sultan',
};

/** The canonical value of a name: without case, accents, punctuation and a leading article. */
export function named(sort: Sort, text: string): string {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
  return `${sort}:${(sort === 'place' && RENAMED[words]) || words}`;
}

/** The number in a canonical value of an amount or count. */
export const numberOf = (value: string): number => Number(value.slice(value.lastIndexOf(':') + 1));

/** What a canonical value of a date or number is called; names have their own words. */
export function textOf(value: string, { format }: Locale): string {
  const [sort, unit = ''] = value.split(':');
  if (sort === 'money') return format.money(numberOf(value), unit);
  if (sort === 'count') return countText(numberOf(value), format);
  return format.period(parsePeriod(unit));
}

/** "40 million" and "10,475". */
function countText(n: number, format: Locale['format']): string {
  if (n < 1e6 || n % 1e4 !== 0) return format.number(n);
  return format.money(n, '').trim();
}

/** The value of the option that the documents do not say it. */
export const SILENCE = 'not-said';

/** By what options in one row stand: the beginning of a date, or the number; silence is last. Names have none. */
export function rankOf(value: string): number | undefined {
  if (value === SILENCE) return Infinity;
  const sort = sortOf(value);
  if (sort === 'money' || sort === 'count') return numberOf(value);
  if (sort !== 'year' && sort !== 'month' && sort !== 'decade') return undefined;
  return Date.parse(parsePeriod(value.slice(sort.length + 1)).from!);
}

/** The one year that a period lies in; undefined of a longer or yearless one. */
export function yearOf(period: Period | undefined): number | undefined {
  const [from, to] = [period?.from?.slice(0, 4), period?.to?.slice(0, 4)];
  return from !== undefined && from === to ? Number(from) : undefined;
}

/** What a claim tells, without the words that a language has for dates and numbers. */
interface Meant {
  readonly value: string;
  readonly text?: string;
}
type Aspect = (claim: Claim) => readonly Meant[];

const names = (sort: Sort, texts: readonly string[]): Meant[] =>
  texts.map((text) => ({ value: named(sort, text), text }));

/** A text that is a name or a title: "First Secretary". */
export const TERM = /^(?:the )?\p{Lu}[\p{L}\p{N}'’-]*(?: (?:of|for|and|the|on|in|\p{Lu}[\p{L}\p{N}'’-]*)){0,6}$/u;

/** A first name and another, or a title and a name: "Harald V", "King Harald V". */
const NAMED = /^\p{Lu}[\p{L}'’.-]* (?:[\p{L}'’.-]+ ){0,4}\p{Lu}[\p{L}'’.-]*$/u;

/** What a claim can be asked for, by name: all that is true of it. The names stand in the templates of items. */
export const ASPECTS = {
  /** Of what it tells by its date. */
  year({ value }) {
    const year = value.type === 'date' ? yearOf(value.edtf) : undefined;
    return year === undefined ? [] : [{ value: `year:${year}` }];
  },
  month: ({ value }) =>
    value.type === 'date' && value.edtf.precision === 'month' ? [{ value: `month:${value.edtf.edtf}` }] : [],
  decade: ({ value }) =>
    value.type === 'date' && value.edtf.precision === 'decade' ? [{ value: `decade:${value.edtf.edtf}` }] : [],
  /** The year in which it was so, where its value is something else. */
  when({ value, period }) {
    const year = value.type === 'date' || period?.open ? undefined : yearOf(period);
    return year === undefined ? [] : [{ value: `year:${year}` }];
  },
  /** The one number of an amount or a count. */
  figure({ value }) {
    if (value.type === 'money') return [{ value: `money:${value.currency}:${value.amount}` }];
    return value.type === 'count' && value.n !== undefined ? [{ value: `count:${value.unit}:${value.n}` }] : [];
  },
  name({ value }) {
    switch (value.type) {
      case 'place':
      case 'organisation':
        return names(value.type, value.names);
      case 'person':
        return names('person', [value.name]);
      case 'list':
        return names('thing', value.items);
      case 'text':
        return TERM.test(value.text) ? names('term', [value.text]) : [];
      default:
        return [];
    }
  },
  role: ({ value }) => (value.type === 'person' && value.role ? names('role', [value.role]) : []),
  /** Who visited, where the claim knows a name: an office alone says which country it is of. */
  guest: (claim) => {
    const [name = ''] = claim.kind === 'visit' ? claim.guest.split(',') : [];
    return NAMED.test(name) ? names('person', [name]) : [];
  },
  document: ({ document }) => [{ value: `document:${document}`, text: document }],
} as const satisfies Record<string, Aspect>;
export type AspectName = keyof typeof ASPECTS;

export const isAspect = (name: string): name is AspectName => Object.hasOwn(ASPECTS, name);

/** What a claim tells where it is asked for one thing, in words. */
export const toldBy = (claim: Claim, aspect: AspectName, t: Locale): Told[] =>
  meantBy(claim, aspect).map(({ value, text }) => ({ value, text: text ?? textOf(value, t) }));

/** What a claim can be asked for, without the words of a language. */
export const meantBy = (claim: Claim, aspect: AspectName): readonly Meant[] => (ASPECTS[aspect] as Aspect)(claim);

/** The canonical values of the same. */
export const valuesOf = (claim: Claim, aspect: AspectName): string[] =>
  meantBy(claim, aspect).map(({ value }) => value);
