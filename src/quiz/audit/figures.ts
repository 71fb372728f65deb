import { findValues, type Found } from '../../model/grammar.ts';
import { periodIn, type Meaning } from './meaning.ts';

/** What a date, amount or count in a text says. */
function meaningOfFound({ type, value, currency }: Found): Meaning | undefined {
  if (type !== 'date') return { type: 'number', n: Number(value), unit: currency?.toLowerCase() ?? '' };
  const period = periodIn(String(value));
  return period && { type: 'date', period };
}

/** How many figures of a text are looked at: what a person would read has fewer. */
const FIGURES = 20;

/** What the dates, amounts and counts of a text say, each once. */
export function figuresIn(text: string): Meaning[] {
  const found = new Map(findValues(text).map((each) => [`${each.type} ${each.value} ${each.currency}`, each]));
  return [...found.values()].slice(0, FIGURES).flatMap((each) => meaningOfFound(each) ?? []);
}
