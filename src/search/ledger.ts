import { createDigest, digestOf } from '../model/digest.ts';
import type { Document, Library } from '../model/document.ts';
import { searchable } from './bags.ts';

/** What receipts need to know of a library as a whole. Plain data. */
export interface Ledger {
  /** The SHA-256 of all texts and claims. */
  readonly corpus: string;
  /** The hashes of all short names, ascending, and beside each the number of the document that it stands in. */
  readonly hashes: Uint32Array;
  readonly documents: Uint32Array;
}

/** Bits of the hash of a short name. */
const BITS = 20;

/** Works out the ledger of a library, some 30 ms a megabyte. */
export function ledgerOf({ documents, claims }: Library): Ledger {
  const digest = createDigest();
  const texts = documents.map(({ id, source }) => [id, source]);
  for (const part of [...texts, ...claims].map(framed).toSorted()) digest.add(part);
  const numbers = new Map(documents.map(({ id }, i) => [id, i]));
  const entries = [
    ...claims.map(({ id, document }) => [hashOf(id), numbers.get(document)!] as const),
    ...documents.flatMap((document, i) => passageNames(document).map((name) => [hashOf(name), i] as const)),
  ].toSorted(([a], [b]) => a - b);
  return {
    corpus: digest.hex(),
    hashes: Uint32Array.from(entries, ([hash]) => hash),
    documents: Uint32Array.from(entries, ([, number]) => number),
  };
}

/** The numbers of the documents in which something has a short name of this hash. */
export function documentsWith({ hashes, documents }: Ledger, hash: number): ReadonlySet<number> {
  let [from, to] = [0, hashes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (hashes[middle]! < hash) from = middle + 1;
    else to = middle;
  }
  while (hashes[to] === hash) to++;
  return new Set(documents.subarray(from, to));
}

/** The short names of the passages of a document. */
export const passageNames = (document: Document): string[] =>
  searchable(document).map(({ start }) => `${document.id}:${start}`);

/** The first 20 bits of a text's SHA-256. */
export const hashOf = (text: string): number => firstBits(digestOf(text));

/** The first 20 bits of a SHA-256 in hexadecimal digits. */
export const firstBits = (digest: string): number => Number.parseInt(digest.slice(0, BITS / 4), 16);

/** A value as a text that no other value has: every part is preceded by its length, and fields stand in one order. */
export function framed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}:${value.map(framed).join('')}`;
  if (typeof value !== 'object' || value === null) {
    const text = String(value);
    return `${(typeof value)[0]}${text.length}:${text}`;
  }
  // The days of a period follow from its text.
  if ('edtf' in value && typeof value.edtf === 'string') return framed(value.edtf);
  const fields = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.length}:${fields.flat().map(framed).join('')}`;
}
