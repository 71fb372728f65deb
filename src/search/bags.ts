import type { Library, Passage } from '../model/document.ts';
import { findValues, type Found } from '../model/grammar.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import type { Word } from '../model/question.ts';
import { wordsOf } from '../model/value.ts';
import type { Names } from './names.ts';
import { stemOf } from './stem.ts';
import { STOP_WORDS, tokenize } from './words.ts';

/** Terms with the weight that a match in them has. */
export type Bag = Map<string, number>;

/** A passage ready to be searched. */
export interface IndexedPassage {
  readonly passage: Passage;
  readonly bag: Bag;
  readonly order: readonly string[];
  readonly before: IndexedPassage | undefined;
  /** Its terms together with those of the document's title. */
  readonly titled: Bag;
  /** Its terms together with those of the sentence before it. */
  readonly near: Bag;
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
function bagOf(text: string, names: Names): Bag {
  const bag: Bag = new Map();
  const tokens = tokenize(text);
  put(bag, tokens, 1);
  for (const { alias } of names.find(tokens)) {
    if (alias) for (const name of [alias.name, ...alias.also]) put(bag, tokenize(name), 0.9);
  }
  return bag;
}

/** Every searchable passage of a library, in order. */
export function indexPassages(library: Library, names: Names): IndexedPassage[] {
  return library.documents.flatMap((document) => {
    const title = bagOf(document.title, names);
    let before: IndexedPassage | undefined;
    return document.sections
      .filter((section) => section.searchable)
      .flatMap((section) => section.passages)
      .map((passage) => {
        // A row of a table owes nothing to the row above it.
        const runsOn = before?.passage.section === passage.section && passage.shape === 'sentence';
        const inSection = runsOn ? before : undefined;
        const bag = bagOf(passage.text, names);
        before = {
          passage,
          bag,
          order: tokenize(passage.text).map(stemOf),
          before: inSection,
          titled: new Map([...title, ...bag]),
          near: new Map([...(inSection?.bag ?? []), ...bag]),
          values: findValues(passage.text),
        };
        return before;
      });
  });
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
function bagOfClaim(claim: Claim, around: IndexedPassage | undefined, names: Names): Bag {
  const bag: Bag = new Map();
  for (const [term] of around?.before?.bag ?? []) bag.set(term, 0.4);
  const kind = kindOf(claim);
  if (kind.implied) put(bag, kind.words.flatMap(tokenize), 0.65);
  put(bag, tokenize(claim.section), 0.5);
  for (const [term] of around?.bag ?? []) bag.set(term, Math.max(bag.get(term) ?? 0, 0.7));
  put(bag, ownWords(claim).flatMap(tokenize), 0.9);
  for (const [term, weight] of bagOf(claim.quote, names))
    bag.set(term, Math.max(bag.get(term) ?? 0, Math.min(weight, 0.95)));
  put(bag, claim.words ?? [], 0.75);
  // Of several claims with one quote, the one whose value is asked for comes first.
  put(bag, wordsOf(claim.value).flatMap(tokenize), 1);
  return bag;
}

/** The best weight with which a bag holds any of a word's terms; a synonym counts a little less than the word itself. */
export function held(bag: Bag, word: Word): number {
  let best = bag.get(word.terms[0] ?? '') ?? 0;
  // A plain loop: this runs for every word and claim of a question.
  for (let i = 1; i < word.terms.length && best < 0.85; i++) {
    const weight = (bag.get(word.terms[i]!) ?? 0) * 0.85;
    if (weight > best) best = weight;
  }
  return best;
}

/** Every claim of a library with its terms. */
export function bagClaims(library: Library, indexed: readonly IndexedPassage[], names: Names): Map<Claim, Bag> {
  const around = (claim: Claim): IndexedPassage | undefined =>
    indexed.find(
      ({ passage }) => passage.document === claim.document && passage.start <= claim.start && claim.start < passage.end,
    );
  return new Map(library.claims.map((claim) => [claim, bagOfClaim(claim, around(claim), names)]));
}
