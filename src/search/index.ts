import type { Pair } from '../model/country.ts';
import type { Document, Library, Passage } from '../model/document.ts';
import type { Found } from '../model/grammar.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Word } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import type { IndexedPassage, Terms } from './bags.ts';
import { catalogueOf, shelfOf, type Catalogue } from './catalogue.ts';
import { createChooser, pairsIn, type Scope } from './chooser.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { createFinder } from './finder.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { createNames, type Names } from './names.ts';
import { createShelves, type IndexedClaim, type Shelves } from './shelf.ts';
import { stemOf } from './stem.ts';
import { createSpeller, type Correct } from './spelling.ts';
import { tokenize } from './words.ts';
import { coverage, createWeights, scaleOf, weigh, type Weighed, type Weights } from './weights.ts';

/** Something found, and how well it fits: `coverage` is the share of the question's meaning that it holds, 0 to 1. */
export interface Match<T> {
  readonly item: T;
  readonly coverage: number;
  readonly score: number;
}

/** What can be searched of a library. */
export interface Index {
  readonly library: Library;
  /** What is known of the library as a whole. */
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly coverage: Coverage;
  readonly correct: Correct;
  /** The names of people whom claims name. */
  readonly people: ReadonlySet<string>;
  /** The stems of those names. */
  readonly peopleStems: ReadonlySet<string>;
  /** The pairs of which there are claims that people reviewed. */
  readonly reviewed: readonly Pair[];
  /** The stems of the places that claims name. */
  readonly places: ReadonlySet<string>;
  /** What receipts need to know of the library as a whole. */
  readonly ledger: Ledger;
  /** The document of an id. */
  documentOf(id: string): Document | undefined;
  /** The claim of an id. */
  claimOf(id: string): Claim | undefined;
  /** How much a word tells: the inverse document frequency of the rarest thing that it can mean. */
  weight(word: Word): number;
  /** Whether any document has the word. */
  knows(word: Word): boolean;
  /** The stems of the noun that says what a claim's value is. */
  nouns(claim: Claim): readonly string[];
  /** Whether a claim or passage, or the sentence before it, has the word. */
  holds(item: Claim | Passage, word: Word): boolean;
  /** The dates, amounts and counts that a passage names. */
  values(passage: Passage): readonly Found[];
  /** The share of the words' weight that a claim or passage holds, 0 to 1; 1 of no words. */
  share(item: Claim | Passage, words: readonly Word[]): number;
  /** The documents that have a passage in scope. */
  documents(scope: Scope): readonly Document[];
  /** The documents that most likely have the words of a text; all of them in a small corpus. */
  likely(text: string): readonly Document[];
  /** All claims in scope, in the order of the documents. */
  claimsIn(scope: Scope): readonly Claim[];
  /** Claims in scope that hold any of the words, in no order. */
  claims(words: readonly Word[], scope: Scope): Match<Claim>[];
  /** Passages in scope, best first. */
  passages(words: readonly Word[], scope: Scope, wanted: Wanted): Match<Passage>[];
}

type Chooser = ReturnType<typeof createChooser>;

/**
 * The index of a library; it never changes. What belongs to single pairs is built when it is first asked for.
 * @param known what is known of the library as a whole, where that has been worked out before
 * @param names of the countries and aliases of the library, where they are known
 */
export function createIndex(library: Library, known?: Catalogue, names = createNames(library)): Index {
  const catalogue = known ?? catalogueOf(library, names);
  const weights = createWeights(catalogue.frequency, catalogue.passages);
  const numbers = new Map(library.documents.map(({ id }, i) => [id, i]));
  const documentOf = (id: string): Document | undefined => library.documents[numbers.get(id) ?? -1];
  const shelves = createShelves(library, documentOf, names, catalogue, weights);
  const speller = once(() => createSpeller(catalogue.vocabulary, scaleOf(catalogue.passages)));
  const reviewed = once(() => [...new Set(library.claims.flatMap(({ pair, extracted }) => (extracted ? [] : [pair])))]);
  const ledger = once(() => catalogue.ledger ?? ledgerOf(library));
  const covered = createCoverage(library);

  const finder = catalogue.postings && createFinder(catalogue.postings, weights);
  const chosen = createChooser(shelves, covered, finder);

  return {
    library,
    catalogue,
    names,
    coverage: covered,
    people: catalogue.people,
    peopleStems: catalogue.peopleStems,
    get reviewed() {
      return reviewed();
    },
    places: catalogue.places,
    get ledger() {
      return ledger();
    },
    knows: weights.knows,
    weight: weights.weight,
    documentOf,
    // Seldom asked for: a map of all of a large corpus takes half a second to make.
    claimOf: (id) => library.claims.find((each) => each.id === id),
    correct: (word) => speller()(word),
    ...measuring(shelves, weights),
    ...shelving(library, numbers, shelves, covered, finder && chosen),
    ...searching(shelves, weights, chosen),
  };
}

