import type { Library } from '../../model/document.ts';
import { findValues, type Found } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Flaw, Item, ItemOption, Key } from '../../model/quiz.ts';
import { tokenize } from '../../search/words.ts';
import { factsOf, isRival, passageOf, sameConcept, type Facts } from './facts.ts';
import {
  isSaid,
  meaningOf,
  meaningsOf,
  namesOf,
  namingWords,
  ownFields,
  periodIn,
  standsIn,
  type Meaning,
} from './meaning.ts';
import { serve } from '../serve.ts';
import { sentenceIn } from './words.ts';

/** An option as rules see it. */
export interface Offer extends ItemOption {
  readonly meaning: Meaning;
  readonly words: readonly string[];
}

/** An item with all that its rules look at. */
export interface Exam {
  readonly item: Item;
  readonly facts: Facts;
  /** The claims of its facts that are there. */
  readonly claims: readonly Claim[];
  /** The claim that it asks for. */
  readonly asked: Claim | undefined;
  /** Claims that could answer its stem as well. */
  readonly rivals: readonly Claim[];
  readonly offers: readonly Offer[];
  /** The words of the stem. */
  readonly words: readonly string[];
  /** The dates, amounts and counts of the stem. */
  readonly told: readonly Found[];
  /** The places of the options that are right by what the claims say now. */
  readonly right: readonly number[];
  /** The only right option. */
  readonly key: Offer | undefined;
  /** The options beside it. */
  readonly distractors: readonly Offer[];
  /** By what members would be graded; missing when the item is retired. */
  readonly served: Key | undefined;
}

/** A rule: what is wrong with an item in its eyes, if anything. */
export interface Rule {
  readonly code: string;
  readonly level: Flaw['level'];
  /** What exactly is wrong; true where there is nothing to add. */
  finds(exam: Exam): string | boolean | undefined;
}

const SILENT = /\b(?:do|does|did)(?: not|n't|n’t) (?:say|tell|mention|state)\b|\bnot (?:told|said|mentioned|stated)\b/i;

/** Whether what a claim says makes an option right, by its value or, of a name, by its words. */
export const isSaidBy = ({ meaning, words }: Pick<Offer, 'meaning' | 'words'>, said: Meaning, sure = true): boolean =>
  isSaid(meaning, said, sure) || (meaning.type === 'words' && isSaid({ type: 'words', words }, said, sure));

/** Whether an option says that the sources are silent. */
export const isSilence = ({ text }: ItemOption): boolean => SILENT.test(text);

/** Whether an option of a true-false item stands for true or for false. */
export function truthOf({ text }: ItemOption): boolean | undefined {
  if (/^(?:true|yes|right|correct)\b/i.test(text)) return true;
  return /^(?:false|no|wrong|incorrect)\b/i.test(text) ? false : undefined;
}

/** What a date, amount or count in a text says. */
export function meaningOfFound({ type, value, currency }: Found): Meaning | undefined {
  if (type !== 'date') return { type: 'number', n: Number(value), unit: currency?.toLowerCase() ?? '' };
  const period = periodIn(String(value));
  return period && { type: 'date', period };
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
export function swapOf(seen: Seen): Swap | undefined {
  const { item, asked, facts } = seen;
  if (item.form !== 'true-false' || !asked || isStated(seen) !== false) return undefined;
  return swapAmong(tokenize(sentenceIn(item.stem)), [asked.quote, passageOf(asked, facts) ?? ''].map(tokenize));
}

/** What the dates, amounts and counts of a text say. */
export const figuresIn = (text: string): Meaning[] => findValues(text).flatMap((found) => meaningOfFound(found) ?? []);

/** Whether words that were put in the place of others say the same: another form of one sum or date. */
function saysSame(now: string, before: string, facts: Facts): boolean {
  const [x, y] = [figuresIn(now), figuresIn(before)];
  return x.length > 0 ? x.every((one) => y.some((other) => isSaid(one, other))) : sameConcept(now, before, facts);
}

/**
 * Whether a statement tells what a claim has as its value: word for word, with other words in one place, or by the value.
 * @returns undefined where that cannot be told
 */
export function isStated({ item, asked, words, facts }: Seen): boolean | undefined {
  if (!asked) return undefined;
  const sentence = tokenize(sentenceIn(item.stem));
  const texts = [asked.quote, passageOf(asked, facts) ?? ''].map(tokenize);
  if (texts.some((text) => standsIn(sentence, text))) return true;
  const swap = swapAmong(sentence, texts);
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

type Seen = Pick<Exam, 'item' | 'asked' | 'offers' | 'words' | 'told' | 'facts'>;

/** The places of the options that are right. */
function rightOf(seen: Seen): number[] {
  const { item, asked, offers, words } = seen;
  const places = (is: (offer: Offer) => boolean): number[] => offers.flatMap((offer, at) => (is(offer) ? [at] : []));
  if (item.own) return item.own.key.type === 'option' && item.own.key.at < offers.length ? [item.own.key.at] : [];
  if (item.form === 'not-said') return places(isSilence);
  if (!asked) return [];
  if (item.form === 'true-false') {
    const stated = isStated(seen);
    return stated === undefined ? [] : places((offer) => truthOf(offer) === stated);
  }
  const said = meaningsOf(asked);
  const by = (some: readonly Meaning[]): number[] => places((offer) => some.some((each) => isSaidBy(offer, each)));
  // Who asks with a name does not ask for it, if there is anything else to ask for.
  const unnamed = by(said.filter((each) => each.type !== 'words' || !standsIn(each.words, words)));
  return unnamed.length > 0 ? unnamed : by(said);
}

/** The fields of a claim in which it says what an option says; none where that is its value. */
function asksOf(asked: Claim, key: Offer | undefined): Set<string> {
  if (!key || key.meaning.type !== 'words') return new Set();
  const { value } = asked;
  if (namesOf(value).some((name) => isSaid(key.meaning, { type: 'words', words: namingWords(name) }))) return new Set();
  const fields = ownFields(asked).filter(([, text]) =>
    isSaid(key.meaning, { type: 'words', words: namingWords(text) }),
  );
  return new Set(fields.map(([name]) => name));
}

/** Looks up all that the rules need of an item. */
export function examOf(item: Item, library: Library): Exam {
  const facts = factsOf(library);
  const claims = item.facts.flatMap((id) => facts.claims.get(id) ?? []);
  const asked = facts.claims.get(item.facts[0] ?? '');
  const offers = item.options.map((option): Offer => ({
    ...option,
    meaning: meaningOf(option.value),
    words: namingWords(option.text),
  }));
  const words = namingWords(item.stem);
  const seen: Seen = { item, asked, offers, words, told: findValues(item.stem), facts };
  const right = rightOf(seen);
  const key = right.length === 1 ? offers[right[0]!] : undefined;
  const asks = asked ? asksOf(asked, key) : new Set<string>();
  const rivals = asked ? (facts.byPair.get(asked.pair) ?? []).filter((each) => isRival(asked, each, asks, facts)) : [];
  return {
    ...seen,
    claims,
    rivals,
    right,
    key,
    distractors: offers.filter((_, at) => !right.includes(at)),
    served: serve(item, library)?.key,
  };
}
