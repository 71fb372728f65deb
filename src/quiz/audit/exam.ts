import type { Library } from '../../model/document.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Flaw, Item, ItemOption, Key } from '../../model/quiz.ts';
import { namesOf } from '../../model/value.ts';
import { serve } from '../serve.ts';
import { factsOf, isRival, type Facts } from './facts.ts';
import { figuresIn } from './figures.ts';
import { isSaid, meaningOf, meaningsOf, namingWords, ownFields, standsIn, type Meaning } from './meaning.ts';
import { isStated } from './statement.ts';

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
  readonly figures: readonly Meaning[];
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

type Seen = Pick<Exam, 'item' | 'asked' | 'offers' | 'words' | 'figures' | 'facts'>;

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
  const seen: Seen = { item, asked, offers, words, figures: figuresIn(item.stem), facts };
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
