import { findDates, yearsOf } from '../model/grammar.ts';
import { parsePeriod } from '../model/period.ts';
import type { AskedYears } from '../model/question.ts';
import { fold } from './words.ts';

/** The years a question names, with "since", "after", "before" read as open ends. */
export function askedYears(text: string, plain: string): AskedYears | undefined {
  if (!/\d/.test(plain)) return undefined;
  const folded = fold(text);
  const dated = findDates(folded).flatMap((found) => {
    const years = yearsOf(found);
    // "Before the 1976 embassy" names an embassy, and asks for no year.
    if (/\b(?:before|after) (?:the|its|his|her|their)(?: \w+)?\s*$/.test(folded.slice(0, found.start))) return [];
    return years ? [{ ...years, before: folded.slice(0, found.start).trim().split(/\s+/).at(-1) ?? '' }] : [];
  });
  const short =
    /\b(since|in|from|of|after|before|until) ?'?(\d\d)\b(?!\d|s|,|\.\d| (?:years?|yrs|percent|per|million|billion|thousand|countries|people|nok|usd|dollars|kroner)\b)/.exec(
      plain,
    );
  if (dated.length === 0 && short) {
    const year = Number(short[2]) > 30 ? 1900 + Number(short[2]) : 2000 + Number(short[2]);
    dated.push({ from: year, to: year, before: short[1]! });
  }
  const first = dated[0];
  if (!first) return undefined;
  // "1947 or 1948?" asks which it was.
  if (/\d(s)? or \d/.test(plain)) return undefined;
  if (dated.length === 1 && /^(since|after|from)$/.test(first.before)) return { from: first.from };
  if (dated.length === 1 && /^(until|till)$/.test(first.before)) return { to: first.to, until: true };
  if (dated.length === 1 && /^(before|by|to)$/.test(first.before)) return { to: first.to };
  return { from: Math.min(...dated.map(({ from }) => from)), to: Math.max(...dated.map(({ to }) => to)) };
}

/** The one day, month or year that a text names (EDTF); undefined when it names none, several, or a span. */
export function askedDay(text: string): string | undefined {
  const dates = findDates(fold(text));
  const [date] = dates;
  if (!date || dates.length > 1 || /\b(since|after|before|until|till|by)\s*$/.test(fold(text).slice(0, date.start)))
    return undefined;
  const day = String(date.value);
  return /^\d{4}(-\d\d){0,2}$/.test(day) && canBe(day) ? day : undefined;
}

/** Whether a date is one: "21-12 April" ends before it begins. */
function canBe(date: string): boolean {
  try {
    return parsePeriod(date) !== undefined;
  } catch {
    return false;
  }
}

/** The days and months that a text names, also without their year (EDTF). */
export const askedDates = (text: string): readonly string[] =>
  /\d/.test(text)
    ? findDates(fold(text))
        .map(({ value }) => String(value))
        .filter((date) => /-/.test(date) && canBe(date))
    : [];
