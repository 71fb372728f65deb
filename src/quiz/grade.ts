import type { Key, Ruling } from '../model/quiz.ts';
import { fold } from '../search/words.ts';

/**
 * Whether an answer is right. Answers are texts: the place of an option (`2`), what was typed, or the places in an order
 * (`2031`), one digit each.
 */
export function isRight(key: Key, answer: string, ruling: Ruling = {}): boolean {
  const given = folded(answer);
  if (ruling.everybody === true || ruling.also?.some((also) => folded(also) === given)) return true;
  switch (key.type) {
    case 'option':
      return answer === String(key.at);
    case 'order':
      return answer === key.order.join('');
    case 'texts':
      return key.texts.some((text) => folded(text) === given);
    case 'number': {
      const typed = numberIn(answer);
      return typed !== undefined && Math.abs(typed - key.value) <= key.off;
    }
  }
}

/** Words without case, accents, punctuation and more than one space: "Bodø" is "bodo". */
const folded = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The places where digits are grouped by threes. */
const GROUPED = /(?<=\d)[ ,.'\u00A0\u202F](?=\d{3}(?!\d))/g;
const WORDS: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, k: 1e3, m: 1e6, bn: 1e9 };

/** The one number in what was typed, e.g. `559`, `1,079`, `5.3 billion`, `1 079,5`; undefined where there is none, or more than one. */
export function numberIn(typed: string): number | undefined {
  const plain = typed.slice(0, 100).toLowerCase();
  // Three digits after one mark are a group in "1,079" and "1.079": nobody types so many decimals.
  const whole = plain.replaceAll(GROUPED, '');
  const runs = whole.match(/\d[\d.,]*/g) ?? [];
  const [, digits, word] =
    /(-?\d{1,15}(?:[.,]\d{1,6})?)\s*(thousand|million|billion|bn|k|m)?(?![\p{L}\d])/u.exec(whole) ?? [];
  if (runs.length !== 1 || digits === undefined) return undefined;
  return Number(digits.replace(',', '.')) * (word === undefined ? 1 : WORDS[word]!);
}