/** Tells what claims and passages hold. */
function measuring(shelves: Shelves, weights: Weights): Pick<Index, 'nouns' | 'share' | 'holds' | 'values'> {
  const passage = ({ id, pairs }: Passage): IndexedPassage | undefined => shelves.at(shelfOf(pairs)).passages.get(id);
  const claim = (item: Claim): IndexedClaim | undefined => shelves.at(item.pair).claims.get(item);
  const termsOf = (item: Claim | Passage): Terms | undefined =>
    'kind' in item ? claim(item)?.bag : passage(item)?.near;

  return {
    nouns: (item) => claim(item)?.nouns ?? [],
    share(item, words) {
      const asked = weigh(words, weights);
      return asked.total === 0 ? 1 : coverage(termsOf(item) ?? new Map(), asked);
    },
    holds(item, word) {
      const terms = termsOf(item);
      return word.terms.some((term) => (terms?.get(term) ?? 0) >= 0.4);
    },
    values: (item) => passage(item)?.values ?? [],
  };
}

/**
 * The documents and claims of a scope.
 * @param numbers the places of the documents by their ids
 * @param chosen finds the shelves of words in a large corpus
 */
function shelving(
  library: Library,
  numbers: ReadonlyMap<string, number>,
  shelves: Shelves,
  covered: Coverage,
  chosen: Chooser | undefined,
): Pick<Index, 'documents' | 'likely' | 'claimsIn'> {
  const documentsOn = (keys: readonly string[]): readonly Document[] =>
    [...new Set(keys.flatMap(shelves.documents))]
      .map((id) => numbers.get(id)!)
      .toSorted((a, b) => a - b)
      .map((number) => library.documents[number]!);
  const shelved = once(() => documentsOn(shelves.keysOf([])));

  return {
    documents(scope) {
      const { source } = scope;
      const pairs = pairsIn(scope, covered);
      const found = pairs.length === 0 ? shelved() : documentsOn(shelves.keysOf(pairs));
      return source === undefined ? found : found.filter(({ id }) => id === source);
    },
    likely(text) {
      if (!chosen) return library.documents;
      const words = tokenize(text).map((word) => ({ text: word, terms: [stemOf(word)] }));
      return documentsOn(chosen(words, { pairs: [] }));
    },
    claimsIn(scope) {
      const { source } = scope;
      const pairs = pairsIn(scope, covered);
      const own = [...new Set(pairs)].flatMap(shelves.claims).toSorted((a, b) => a - b);
      const claims = pairs.length === 0 ? library.claims : own.map((i) => library.claims[i]!);
      return source === undefined ? claims : claims.filter(({ document }) => document === source);
    },
  };
}

/** Finds claims and passages by words, on the shelves that are chosen for them. */
const searching = (shelves: Shelves, weights: Weights, chosen: Chooser): Pick<Index, 'claims' | 'passages'> => ({
  claims(words, scope) {
    const { source } = scope;
    const asked = weigh(words, weights);
    const matches: Match<Claim>[] = [];
    for (const key of chosen(words, scope)) {
      if (shelves.claims(key).length === 0) continue;
      for (const [item, { bag }] of shelves.at(key).claims) {
        if (source !== undefined && item.document !== source) continue;
        const share = coverage(bag, asked);
        if (share > 0 || words.length === 0) matches.push({ item, coverage: share, score: share });
      }
    }
    return matches;
  },
  passages(words, scope, wanted) {
    const { source } = scope;
    const asked = weigh(words, weights);
    const terms = new Set(words.flatMap((word) => word.terms));
    const hits = chosen(words, scope)
      .flatMap((key) => shelves.at(key).paragraphs(terms))
      .filter(({ passages }) => source === undefined || passages[0]?.passage.document === source)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, PARAGRAPHS);
    return hits
      .flatMap((hit) => hit.passages.map((each) => matchOf(each, hit.score / hits[0]!.score, asked, wanted)))
      .toSorted((a, b) => b.score - a.score);
  },
});

/** How many paragraphs are looked at sentence by sentence. */
const PARAGRAPHS = 24;

const TYPE_WANTED: Partial<Record<Wanted, string>> = { date: 'date', amount: 'money', count: 'count' };

/** How well a passage fits; `score` is that of its paragraph, 0 to 1. */
function matchOf(each: IndexedPassage, score: number, asked: Weighed, wanted: Wanted): Match<Passage> {
  const own = coverage(each.bag, asked);
  const titled = Math.max(own, coverage(each.titled, asked));
  const before = each.before ? coverage(each.before, asked) : 0;
  const wantedType = TYPE_WANTED[wanted];
  const typed = wantedType && each.values.some(({ type }) => type === wantedType) ? 0.6 : 0;
  return {
    item: each.passage,
    coverage: Math.max(titled, each.before ? coverage(each.bag, asked, each.before) : 0),
    score:
      0.5 * own + 0.5 * titled + 0.25 * before + 0.5 * score + typed * 0.5 + 0.1 * bigrams(each.order, asked.words),
  };
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

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
