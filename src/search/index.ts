import MiniSearch from 'minisearch';
import type { Library, Passage } from '../model/document.ts';
import { findValues } from '../model/grammar.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import type { Wanted, Word } from '../model/question.ts';
import { wordsOf } from '../model/value.ts';
import { isEnglish } from './english.ts';
import { countryWords, createNames, type Names } from './names.ts';
import { createSpeller, type Correct } from './spelling.ts';
import { STOP_WORDS, stemOf, SYNONYM_WORDS, tokenize } from './words.ts';

/** Something found, and how well it fits: `coverage` is the share of the question's meaning that it holds, 0 to 1. */
export interface Match<T> {
  readonly item: T;
  readonly coverage: number;
  readonly score: number;
}

/** What can be searched of a library. */
export interface Index {
  readonly library: Library;
  readonly names: Names;
  readonly correct: Correct;
  /** The names of people whom claims name. */
  readonly people: ReadonlySet<string>;
  /** How much a word tells: the inverse document frequency of the rarest thing that it can mean. */
  weight(word: Word): number;
  /** Whether any document has the word. */
  knows(word: Word): boolean;
  /** Whether a claim or passage, or the sentence before it, has the word. */
  holds(item: Claim | Passage, word: Word): boolean;
  /** Claims of these documents, best first. */
  claims(words: readonly Word[], documents: ReadonlySet<string>): Match<Claim>[];
  /** Passages of these documents, best first. */
  passages(words: readonly Word[], documents: ReadonlySet<string>, wanted: Wanted): Match<Passage>[];
}

/** Terms with the weight that a match in them has. */
type Bag = Map<string, number>;

