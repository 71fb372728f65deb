import type { Claim } from '../../model/kinds/index.ts';
import type { Item } from '../../model/quiz.ts';
import { namesOf } from '../../model/value.ts';
import { tokenize } from '../../search/words.ts';
import { passageOf, sameConcept, type Facts } from './facts.ts';
import { figuresIn } from './figures.ts';
import { isSaid, meaningsOf, namingWords, standsIn } from './meaning.ts';
import { sentenceIn } from './words.ts';

/** A statement that is true or false, and the claim that it is about. */
interface Statement {
  readonly item: Item;
  readonly asked: Claim | undefined;
  /** The words of the stem. */
  readonly words: readonly string[];
  readonly facts: Facts;
}

/** How many words two texts share at their beginning and at their end. */
function sharedEnds(a: readonly string[], b: readonly string[]): readonly [number, number] {
  let [left, right] = [0, 0];
  const most = Math.min(a.length, b.length);
  while (left < most && a[left] === b[left]) left += 1;
  while (right < most - left && a.at(-1 - right) === b.at(-1 - right)) right += 1;
  return [left, right];
}

/** Words of a text, and what a statement has in their place; both folded. */
interface Swap {
  readonly now: string;
  readonly before: string;
}

/**
 * What a statement has in the place of other words of the first text with which it agrees at least by half.
 * @returns undefined also where words are only left out or added: nothing was put in the place of others
 */
function swapAmong(sentence: readonly string[], texts: readonly (readonly string[])[]): Swap | undefined {
  for (const text of texts) {
    const [left, right] = sharedEnds(sentence, text);
    if ((left + right) * 2 < sentence.length) continue;
    if (left + right === text.length || left + right === sentence.length) return undefined;
    const between = (words: readonly string[]): string => words.slice(left, words.length - right).join(' ');
    return { now: between(sentence), before: between(text) };
  }
  return undefined;
}

/** What a false statement has in the place of what its source says; undefined where it cannot be told. */
export function swapOf(statement: Statement): Swap | undefined {
  const { item, asked, facts } = statement;
  if (item.form !== 'true-false' || !asked || isStated(statement) !== false) return undefined;
  return swapAmong(tokenize(sentenceIn(item.stem)), [asked.quote, passageOf(asked, facts) ?? ''].map(tokenize));
}

/** What is left of a currency in folded words. */
const MARK = /^[a-z]{1,3}$/;

/** Whether words that were put in the place of others say the same: another form of one sum or date. */
function saysSame(now: string, before: string, facts: Facts): boolean {
  const [x, y] = [figuresIn(now), figuresIn(before)];
  return x.length > 0 ? x.every((one) => y.some((other) => isSaid(one, other))) : sameConcept(now, before, facts);
}

/**
 * Whether a statement tells what a claim has as its value: word for word, with other words in one place, or by the value.
 * @returns undefined where that cannot be told
 */
export function isStated({ item, asked, words, facts }: Statement): boolean | undefined {
  if (!asked) return undefined;
  const sentence = tokenize(sentenceIn(item.stem));
  const texts = [asked.quote, passageOf(asked, facts) ?? ''].map(tokenize);
  if (texts.some((text) => standsIn(sentence, text))) return true;
  const swap = swapAmong(sentence, texts);
  // "USD 4 million" in the place of "US$4 million".
  if (swap && MARK.test(swap.now) && MARK.test(swap.before))
    return saysSame(sentenceIn(item.stem), `${asked.quote} ${passageOf(asked, facts) ?? ''}`, facts);
  if (swap) return saysSame(swap.now, swap.before, facts);
  const { value } = asked;
  if (value.type === 'flag') return undefined;
  const names = namesOf(value);
  if (names.length > 0) return names.some((name) => standsIn(namingWords(name), words));
  const said = meaningsOf(asked).slice(0, value.type === 'range' ? 2 : 1);
  const meanings = figuresIn(sentenceIn(item.stem));
  const states = (sure: boolean): boolean =>
    meanings.some((meaning) => said.some((each) => isSaid(meaning, each, sure)));
  if (states(true)) return true;
  return states(false) ? undefined : false;
}
