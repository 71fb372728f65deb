import MiniSearch from 'minisearch';
import { countriesOf, type CountryCode, type Pair } from '../model/country.ts';
import type { Document, Library, Passage } from '../model/document.ts';
import type { Found } from '../model/grammar.ts';
import { isKind, type Claim } from '../model/kinds/index.ts';
import type { Word } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import { bagClaims, held, indexPassages, type Bag, type IndexedPassage } from './bags.ts';
import { isEnglish } from './english.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { createNames, type Names } from './names.ts';
import { createSpeller, type Correct } from './spelling.ts';
import { vocabulary } from './vocabulary.ts';
import { stemOf } from './stem.ts';
import { GENERAL_WORDS, STOP_WORDS, tokenize } from './words.ts';

/** Something found, and how well it fits: `coverage` is the share of the question's meaning that it holds, 0 to 1. */
export interface Match<T> {
  readonly item: T;
  readonly coverage: number;
  readonly score: number;
}

/** What is searched: what tells of these pairs, or everything when there are none; of one document only, if one is named. */
export interface Scope {
  readonly pairs: readonly Pair[];
  /** Where there are no pairs: only what tells of this country. */
  readonly country?: CountryCode | undefined;
  readonly source?: string | undefined;
}

/** What can be searched of a library. */
export interface Index {
  readonly library: Library;
  readonly names: Names;
  readonly coverage: Coverage;
  readonly correct: Correct;
  /** The names of people whom claims name. */
  readonly people: ReadonlySet<string>;
  /** The stems of the places that claims name. */
  readonly places: ReadonlySet<string>;
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
  /** All claims in scope, in the order of the documents. */
  claimsIn(scope: Scope): readonly Claim[];
  /** Claims in scope that hold any of the words, in no order. */
  claims(words: readonly Word[], scope: Scope): Match<Claim>[];
  /** Passages in scope, best first. */
  passages(words: readonly Word[], scope: Scope, wanted: Wanted): Match<Passage>[];
}

const placesOf = (claim: Claim): readonly string[] => [
  ...(claim.value.type === 'place' ? claim.value.names : []),
  ...(isKind('mission', claim) && claim.city ? [claim.city] : []),
];

const TYPE_WANTED: Partial<Record<Wanted, string>> = { date: 'date', amount: 'money', count: 'count' };

/** Builds the index of a library, some 10 ms for a thousand passages; it never changes. */
export function createIndex(library: Library): Index {
  const names = createNames(library);
  const indexed = indexPassages(library, names);
  const { knows, weight } = createWeights(indexed);
  const nouns = new Map(library.claims.map((claim) => [claim, tokenize(claim.value.of).map(stemOf)]));
  const claimBags = bagClaims(library, indexed, names);
  const byId = new Map(indexed.map((each) => [each.passage.id, each]));
  const bagOfItem = (item: Claim | Passage): Bag | undefined =>
    'kind' in item ? claimBags.get(item) : byId.get(item.id)?.near;
  const paragraphs = createParagraphs(indexed);

  return {
    library,
    names,
    coverage: createCoverage(library),
    knows,
    people: new Set(library.claims.flatMap(({ value }) => (value.type === 'person' ? [value.name] : []))),
    places: new Set(library.claims.flatMap(placesOf).flatMap(tokenize).map(stemOf)),
    nouns: (claim) => nouns.get(claim) ?? [],
    weight,
    share(item, words) {
      const weights = words.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      return total === 0 ? 1 : coverage(bagOfItem(item) ?? new Map(), words, weights, total);
    },
    holds: (item, word) => word.terms.some((term) => (bagOfItem(item)?.get(term) ?? 0) >= 0.4),
    values: ({ id }) => byId.get(id)?.values ?? [],
    correct: createSpeller(vocabulary(library, names)),
    documents: (scope) =>
      library.documents.filter(({ sections }) =>
        sections.some(({ passages }) => passages.some((passage) => inScope(passage.document, passage.pairs, scope))),
      ),
    claimsIn: (scope) => library.claims.filter(({ document, pair }) => inScope(document, [pair], scope)),
    claims(words, scope) {
      const weights = words.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      const matches: Match<Claim>[] = [];
      for (const [claim, bag] of claimBags) {
        if (!inScope(claim.document, [claim.pair], scope)) continue;
        const share = coverage(bag, words, weights, total);
        if (share > 0 || words.length === 0) matches.push({ item: claim, coverage: share, score: share });
      }
      return matches;
    },
    passages(words, scope, wanted) {
      const weights = words.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      const wantedType = TYPE_WANTED[wanted];
      return paragraphs(words, scope)
        .map(({ passage: each, score }): Match<Passage> => {
          const own = coverage(each.bag, words, weights, total);
          const titled = Math.max(own, coverage(each.titled, words, weights, total));
          const before = each.before ? coverage(each.before.bag, words, weights, total) : 0;
          const typed = each.values.some(({ type }) => type === wantedType) ? 0.6 : 0;
          return {
            item: each.passage,
            coverage: Math.max(titled, each.before ? coverage(each.bag, words, weights, total, each.before.bag) : 0),
            score:
              0.5 * own + 0.5 * titled + 0.25 * before + 0.5 * score + typed * 0.5 + 0.1 * bigrams(each.order, words),
          };
        })
        .toSorted((a, b) => b.score - a.score);
    },
  };
}

