import { digestOf } from '../model/digest.ts';
import { nameOf, type Finding } from '../model/answer.ts';
import type { CheckedReceipt, Kept } from '../model/receipt.ts';
import type { Index } from '../search/index.ts';
import { findingNamed, passageOf } from './citation.ts';

/** Raise it when the rules of deciding change, or what is hashed here: older receipts are then told apart. One digit of the alphabet below. */
const RULES = '1';

/** Crockford's base 32: no I, L, O or U, which are misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a receipt: its head is the rules and the corpus, every piece a name and a content. */
const SIZE = { corpus: 4, name: 4, content: 3 } as const;
const HEAD = RULES.length + SIZE.corpus;
const PIECE = SIZE.name + SIZE.content;
const FORM = new RegExp(`^[${ALPHABET}]{${HEAD}}(?:[${ALPHABET}]{${PIECE}})+$`);

/**
 * The receipt of findings: enough to tell later whether they still stand, without anything being kept here.
 * Undefined where there are none.
 */
export function receiptOf(findings: readonly Finding[], index: Index): string | undefined {
  const pieces = new Set(findings.map((finding) => pieceOf(nameOf(finding), index)));
  return pieces.size > 0 ? grouped([RULES, corpusOf(index), ...pieces].join('')) : undefined;
}

/** Holds a receipt, however it was typed, against the library; undefined where the text is no receipt. */
export function checkReceipt(text: string, index: Index): CheckedReceipt | undefined {
  const receipt = normal(text);
  if (!FORM.test(receipt)) return undefined;
  const rules = receipt.slice(0, RULES.length);
  const pieces = piecesIn(receipt).map((piece) => keptOf(piece, index));
  return {
    receipt: grouped(receipt),
    verdict: verdictOn(pieces, receipt.slice(RULES.length, HEAD) === corpusOf(index)),
    ...(rules !== RULES && { otherRules: rules }),
    pieces,
  };
}

const grouped = (receipt: string): string => receipt.replace(/.{4}(?=.)/g, '$&-');

const normal = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

const piecesIn = (receipt: string): string[] =>
  Array.from({ length: (receipt.length - HEAD) / PIECE }, (_, i) => receipt.slice(HEAD + i * PIECE).slice(0, PIECE));

// Names that share a hash are told apart by their contents.
function keptOf(piece: string, index: Index): Kept {
  const names = namesOf(index).get(piece.slice(0, SIZE.name)) ?? [];
  const same = names.find((name) => pieceOf(name, index) === piece);
  const now = (same === undefined ? names : [same]).flatMap((name) => findingNamed(name, index) ?? []);
  if (same !== undefined) return { state: 'same', finding: now[0]! };
  return now.length > 0 ? { state: 'changed', now } : { state: 'gone' };
}

function verdictOn(pieces: readonly Kept[], unchanged: boolean): CheckedReceipt['verdict'] {
  if (pieces.every(({ state }) => state === 'gone')) return 'gone';
  if (pieces.some(({ state }) => state !== 'same')) return 'changed';
  return unchanged ? 'unchanged' : 'same';
}

// ---- what is hashed, each worked out once for an index

function once<T>(make: (index: Index) => T): (index: Index) => T {
  const made = new WeakMap<Index, T>();
  return (index) => {
    const known = made.get(index) ?? make(index);
    made.set(index, known);
    return known;
  };
}

const piecesOf = once(() => new Map<string, string>());

function pieceOf(name: string, index: Index): string {
  const pieces = piecesOf(index);
  const known = pieces.get(name) ?? hash(name, SIZE.name) + hash(contentOf(name, index), SIZE.content);
  pieces.set(name, known);
  return known;
}

/** All short names, by their hashes. */
const namesOf = once(({ library: { claims, documents } }) => {
  const passages = documents.flatMap(({ sections }) =>
    sections.flatMap((section) => (section.searchable ? section.passages : [])),
  );
  const names = [...claims.map(({ id }) => id), ...passages.map(({ document, start }) => `${document}:${start}`)];
  return Map.groupBy(names, (name) => hash(name, SIZE.name));
});

const corpusOf = once(({ library: { documents, claims } }) => {
  const texts = documents.map(({ id, source }) => [id, source]);
  return hash([...texts, ...claims].map(framed).toSorted().join(''), SIZE.corpus);
});

/** All that a claim says and the sentence that is shown of it, wherever it stands in its section; or a passage with its place. */
function contentOf(name: string, index: Index): string {
  const { claim, citation } = findingNamed(name, index)!;
  const { document, section, quote, start, end } = citation;
  if (!claim) return framed([document.id, section, passageOf(document, start, end)!.text]);
  const { id, start: _, end: __, extracted, pair, parties, topic, sensitive, words, ...said } = claim;
  return framed({ ...said, quote: [claim.quote, quote] });
}

/** A value as a text that no other value has: every part is preceded by its length, and fields stand in one order. */
function framed(value: unknown): string {
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

/** The first bits of a text's SHA-256, five a character; up to four characters. */
function hash(text: string, characters: number): string {
  const bits = Number.parseInt(digestOf(text).slice(0, 6), 16);
  return Array.from({ length: characters }, (_, i) => ALPHABET[(bits >>> (19 - 5 * i)) & 31]).join('');
}
