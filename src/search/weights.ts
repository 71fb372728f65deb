import type { Word } from '../model/question.ts';
import type { Bag, Terms } from './bags.ts';
import { held } from './bags.ts';
import { isEnglish } from './english.ts';
import { GENERAL_WORDS } from './words.ts';

/** How much words tell, from how many passages have them. */
export interface Weights {
  /** Whether any passage has the word. */
  knows(word: Word): boolean;
  /** How many passages have a term. */
  frequency(term: string): number;
  /** The inverse document frequency of a term. */
  idf(term: string): number;
  /** How much a word tells: the inverse document frequency of the rarest thing that it can mean. */
  weight(word: Word): number;
}

/** The size of corpus in whose unit words are weighed: in a larger one the share of the passages counts, not their number. */
const REFERENCE = 2_000;

/**
 * What a count in a corpus of this many passages is in one of the size that the thresholds of the answers were set in.
 * Without it every word would tell more the more texts of other countries stand beside.
 */
export const scaleOf = (passages: number): number => Math.min(1, REFERENCE / Math.max(1, passages));

/** The inverse document frequency of BM25 (Robertson and Zaragoza 2009, with one added as Lucene does): never below zero. */
export const idfOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/** @param frequency how many of the `passages` have a term */
export function createWeights(frequency: ReadonlyMap<string, number>, passages: number): Weights {
  const scale = scaleOf(passages);
  const all = passages * scale;
  const idf = (term: string): number => idfOf((frequency.get(term) ?? 0) * scale, all);
  // A plain English word that no document has is likely another way to say it; a name that none has is likely not told of.
  const unknown = (word: Word): number => (isEnglish(word.text) ? PARAPHRASE_WEIGHT : idf(word.terms[0] ?? ''));
  return {
    frequency: (term) => frequency.get(term) ?? 0,
    idf,
    knows: (word) => word.terms.some((term) => frequency.has(term)),
    weight(word) {
      const [first, ...others] = word.terms.filter((term) => frequency.has(term));
      const told = first === undefined ? unknown(word) : Math.max(idf(first), ...others.map((term) => idf(term) * 0.8));
      return (GENERAL_WORDS.has(word.text) ? Math.min(told, GENERAL_WEIGHT) : told) * (word.aside ? ASIDE : 1);
    },
  };
}

/** What a word of a clause beside the question counts. */
const ASIDE = 0.5;

/** What a word weighs that could stand in any question, in the unit of inverse document frequency. */
const GENERAL_WEIGHT = 1;

/** What an English word that stands in no document weighs, in the same unit. */
const PARAPHRASE_WEIGHT = 2;

/** The words of a question with what each weighs, and all together. */
export interface Weighed {
  readonly words: readonly Word[];
  readonly weights: readonly number[];
  readonly total: number;
}

/** Weighs the words of a question, once for all that is held against them. */
export function weigh(words: readonly Word[], { weight }: Weights): Weighed {
  const weights = words.map(weight);
  return { words, weights, total: weights.reduce((sum, each) => sum + each, 0) };
}

/** The share of the words' weight that terms hold; words that only the sentence before has count in part. */
export function coverage(bag: Terms, { words, weights, total }: Weighed, before?: Bag): number {
  if (total === 0) return 0;
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    sum += weights[i]! * (before ? Math.max(held(bag, word), BESIDE * held(before, word)) : held(bag, word));
  }
  return sum / total;
}

/** What a word counts that stands only in the sentence before. */
const BESIDE = 0.6;
