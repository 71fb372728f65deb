import type { CountryCode } from '../../model/country.ts';
import type { Found } from '../../model/grammar.ts';
import { sentencesOf, type Range } from '../sentences.ts';
import type { Unit } from './unit.ts';

/**
 * One sentence of a unit in which every country, amount, date and count is overwritten with one private character of the same
 * length, another for each: patterns name what they want (`LAND`, `MONEY`) wherever and however it is written.
 */
export interface Marked extends Range {
  /** `start..end` count in its text. */
  readonly unit: Unit;
  /** The sentence without reference marks, emphasis and doubled blanks. */
  readonly text: string;
  /** The same, overwritten; offsets in it and in `text` are the same. */
  readonly marks: string;
  /** Where each character stands in the unit's text, and where the last one ends. */
  readonly places: readonly number[];
  /** The countries that it names, each once. */
  readonly codes: readonly CountryCode[];
  /** What the private characters stand for. */
  readonly named: ReadonlyMap<string, CountryCode>;
  readonly told: ReadonlyMap<string, Found>;
}

const FIRST = { country: 0xe000, money: 0xe800, date: 0xf000, count: 0xf400 } as const;
const MOST = 0x400;
const classOf = (type: keyof typeof FIRST): string =>
  `[${String.fromCodePoint(FIRST[type])}-${String.fromCodePoint(FIRST[type] + MOST - 1)}]`;
const mark =
  (type: keyof typeof FIRST) =>
  (name: string): string => {
    const any = classOf(type);
    return `(?<${name}>${any})${any}*`;
  };

/** Patterns for a country (or its people or adjective, with or without the article), an amount, a date and a count; each names its group. */
export const LAND = (name: string): string => `(?:[Tt]he )?${mark('country')(name)}(?!${classOf('country')})`;
/** What follows a country that owns something. */
export const POSS = "(?:['’]s?)?";
export const MONEY = mark('money');
export const DATE = mark('date');
export const COUNT = mark('count');

/** A pattern over the marks: case matters in names alone, so words are written small with a bracket where they may begin a sentence. */
export const pattern = (source: string): RegExp => new RegExp(source.replace(/\s+/g, ' '), 'dgiu');

const PRIVATE = /[\ue000-\uf8ff]/g;

/** Where the mark ends that begins at `start`; `start` where none does. */
export function endOfMark(marks: string, start: number): number {
  const first = marks[start] ?? '';
  if (!/[\ue000-\uf8ff]/.test(first)) return start;
  let end = start;
  while (marks[end] === first) end++;
  return end;
}

/** The sentences of a unit with their marks; the cells of a row are read one by one. */
export function markedSentences(unit: Unit): Marked[] {
  const { text } = unit;
  const chars = text.replace(PRIVATE, '?').split('');
  const named = new Map<string, CountryCode>();
  const told = new Map<string, Found>();
  const taken: Range[] = [];
  const put = (type: keyof typeof FIRST, { start, end }: Range, n: number): string | undefined => {
    if (n >= MOST || taken.some((other) => start < other.end && other.start < end)) return undefined;
    taken.push({ start, end });
    const char = String.fromCodePoint(FIRST[type] + n);
    chars.fill(char, start, end);
    return char;
  };
  unit.values.forEach((found, n) => {
    // "the two countries" are who they are, not how many.
    if (/^(?:one|two)$/i.test(text.slice(found.start, found.end))) return;
    const char = put(found.type, found, n);
    if (char !== undefined) told.set(char, found);
  });
  unit.countries.forEach((country, n) => {
    const char = put('country', country, n);
    if (char !== undefined) named.set(char, country.code);
  });
  const marks = chars.join('');
  return cellsIn(unit).map(({ start, end }): Marked => {
    const places = placesIn(text, { start, end });
    const own = places.map((at) => marks[at]).join('');
    const codes = [...named].flatMap(([char, code]) => (own.includes(char) ? [code] : []));
    const clean = places
      .map((at) => text[at])
      .join('')
      .replace(/\s/g, ' ');
    const last = places.at(-1) ?? start;
    return {
      unit,
      start,
      end,
      text: clean,
      marks: own.replace(/\s/g, ' '),
      places: [...places, last + 1],
      codes: [...new Set(codes)],
      named,
      told,
    };
  });
}

const NOISE =
  /\s?\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\*{1,3}|'{2,3}|(?<=\s)\s+/giu;

/** The offsets of the characters that say something. */
function placesIn(text: string, { start, end }: Range): number[] {
  const places: number[] = [];
  let at = start;
  for (const { 0: noise, index } of text.slice(start, end).matchAll(NOISE)) {
    for (; at < start + index; at++) places.push(at);
    at += noise.length;
  }
  for (; at < end; at++) places.push(at);
  return places;
}

function cellsIn({ text, passage }: Unit): Range[] {
  if (passage.shape !== 'row') return sentencesOf(text, { start: 0, end: text.length });
  let start = 0;
  return text.split('|').flatMap((cell) => {
    const range = { start, end: start + cell.length };
    start = range.end + 1;
    return cell.trim() === '' ? [] : sentencesOf(text, range);
  });
}
