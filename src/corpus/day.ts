import { findDates } from '../model/grammar.ts';
import { parsePeriod, type Period } from '../model/period.ts';

/** The day that a text names and nothing else, as `2024-04-17` or in words; a time of day may follow the figures. */
export function dayOf(text: string): Period | undefined {
  const words = text.trim();
  if (words.length > 40) return undefined;
  const day = /^\d{4}-\d\d-\d\d(?=$|[T ]\d\d:)/.exec(words)?.[0] ?? words;
  const [date] = findDates(day);
  if (date?.start !== 0 || date.end !== day.length || !/^\d{4}-\d\d-\d\d$/.test(String(date.value))) return undefined;
  try {
    return parsePeriod(String(date.value));
  } catch {
    // 29 February of most years.
    return undefined;
  }
}
