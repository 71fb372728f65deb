import type { Range } from '../sentences.ts';

const SHORT = 170;
const LONGEST = 300;
// The name of another article, before the row's own words.
const LINK = /^\s*_?(?:See|Main article:?|Main:)(?: also)?:? [^.|]{3,80}? relations_?\s+/u;
const CLAUSE =
  /; |, (?:and|but|while|which|who|although|after which) |: | (?:while|whereas|although|but|before|when) /giu;

/** The part of a sentence that says what stands at the ranges: all that leads in where it is short, else its own clause. */
export function spanOf(text: string, ...ranges: readonly (Range | undefined)[]): Range {
  const told = ranges.filter((range) => range !== undefined);
  const start = Math.min(...told.map((range) => range.start));
  const end = Math.max(...told.map((range) => range.end));
  const link = LINK.exec(text)?.[0].length ?? 0;
  const blank = link > 0 && link <= start ? link : text.length - text.trimStart().length;
  if (end - blank <= SHORT) return { start: blank, end };
  const ends = [...text.slice(0, start).matchAll(CLAUSE)].map(({ 0: mark, index }) => index + mark.length);
  const from = ends.at(-1) ?? blank;
  return end - from <= LONGEST ? { start: from, end } : { start, end: Math.min(end, start + LONGEST) };
}