interface IndexedPassage {
  readonly passage: Passage;
  readonly bag: Bag;
  readonly order: readonly string[];
  readonly before: IndexedPassage | undefined;
  readonly title: Bag;
  readonly types: ReadonlySet<string>;
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

function indexPassages(library: Library, names: Names): IndexedPassage[] {
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
        before = {
          passage,
          bag: bagOf(passage.text, names),
          order: tokenize(passage.text).map(stemOf),
          before: inSection,
          title,
          types: new Set(findValues(passage.text).map((found) => found.type)),
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
const ownWords = (claim: Claim): string[] => [
  claim.value.of,
  ...Object.entries(claim).flatMap(([name, value]) =>
    typeof value === 'string' && !BOOKKEEPING.has(name) ? [value] : [],
  ),
];

// A claim is found by its quote first, then by what it is typed as, then by the sentence around it and the one before.
function bagOfClaim(claim: Claim, around: IndexedPassage | undefined, names: Names): Bag {
  const bag: Bag = new Map();
  for (const [term] of around?.before?.bag ?? []) bag.set(term, 0.4);
  put(bag, kindOf(claim).words.flatMap(tokenize), 0.65);
  put(bag, tokenize(claim.section), 0.5);
  for (const [term] of around?.bag ?? []) bag.set(term, Math.max(bag.get(term) ?? 0, 0.7));
  put(bag, ownWords(claim).flatMap(tokenize), 0.9);
  for (const [term, weight] of bagOf(claim.quote, names))
    bag.set(term, Math.max(bag.get(term) ?? 0, Math.min(weight, 0.95)));
  // Of several claims with one quote, the one whose value is asked for comes first.
  put(bag, wordsOf(claim.value).flatMap(tokenize), 1);
  return bag;
}

/** The best weight with which a bag holds any of a word's terms; a synonym counts a little less than the word itself. */
function held(bag: Bag, word: Word): number {
  const [own = '', ...others] = word.terms;
  const direct = bag.get(own) ?? 0;
  if (direct === 1) return 1;
  return others.reduce((best, term) => Math.max(best, (bag.get(term) ?? 0) * 0.85), direct);
}

/** What an English word that stands in no document weighs, in the unit of inverse document frequency. */
const PARAPHRASE_WEIGHT = 2;

const TYPE_WANTED: Partial<Record<Wanted, string>> = { date: 'date', amount: 'money', count: 'count' };

/** Builds the index of a library, some 10 ms for a thousand passages; it never changes. */
export function createIndex(library: Library): Index {
  const names = createNames(library);
  const indexed = indexPassages(library, names);
  const frequency = new Map<string, number>();
  for (const { bag } of indexed) for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = (term: string): number => {
    const df = frequency.get(term) ?? 0;
    return Math.log(1 + (indexed.length - df + 0.5) / (df + 0.5));
  };
  const knows = (word: Word): boolean => word.terms.some((term) => frequency.has(term));
  const weight = (word: Word): number => {
    const known = word.terms.filter((term) => frequency.has(term));
    return known.length === 0
      ? unknownWeight(word)
      : Math.max(...known.slice(0, 1).map(idf), ...known.slice(1).map((term) => idf(term) * 0.8));
  };
  // A plain English word that no document has is likely another way to say it; a name that none has is likely not told of.
  const unknownWeight = (word: Word): number => (isEnglish(word.text) ? PARAPHRASE_WEIGHT : idf(word.terms[0] ?? ''));
  const coverage = (bag: Bag, words: readonly Word[], weights: readonly number[], total: number): number =>
    total === 0 ? 0 : words.reduce((sum, word, i) => sum + weights[i]! * held(bag, word), 0) / total;
  const claimBags = bagClaims(library, indexed, names);
  const passageBags = new Map(
    indexed.map((each) => [each.passage.id, new Map([...(each.before?.bag ?? []), ...each.bag])]),
  );
  const bagOfItem = (item: Claim | Passage): Bag | undefined =>
    'kind' in item ? claimBags.get(item) : passageBags.get(item.id);
  const paragraphs = createParagraphs(indexed);

  return {
    library,
    names,
    knows,
    people: new Set(library.claims.flatMap(({ value }) => (value.type === 'person' ? [value.name] : []))),
    weight,
    holds: (item, word) => word.terms.some((term) => (bagOfItem(item)?.get(term) ?? 0) >= 0.4),
    correct: createSpeller(vocabulary(library, names, indexed)),
    claims(words, documents) {
      const weights = words.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      const matches: Match<Claim>[] = [];
      for (const [claim, bag] of claimBags) {
        if (!documents.has(claim.document)) continue;
        const share = coverage(bag, words, weights, total);
        if (share > 0 || words.length === 0) matches.push({ item: claim, coverage: share, score: share });
      }
      return matches.toSorted((a, b) => b.score - a.score);
    },
    passages(words, documents, wanted) {
      const weights = words.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      const type = TYPE_WANTED[wanted];
      return paragraphs(words, documents)
        .map(({ passage: each, score }): Match<Passage> => {
          const own = coverage(each.bag, words, weights, total);
          const titled = Math.max(own, coverage(merged(each), words, weights, total));
          const before = each.before ? coverage(each.before.bag, words, weights, total) : 0;
          const typed = type && each.types.has(type) ? 0.6 : 0;
          return {
            item: each.passage,
            coverage: Math.max(titled, Math.min(1, own + 0.6 * before)),
            score:
              0.5 * own + 0.5 * titled + 0.25 * before + 0.5 * score + typed * 0.5 + 0.1 * bigrams(each.order, words),
          };
        })
        .toSorted((a, b) => b.score - a.score);
    },
  };
}

const mergedBags = new WeakMap<IndexedPassage, Bag>();
function merged(each: IndexedPassage): Bag {
  let bag = mergedBags.get(each);
  if (!bag) mergedBags.set(each, (bag = new Map([...each.title, ...each.bag])));
  return bag;
}

/** The share of neighbouring words of the question that stand as neighbours in the passage, in order. */
function bigrams(order: readonly string[], words: readonly Word[]): number {
  if (words.length < 2) return 0;
  let hits = 0;
  for (let i = 1; i < words.length; i++) {
    const at = order.indexOf(words[i - 1]!.terms[0]!);
    if (at >= 0 && order[at + 1] === words[i]!.terms[0]) hits++;
  }
  return hits / (words.length - 1);
}

function bagClaims(library: Library, indexed: readonly IndexedPassage[], names: Names): Map<Claim, Bag> {
  const around = (claim: Claim): IndexedPassage | undefined =>
    indexed.find(
      ({ passage }) => passage.document === claim.document && passage.start <= claim.start && claim.start < passage.end,
    );
  return new Map(library.claims.map((claim) => [claim, bagOfClaim(claim, around(claim), names)]));
}

/** BM25 over paragraphs, by MiniSearch with its multiplication by matched terms undone; scores from 0 to 1. */
function createParagraphs(indexed: readonly IndexedPassage[]) {
  const byParagraph = Map.groupBy(indexed, ({ passage }) => `${passage.document}/${passage.paragraph}`);
  const engine = new MiniSearch<{ id: string; document: string; text: string }>({
    fields: ['text'],
    storeFields: ['document'],
    tokenize,
    processTerm: (token) => (STOP_WORDS.has(token) ? null : stemOf(token)),
    searchOptions: { processTerm: (term) => term, tokenize: (text) => text.split(' '), combineWith: 'OR' },
  });
  engine.addAll(
    [...byParagraph].map(([id, parts]) => ({
      id,
      document: parts[0]!.passage.document,
      text: parts.map(({ passage }) => passage.text).join(' '),
    })),
  );
  return (words: readonly Word[], documents: ReadonlySet<string>): { passage: IndexedPassage; score: number }[] => {
    const terms = new Set(words.flatMap((word) => word.terms));
    const hits = engine
      .search([...terms].join(' '), { filter: (hit) => documents.has(hit['document'] as string) })
      .map((hit) => ({ id: hit.id as string, score: hit.score / hit.queryTerms.length }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 24);
    const best = hits[0]?.score ?? 1;
    return hits.flatMap(({ id, score }) => byParagraph.get(id)!.map((passage) => ({ passage, score: score / best })));
  };
}

const QUESTION_WORDS = [
  'what',
  'when',
  'where',
  'which',
  'whose',
  'many',
  'much',
  'year',
  'does',
  'have',
  'first',
  'there',
  'their',
  'between',
];

/** Every word that the corpus, its names and its kinds know, with how often it stands there. */
function vocabulary(library: Library, names: Names, indexed: readonly IndexedPassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count);
  for (const { passage } of indexed) for (const token of tokenize(passage.text)) add(token, 1);
  for (const word of [...STOP_WORDS, ...SYNONYM_WORDS]) add(word, 1);
  for (const word of QUESTION_WORDS) add(word, 20);
  for (const word of names.words) add(word, 5);
  for (const word of countryWords([library.home, ...library.pairs.flatMap((pair) => pair.split('-'))])) add(word, 20);
  for (const claim of library.claims)
    for (const word of kindOf(claim).words) for (const token of tokenize(word)) add(token, 1);
  return counts;
}
