import data from './thesaurus.json' with { type: 'json' };
import { stemOf } from './stem.ts';

/**
 * Everyday words for the words of the field. Only what a reader would swap without a thought: a broad synonym list lowers
 * the quality of search. The lists are in `thesaurus.json`: groups of words that mean the same, phrases that mean one word,
 * and opposites (two groups).
 */
const meanings = new Map<string, Set<string>>();
for (const line of data.groups) {
  const group = line.split(' ').map(stemOf);
  for (const term of group) meanings.set(term, new Set([...(meanings.get(term) ?? []), ...group]));
}

const opposed = new Map<string, Set<string>>();
for (const line of data.opposites) {
  const [left = [], right = []] = line
    .split(line.includes('/') ? '/' : ' ')
    .map((side) => side.trim().split(' ').map(stemOf));
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const)
    for (const term of from) opposed.set(term, new Set([...(opposed.get(term) ?? []), ...to]));
}

/** Phrases by the stem of their first word, the longest first. */
const phrases = Map.groupBy(
  Object.entries(data.phrases)
    .map(([phrase, meaning]) => ({ stems: phrase.split(' ').map(stemOf), meaning: meaning.split(' ') }))
    .toSorted((a, b) => b.stems.length - a.stems.length),
  ({ stems }) => stems[0]!,
);

/** The stems of the words that mean the same as a stem, itself among them; none when it is not listed. */
export const synonymsOf = (stem: string): Iterable<string> => meanings.get(stem) ?? [];

/** The stems of words that say the opposite of a stem. */
export const oppositesOf = (stem: string): Iterable<string> => opposed.get(stem) ?? [];

/** Every listed word, for spelling. */
export const LISTED_WORDS: readonly string[] = [
  ...data.groups.flatMap((line) => line.split(' ')),
  ...Object.keys(data.phrases).flatMap((phrase) => phrase.split(' ')),
];

/**
 * The tokens with every phrase that means one word replaced by it: "kicked off" is "begin". A meaning that no document has
 * replaces nothing.
 */
export function withoutPhrases(tokens: readonly string[], isKnown: (word: string) => boolean): string[] {
  const result: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = phrases
      .get(stemOf(tokens[at]!))
      ?.find(({ stems }) => stems.every((stem, i) => tokens[at + i] !== undefined && stemOf(tokens[at + i]!) === stem));
    const told = found?.meaning.some(isKnown) ? found : undefined;
    result.push(...(told?.meaning ?? [tokens[at]!]));
    at += told?.stems.length ?? 1;
  }
  return result;
}
