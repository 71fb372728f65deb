import { digestOf } from '../model/digest.ts';
import type { Library } from '../model/document.ts';
import { catalogueOf, type Catalogue } from './catalogue.ts';
import type { Postings } from './finder.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import type { Names } from './names.ts';

/** What became of a library: documents were taken away, others added behind the last. */
export interface Revision {
  readonly from: Library;
  readonly to: Library;
  /** What was added, as a library of its own. */
  readonly added: Library | undefined;
  /** Says what else is different, for receipts. */
  readonly mark: string;
}

/**
 * What is known of a large library after a revision, without reading it anew: some 10 ms for each thousand documents. How rare a
 * word is, and which words are known, still counts in what was taken away; nothing of that can be found any more.
 */
export function revisedCatalogue(known: Catalogue, names: Names, revision: Revision): Catalogue {
  const { to, added } = revision;
  const there = new Set(to.documents.map(({ id }) => id));
  const own = added && catalogueOf(added, names, 0);
  const shelves = new Map([...known.shelves].map(([key, ids]) => [key, ids.filter((id) => there.has(id))]));
  for (const [key, ids] of own?.shelves ?? []) shelves.set(key, [...(shelves.get(key) ?? []), ...ids]);
  const numbers = new Map([...shelves.keys()].map((key, i) => [key, i]));
  const ownNumbers = [...(own?.shelves.keys() ?? [])].map((key) => numbers.get(key)!);
  return {
    ...known,
    shelves,
    ...(known.postings && {
      postings: own?.postings ? joined(known.postings, own.postings, ownNumbers) : known.postings,
    }),
    ...(known.ledger && { ledger: revisedLedger(known.ledger, revision) }),
    ...(own && {
      passages: known.passages + own.passages,
      frequency: summed(known.frequency, own.frequency),
      vocabulary: summed(known.vocabulary, own.vocabulary),
      people: known.people.union(own.people),
      peopleStems: known.peopleStems.union(own.peopleStems),
      places: known.places.union(own.places),
    }),
  };
}

function summed(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const sum = new Map(a);
  for (const [word, count] of b) sum.set(word, (sum.get(word) ?? 0) + count);
  return sum;
}

/** @param numbers of the shelves of `b` among all */
function joined(a: Postings, b: Postings, numbers: readonly number[]): Postings {
  const shift = a.shelves.length;
  return {
    shelves: Uint32Array.from([...a.shelves, ...Array.from(b.shelves, (shelf) => numbers[shelf]!)]),
    lengths: Uint32Array.from([...a.lengths, ...b.lengths]),
    having: (term) => Uint32Array.from([...a.having(term), ...Array.from(b.having(term), (part) => part + shift)]),
  };
}

/** The ledger with the documents' new numbers, and those of what was added. */
function revisedLedger({ corpus, hashes, documents }: Ledger, { from, to, added, mark }: Revision): Ledger {
  const numbers = new Map(to.documents.map(({ id }, i) => [id, i]));
  const now = from.documents.map(({ id }) => numbers.get(id));
  const entries: [hash: number, document: number][] = [];
  for (const [i, hash] of hashes.entries()) {
    const number = now[documents[i]!];
    if (number !== undefined) entries.push([hash, number]);
  }
  const own = added && ledgerOf(added);
  own?.hashes.forEach((hash, i) => {
    entries.push([hash, numbers.get(added!.documents[own.documents[i]!]!.id)!]);
  });
  if (own) entries.sort(([a], [b]) => a - b);
  return {
    corpus: digestOf(`${corpus} ${own?.corpus ?? ''} ${mark}`),
    hashes: Uint32Array.from(entries, ([hash]) => hash),
    documents: Uint32Array.from(entries, ([, number]) => number),
  };
}
