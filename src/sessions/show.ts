import type { Locale } from '../locales/en.ts';
import { PICKED, type Item, type Key, type Served } from '../model/quiz.ts';
import type { SessionQuestion } from '../model/session.ts';

/** The letter of an option by its place. */
export const letter = (place: number): string => String.fromCharCode(65 + place);

/** What an answer says, in words, as everybody sees the options. @param lettered with the letter of an option */
export function answerWords({ item }: Pick<Served, 'item'>, answer: string, t: Locale, lettered = true): string {
  const option = (place: number): string => {
    const words = item.options[place]?.text ?? '';
    return lettered ? t.quiz.question.option(letter(place), words) : words;
  };
  if (PICKED.has(item.form)) return option(Number(answer));
  if (item.form === 'order' || item.form === 'match') {
    const places = [...answer].map(Number);
    if (item.form === 'order') return places.map((place) => letter(place)).join(', ');
    return places.map((place, row) => `${row + 1} ${letter(place)}`).join(', ');
  }
  return answer;
}

/** What the host has decided over the answers since, in words. */
export const rulingWords = (
  { served, ruling }: Pick<SessionQuestion, 'served' | 'ruling'>,
  t: Locale,
  lettered: boolean,
): string[] =>
  (ruling?.acts ?? []).map(({ does, answer }) =>
    t.quizResults.ruling(does, answer === undefined ? '' : answerWords(served, answer, t, lettered)),
  );

/** A number with its unit; a year as it is written. */
export const numberWords = (value: number, unit: string, t: Locale): string =>
  unit === 'year' ? String(value) : `${t.format.number(value)} ${unit}`.trim();

/** The answer that a key takes for right, in words. */
export function keyWords(served: Served, t: Locale, lettered = true): string {
  const { key } = served;
  if (key.type === 'number') return numberWords(key.value, key.unit, t);
  return answerWords(served, answerOf(key), t, lettered);
}

/** An answer that a key takes for right. */
export function answerOf(key: Key): string {
  switch (key.type) {
    case 'option':
      return String(key.at);
    case 'order':
      return key.order.join('');
    case 'texts':
      return key.texts[0]!;
    case 'number':
      return String(key.value);
  }
}

/** Whether something can be the answer to an item at all: what a form or a made-up custom id says is anything. */
export function canBe({ form, options, rows }: Item, answer: string): boolean {
  if (PICKED.has(form)) return /^\d$/.test(answer) && Number(answer) < options.length;
  if (form !== 'order' && form !== 'match') return answer.trim() !== '' && answer.length <= 200;
  const places = [...answer];
  const count = form === 'match' ? (rows?.length ?? 0) : options.length;
  return (
    places.length === count &&
    new Set(places).size === count &&
    places.every((place) => canBe({ form: 'choice', options } as Item, place))
  );
}
