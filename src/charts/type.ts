import opentype from 'opentype.js';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decompress } from 'wawoff2';
import { LEADING, WEIGHTS, type Weight } from './style.ts';

/** The letters that pictures are written with: one family, shipped, no font of the system. */
export interface Type {
  /** The files of the fonts, as they are drawn with. */
  readonly files: readonly Uint8Array[];
  /** How wide a text is, in pixels. */
  width(text: string, size: number, weight?: Weight): number;
  /** The text without what the fonts have no sign for, and without characters that XML does not take. */
  legible(text: string): string;
  /** The text in lines of at most so many pixels; what is beyond `lines` is cut, with an ellipsis. */
  wrap(text: string, pixels: number, size: number, options?: Wrapping): string[];
}
export interface Wrapping {
  readonly weight?: Weight;
  readonly lines?: number;
}

/** From line to line, in pixels. */
export const leading = (size: number): number => Math.round(size * LEADING);

/** Reads the fonts, once. */
export async function loadType(): Promise<Type> {
  const fonts = new Map<Weight, { readonly file: Uint8Array; readonly font: opentype.Font }>();
  for (const [weight, number] of Object.entries(WEIGHTS) as [Weight, number][]) {
    const path = import.meta.resolve(`@fontsource/pretendard/files/pretendard-latin-${number}-normal.woff2`);
    // Each time it gives a part of a memory that it will use again.
    const file = (await decompress(await readFile(fileURLToPath(path)))).slice();
    fonts.set(weight, { file, font: opentype.parse(file.buffer, { lowMemory: true }) });
  }
  const fontOf = (weight: Weight): opentype.Font => fonts.get(weight)!.font;
  const width: Type['width'] = (text, size, weight = 'regular') => fontOf(weight).getAdvanceWidth(text, size);
  const has = (char: string): boolean => char === ' ' || fontOf('regular').charToGlyphIndex(char) > 0;
  const legible = (text: string): string =>
    [...text.normalize('NFC').replace(/\s+/gu, ' ')].filter(has).join('').trim();
  return {
    files: [...fonts.values()].map(({ file }) => file),
    width,
    legible,
    wrap(text, pixels, size, { weight = 'regular', lines = Infinity } = {}) {
      const measure = (part: string): number => width(part, size, weight);
      return cut(linesOf(legible(text), pixels, measure), lines, pixels, measure);
    },
  };
}

type Measure = (text: string) => number;

function linesOf(text: string, pixels: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, pixels, measure))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > pixels) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** A word that is wider than a line, in pieces that are not. */
function pieces(word: string, pixels: number, measure: Measure): string[] {
  if (measure(word) <= pixels) return [word];
  const parts: string[] = [''];
  for (const char of word) {
    if (measure(parts.at(-1)! + char) > pixels && parts.at(-1)) parts.push('');
    parts[parts.length - 1] += char;
  }
  return parts;
}

function cut(all: string[], lines: number, pixels: number, measure: Measure): string[] {
  if (all.length <= lines) return all;
  const kept = all.slice(0, lines);
  let last = kept.at(-1)!;
  while (last && measure(`${last}…`) > pixels) last = last.slice(0, -1);
  return [...kept.slice(0, -1), `${last.trimEnd()}…`];
}
