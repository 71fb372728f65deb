import { plainOf, type Document, type Passage } from '../model/document.ts';
import { findValues, type Found } from '../model/grammar.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import type { Word } from '../model/question.ts';
import { wordsOf } from '../model/value.ts';
import type { Names } from './names.ts';
import { stemOf } from './stem.ts';
import { STOP_WORDS, tokenize } from './words.ts';

/** Terms with the weight that a match in them has. */
export type Bag = Map<string, number>;

/** What is asked of terms: the weight of one. */
export type Terms = Pick<Bag, 'get'>;

/** A passage ready to be searched. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly bag: Bag;
  readonly order: readonly string[];
  /** The terms of the sentence before it. */
  readonly before: Bag | undefined;
  /** Its terms together with those of the document's title. */
  readonly titled: Terms;
  /** Its terms together with those of the sentence before it. */
  readonly near: Terms;
  /** The dates, amounts and counts that it names. */
  readonly values: readonly Found[];
}

const put = (bag: Bag, tokens: readonly string[], weight: number): void => {
  for (const token of tokens) {
    if (STOP_WORDS.has(token)) continue;
    const term = stemOf(token);
    if ((bag.get(term) ?? 0) < weight) bag.set(term, weight);
  }
};

/** The terms of a text, and of every other name of what it names: a passage about "ISAF" is found by its full name. */
export function bagOf(tokens: readonly string[], names: Names): Bag {
  const bag: Bag = new Map();
  put(bag, tokens, 1);
  for (const { alias } of names.find(tokens)) {
    if (alias) for (const name of [alias.name, ...alias.also]) put(bag, tokenize(name), 0.9);
  }
  return bag;
}

/** The terms of a passage; a table row is also found by the captions of its columns. */
function bagOfPassage({ head = [] }: Passage, tokens: readonly string[], names: Names): Bag {
  const bag = bagOf(tokens, names);
  put(bag, head.flatMap(tokenize), 0.7);
  return bag;
}

const over = (bag: Bag, under: Bag | undefined): Terms =>
  under ? { get: (term) => bag.get(term) ?? under.get(term) } : bag;

/** The searchable passages of a document, in order. */
export const searchable = ({ sections }: Document): Passage[] =>
  sections.flatMap((section) => (section.searchable ? section.passages : []));

/** Reads passages and claims of one document into bags; each passage once, whoever asks for it. */
export function createReader(document: Document, names: Names) {
  const passages = searchable(document);
  const read = new Map<number, { readonly tokens: readonly string[]; readonly bag: Bag }>();
  const title = bagOf(tokenize(document.title), names);
  const readAt = (i: number) => {
    const known = read.get(i);
    if (known) return known;
    const tokens = tokenize(plainOf(passages[i]!));
    const made = { tokens, bag: bagOfPassage(passages[i]!, tokens, names) };
    read.set(i, made);
    return made;
  };
  const bagAt = (i: number): Bag => readAt(i).bag;
  // A row of a table owes nothing to the row above it.
  const beforeAt = (i: number): Bag | undefined =>
    passages[i]!.shape === 'sentence' && passages[i - 1]?.section === passages[i]!.section ? bagAt(i - 1) : undefined;
  return {
    /** The passages that `belongs` takes, in order. */
    passages: (belongs: (passage: Passage) => boolean): IndexedPassage[] =>
      passages.flatMap((passage, i) => (belongs(passage) ? [indexed(passage, readAt(i), beforeAt(i), title)] : [])),
    claim(claim: Claim): Bag {
      const i = passageAt(passages, claim.start);
      const quoted = (): Bag => bagOf(tokenize(claim.quote), names);
      if (i < 0) return bagOfClaim(claim, quoted());
      // Most quotes are whole sentences, which are read already and have nothing around them.
      const whole = passages[i]!.text === claim.quote && !passages[i]!.plain && !passages[i]!.head;
      return whole
        ? bagOfClaim(claim, bagAt(i), undefined, beforeAt(i))
        : bagOfClaim(claim, quoted(), bagAt(i), beforeAt(i));
    },
  };
}

/** The number of the passage that holds a character, or -1. */
function passageAt(passages: readonly Passage[], start: number): number {
  let [from, to] = [0, passages.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (passages[middle]!.end <= start) from = middle + 1;
    else to = middle;
  }
  return from < passages.length && passages[from]!.start <= start ? from : -1;
}

function indexed(
  passage: Passage,
  { tokens, bag }: { readonly tokens: readonly string[]; readonly bag: Bag },
  before: Bag | undefined,
  title: Bag,
): IndexedPassage {
  let values: readonly Found[] | undefined;
  return {
    passage,
    bag,
    order: tokens.map(stemOf),
    before,
    titled: over(bag, title),
    near: over(bag, before),
    // Of a few passages only, and it takes a while.
    get values() {
      return (values ??= findValues(plainOf(passage)));
    },
  };
}

/** Fields that name or place a claim and tell nothing that a reader would ask for. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'document',
  'section',
  'quote',
  'pair',
  'modality',
  'qualifier',
  'asOfBasis',
  'topic',
  'sensitive',
]);

/** The words of a claim's typed parts: its subject and object, the fields of its kind, the noun of its value. */
export const ownWords = (claim: Claim): string[] => [
  claim.value.of,
  ...Object.entries(claim).flatMap(([name, value]) =>
    typeof value === 'string' && !BOOKKEEPING.has(name) ? [value] : [],
  ),
];

// A claim is found by its quote first, then by what it is typed as, then by the sentence around it and the one before.
function bagOfClaim(claim: Claim, quoted: Bag, around?: Bag, before?: Bag): Bag {
  const bag: Bag = new Map();
  for (const [term] of before ?? []) bag.set(term, 0.4);
  const kind = kindOf(claim);
  if (kind.implied) put(bag, kind.words.flatMap(tokenize), 0.65);
  put(bag, tokenize(claim.section), 0.5);
  for (const [term] of around ?? []) bag.set(term, Math.max(bag.get(term) ?? 0, 0.7));
  put(bag, ownWords(claim).flatMap(tokenize), 0.9);
  for (const [term, weight] of quoted) bag.set(term, Math.max(bag.get(term) ?? 0, Math.min(weight, 0.95)));
  put(bag, claim.words ?? [], 0.75);
  // Of several claims with one quote, the one whose value is asked for comes first.
  put(bag, wordsOf(claim.value).flatMap(tokenize), 1);
  return bag;
}

/** The best weight with which a bag holds any of a word's terms; a synonym counts a little less than the word itself. */
export function held(bag: Terms, word: Word): number {
  let best = bag.get(word.terms[0] ?? '') ?? 0;
  // A plain loop: this runs for every word and claim of a question.
  for (let i = 1; i < word.terms.length && best < 0.85; i++) {
    const weight = (bag.get(word.terms[i]!) ?? 0) * 0.85;
    if (weight > best) best = weight;
  }
  return best;
}
