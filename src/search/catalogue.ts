import type { Pair } from '../model/country.ts';
import type { Document, Library, Passage } from '../model/document.ts';
import { isKind, type Claim } from '../model/kinds/index.ts';
import { bagOf, searchable } from './bags.ts';
import { createPostings, type Postings } from './finder.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import type { Names } from './names.ts';
import { stemOf } from './stem.ts';
import { addKnownWords } from './vocabulary.ts';
import { tokenize } from './words.ts';

/** What is known of a library as a whole: the only thing that is worked out from all of it at once. Plain data. */
export interface Catalogue {
  /** How many passages can be found. */
  readonly passages: number;
  /** How many of them have a term. */
  readonly frequency: ReadonlyMap<string, number>;
  /** Every known word, for spelling, and how often it stands there. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** The names of people whom claims name. */
  readonly people: ReadonlySet<string>;
  /** The stems of those names. */
  readonly peopleStems: ReadonlySet<string>;
  /** The stems of the places that claims name. */
  readonly places: ReadonlySet<string>;
  /** The documents that have something on a shelf, by the shelf's key, in order. */
  readonly shelves: ReadonlyMap<string, readonly string[]>;
  /** Where the terms stand; not in a small corpus, which is searched as a whole. */
  readonly postings?: Postings;
  /** What receipts are made with; of a small corpus it is worked out when it is first asked for. */
  readonly ledger?: Ledger;
}

/** The shelf of passages that tell of the same pairs; of a claim it is its pair. */
export const shelfOf = (pairs: readonly Pair[]): string => pairs.join(' ');

/** So many passages are searched as they are; in larger corpora what names no country is first found by its rarest words. */
const FEW = 3_000;

/** Works out the catalogue of a library, some 10 ms for a thousand passages. */
export function catalogueOf(library: Library, names: Names, few = FEW): Catalogue {
  const [frequency, vocabulary] = [new Map<string, number>(), new Map<string, number>()];
  const shelves = new Map<string, Set<string>>();
  const numbers = new Map<string, number>();
  const shelve = (key: string, document: string): number => {
    const documents = shelves.get(key) ?? new Set();
    shelves.set(key, documents.add(document));
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  };
  const postings = createPostings();
  let passages = 0;
  for (const document of library.documents) {
    for (const { text } of unsearchable(document)) for (const token of tokenize(text)) count(vocabulary, token);
    for (const section of Map.groupBy(searchable(document), (passage) => passage.section).values()) {
      for (const [key, part] of Map.groupBy(section, ({ pairs }) => shelfOf(pairs))) {
        const terms = new Set<string>();
        for (const { text } of part) {
          const tokens = tokenize(text);
          for (const token of tokens) count(vocabulary, token);
          for (const term of bagOf(tokens, names).keys()) {
            count(frequency, term);
            terms.add(term);
          }
        }
        postings.add(shelve(key, document.id), terms);
        passages += part.length;
      }
    }
  }
  for (const { pair, document } of library.claims) shelve(pair, document);
  addKnownWords(vocabulary, library, names);
  const people = new Set(library.claims.flatMap(({ value }) => (value.type === 'person' ? [value.name] : [])));
  return {
    passages,
    frequency,
    vocabulary,
    people,
    peopleStems: new Set([...people].flatMap(tokenize).map(stemOf)),
    places: new Set(library.claims.flatMap(placesOf).flatMap(tokenize).map(stemOf)),
    shelves: new Map([...shelves].map(([key, documents]) => [key, [...documents]])),
    ...(passages > few && { postings: postings.postings(), ledger: ledgerOf(library) }),
  };
}

const count = (counts: Map<string, number>, word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);

const unsearchable = ({ sections }: Document): Passage[] =>
  sections.flatMap((section) => (section.searchable ? [] : section.passages));

const placesOf = (claim: Claim): readonly string[] => [
  ...(claim.value.type === 'place' ? claim.value.names : []),
  ...(isKind('mission', claim) && claim.city ? [claim.city] : []),
];