function inScope(document: string, pairs: readonly Pair[], { pairs: asked, country, source }: Scope): boolean {
  if (source !== undefined && document !== source) return false;
  if (asked.length > 0) return pairs.some((pair) => asked.includes(pair));
  return country === undefined || pairs.some((pair) => countriesOf(pair).includes(country));
}

/** How much words tell, from how many passages have them. */
function createWeights(indexed: readonly IndexedPassage[]): Pick<Index, 'knows' | 'weight'> {
  const frequency = new Map<string, number>();
  for (const { bag } of indexed) for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = (term: string): number => {
    const df = frequency.get(term) ?? 0;
    return Math.log(1 + (indexed.length - df + 0.5) / (df + 0.5));
  };
  // A plain English word that no document has is likely another way to say it; a name that none has is likely not told of.
  const unknown = (word: Word): number => (isEnglish(word.text) ? PARAPHRASE_WEIGHT : idf(word.terms[0] ?? ''));
  return {
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

/** The share of the words' weight that a bag holds; words that only the sentence before has count in part. */
function coverage(bag: Bag, words: readonly Word[], weights: readonly number[], total: number, before?: Bag): number {
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

/** BM25 over paragraphs, by MiniSearch with its multiplication by matched terms undone; scores from 0 to 1. */
function createParagraphs(indexed: readonly IndexedPassage[]) {
  const byParagraph = Map.groupBy(indexed, ({ passage }) => `${passage.document}/${passage.paragraph}`);
  const engine = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize,
    processTerm: (token) => (STOP_WORDS.has(token) ? null : stemOf(token)),
    searchOptions: { processTerm: (term) => term, tokenize: (text) => text.split(' '), combineWith: 'OR' },
  });
  engine.addAll(
    [...byParagraph].map(([id, parts]) => ({
      id,
      text: parts.map(({ passage }) => passage.text).join(' '),
    })),
  );
  const covers = (id: string, scope: Scope): boolean =>
    byParagraph.get(id)!.some(({ passage }) => inScope(passage.document, passage.pairs, scope));
  return (words: readonly Word[], scope: Scope): { passage: IndexedPassage; score: number }[] => {
    const terms = new Set(words.flatMap((word) => word.terms));
    const hits = engine
      .search([...terms].join(' '), { filter: (hit) => covers(hit.id as string, scope) })
      .map((hit) => ({ id: hit.id as string, score: hit.score / hit.queryTerms.length }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 24);
    const best = hits[0]?.score ?? 1;
    return hits.flatMap(({ id, score }) =>
      byParagraph
        .get(id)!
        .filter(({ passage }) => inScope(passage.document, passage.pairs, scope))
        .map((passage) => ({ passage, score: score / best })),
    );
  };
}
