import type { Pair } from '../model/country.ts';
import type { Document, Library } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import { createReader, type Bag, type IndexedPassage } from './bags.ts';
import { shelfOf, type Catalogue } from './catalogue.ts';
import type { Names } from './names.ts';
import { createParagraphs, type Paragraphs } from './paragraphs.ts';
import { stemOf } from './stem.ts';
import type { Weights } from './weights.ts';
import { tokenize } from './words.ts';

/** What is searched together: the passages that tell of the same pairs, and the claims of a pair. */
export interface Shelf {
  /** Passages by id. */
  readonly passages: ReadonlyMap<string, IndexedPassage>;
  readonly claims: ReadonlyMap<Claim, IndexedClaim>;
  readonly paragraphs: Paragraphs;
}

/** A claim ready to be searched. */
export interface IndexedClaim {
  readonly bag: Bag;
  /** The stems of the noun that says what its value is. */
  readonly nouns: readonly string[];
}

/** The shelves of a library. A shelf is built when it is first asked for, and forgotten when others need the room. */
export interface Shelves {
  /** Of all shelves, by their numbers. Some may be empty. */
  readonly keys: readonly string[];
  /** The keys of the shelves that tell of any of the pairs, in the order of the documents; of all where there are none. */
  keysOf(pairs: readonly Pair[]): readonly string[];
  /** The keys of the shelves on which a document has something. */
  keysWith(document: string): readonly string[];
  at(key: string): Shelf;
  /** The documents that have something on a shelf. */
  documents(key: string): readonly string[];
  /** The numbers of the claims of a shelf in the library, ascending. */
  claims(key: string): readonly number[];
}

/** Passages and claims that are kept ready, some 100 MB of memory. */
const ROOM = 20_000;

/** @param room how many passages and claims are kept ready at once; the shelf asked for last always is */
export function createShelves(
  library: Library,
  documentOf: (id: string) => Document | undefined,
  names: Names,
  catalogue: Catalogue,
  weights: Weights,
  room: number = ROOM,
): Shelves {
  const numbers = new Map<string, number[]>();
  library.claims.forEach(({ pair }, i) => put(numbers, pair, i));
  const filled = [...catalogue.shelves].flatMap(([key, documents]) => (documents.length > 0 ? [key] : []));
  const [byPair, byDocument] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const key of filled) for (const pair of key.split(' ')) put(byPair, pair, key);
  for (const [key, ids] of catalogue.shelves) for (const id of ids) put(byDocument, id, key);

  const build = (key: string): Shelf => {
    const claims = new Map<Claim, IndexedClaim>();
    const own = Map.groupBy(numbers.get(key) ?? [], (i) => library.claims[i]!.document);
    const passages = (catalogue.shelves.get(key) ?? []).flatMap((id) => {
      const reader = createReader(documentOf(id)!, names);
      for (const i of own.get(id) ?? []) {
        const claim = library.claims[i]!;
        claims.set(claim, { bag: reader.claim(claim), nouns: tokenize(claim.value.of).map(stemOf) });
      }
      return reader.passages((passage) => shelfOf(passage.pairs) === key);
    });
    return {
      passages: new Map(passages.map((each) => [each.passage.id, each])),
      claims,
      paragraphs: createParagraphs(passages, weights),
    };
  };
  return {
    keys: [...catalogue.shelves.keys()],
    keysOf: (pairs) => (pairs.length === 0 ? filled : [...new Set(pairs.flatMap((pair) => byPair.get(pair) ?? []))]),
    keysWith: (document) => byDocument.get(document) ?? [],
    at: recent(build, ({ passages, claims }) => passages.size + claims.size, room),
    documents: (key) => catalogue.shelves.get(key) ?? [],
    claims: (key) => numbers.get(key) ?? [],
  };
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Makes things by their keys and keeps the most recently used ones, as many as have room together. */
export function recent<T, Of = void>(
  make: (key: string, of: Of) => T,
  sizeOf: (made: T) => number,
  room: number,
): (key: string, of: Of) => T {
  const kept = new Map<string, T>();
  let used = 0;
  return (key, of) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = make(key, of);
    used += sizeOf(made);
    for (const [oldest, old] of kept) {
      if (used <= room) break;
      used -= sizeOf(old);
      kept.delete(oldest);
    }
    kept.set(key, made);
    return made;
  };
}
