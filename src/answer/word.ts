import type { Span } from '../model/checked.ts';
import type { Word as Asked } from '../model/question.ts';
import { stemOf } from '../search/stem.ts';
import { tokenize } from '../search/words.ts';

/** A word of a text where it stands; `key` is the same for all its spellings. */
export interface Word extends Span {
  readonly key: string;
}

/** The words and figures of a text, in order, with the characters that they have in it. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)*|[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: own, index }) => {
    const key = tokenize(own).join(' ');
    return key ? [{ key, start: index, end: index + own.length }] : [];
  });

/** The stems of the words of a text. */
export const stemsOf = (text: string): ReadonlySet<string> => new Set(tokenize(text).map(stemOf));

/** Whether a question has any of some words, in any form. */
export function asksAny(asked: readonly Asked[], ...texts: readonly string[]): boolean {
  const stems = new Set(texts.map(stemOf));
  return asked.some(({ terms }) => stems.has(terms[0]!));
}

/** The words as plain text with one blank between them. */
export const plainOf = (words: readonly Word[]): string => words.map(({ key }) => key).join(' ');

/** The characters that the first match of a pattern in the plain words takes in the text itself. */
export function spanOf(words: readonly Word[], shape: RegExp): Span | undefined {
  const match = shape.exec(plainOf(words));
  if (!match) return undefined;
  const from = match.input.slice(0, match.index).split(' ').length - 1;
  const last = words[from + match[0].split(' ').length - 1];
  return { start: words[from]!.start, end: last!.end };
}
