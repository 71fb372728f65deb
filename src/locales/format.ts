import type { Period } from '../model/period.ts';

/** Writes dates, numbers and money the way one language does. */
export interface Format {
  /** A period in words: "18 December 1948", "August 2021", "since 1976", "1960s". */
  period(period: Period): string;
  money(amount: number, currency: string): string;
  number(n: number): string;
}

/** The few words that dates and amounts need and `Intl` does not have. */
export interface FormatWords {
  readonly million: string;
  readonly billion: string;
  since(start: string): string;
  until(end: string): string;
  span(start: string, end: string): string;
  decade(year: number): string;
  century(year: number): string;
  yearless(day: string): string;
  about(date: string): string;
  perhaps(date: string): string;
}

/** Written periods remembered; dates that people type must not fill the memory. */
const PERIODS = 5_000;

const midday = (iso: string): Date => new Date(`${iso}T12:00:00Z`);

/** Builds the formats of a language; `tag` is its BCP 47 tag with a region that writes the day first. */
export function createFormat(tag: string, words: FormatWords): Format {
  const options = { timeZone: 'UTC' } as const;
  const day = new Intl.DateTimeFormat(tag, { ...options, day: 'numeric', month: 'long', year: 'numeric' });
  const month = new Intl.DateTimeFormat(tag, { ...options, month: 'long', year: 'numeric' });
  const dayMonth = new Intl.DateTimeFormat(tag, { ...options, day: 'numeric', month: 'long' });
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });

  const part = (text: string): string => {
    const [, bare, mark] = /^(.+)([?~%])$/.exec(text) ?? [];
    if (bare !== undefined) {
      const date = mark === '?' ? part(bare) : words.about(part(bare));
      return mark === '~' ? date : words.perhaps(date);
    }
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return day.format(midday(text));
    if (/^\d{4}-\d\d$/.test(text)) return month.format(midday(`${text}-01`));
    if (/^\d{3}X$/.test(text)) return words.decade(Number(`${text.slice(0, 3)}0`));
    if (/^\d\dXX$/.test(text)) return words.century(Number(`${text.slice(0, 2)}00`));
    const [, monthDay] = /^XXXX-(\d\d-\d\d)$/.exec(text) ?? [];
    return monthDay ? words.yearless(dayMonth.format(midday(`2000-${monthDay}`))) : text;
  };
  const range = (start: string, end: string): string => {
    if (start === '..') return words.until(part(end));
    if (end === '..') return words.since(part(start));
    const days = [start, end].every((text) => /^\d{4}-\d\d-\d\d$/.test(text));
    return days
      ? day.formatRange(midday(start), midday(end)).replace(/\s*–\s*/u, '–')
      : words.span(part(start), part(end));
  };

  const written = new Map<string, string>();
  const write = (edtf: string): string => {
    const [start = '', end] = edtf.split('/');
    return end === undefined ? part(start) : range(start, end);
  };

  return {
    period({ edtf }) {
      // A corpus has few different periods, and `Intl` takes its time for each.
      const known = written.get(edtf) ?? write(edtf);
      if (written.size < PERIODS) written.set(edtf, known);
      return known;
    },
    number: (n) => number.format(n),
    money(amount, currency) {
      const [size, word] =
        amount >= 1e9 && amount % 1e7 === 0
          ? [1e9, ` ${words.billion}`]
          : amount >= 1e6
            ? [1e6, ` ${words.million}`]
            : [1, ''];
      return `${currency} ${number.format(amount / size)}${word}`;
    },
  };
}
