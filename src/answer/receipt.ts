import { nameOf, type Finding } from '../model/answer.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { CheckedReceipt, Kept } from '../model/receipt.ts';
import type { Index } from '../search/index.ts';
import { documentsWith, firstBits, framed, hashOf, passageNames } from '../search/ledger.ts';
import { citeClaim, findingNamed, passageOf } from './citation.ts';

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
  const pieces = new Set(findings.map((finding) => pieceOf(nameOf(finding), index, finding.claim)));
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
  const names = namesOf(piece.slice(0, SIZE.name), index);
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

// ---- what is hashed

const pieces = new WeakMap<Index, Map<string, string>>();

function pieceOf(name: string, index: Index, claim?: Claim): string {
  const own = pieces.get(index) ?? new Map<string, string>();
  pieces.set(index, own);
  const known =
    own.get(name) ?? short(hashOf(name), SIZE.name) + short(hashOf(contentOf(name, index, claim)), SIZE.content);
  own.set(name, known);
  return known;
}

/** The short names of what a hash can stand for. */
function namesOf(hash: string, index: Index): string[] {
  const { documents } = index.library;
  return [...documentsWith(index.ledger, bitsOf(hash))]
    .flatMap((number) => {
      const claims = index.claimsIn({ pairs: [], source: documents[number]!.id });
      return [...claims.map(({ id }) => id), ...passageNames(documents[number]!)];
    })
    .filter((name) => short(hashOf(name), SIZE.name) === hash);
}

const corpusOf = ({ ledger }: Index): string => short(firstBits(ledger.corpus), SIZE.corpus);

/** All that a claim says and the sentence that is shown of it, wherever it stands in its section; or a passage with its place. */
function contentOf(name: string, index: Index, known?: Claim): string {
  const { claim, citation } = known ? { claim: known, citation: citeClaim(known, index) } : findingNamed(name, index)!;
  const { document, section, quote, start, end } = citation;
  if (!claim) return framed([document.id, section, passageOf(document, start, end)!.text]);
  const { id, start: _, end: __, extracted, pair, parties, topic, sensitive, words, ...said } = claim;
  return framed({ ...said, quote: [claim.quote, quote] });
}

/** Twenty bits in characters, five in each: the first of them. */
const short = (bits: number, characters: number): string =>
  Array.from({ length: characters }, (_, i) => ALPHABET[(bits >>> (15 - 5 * i)) & 31]).join('');

/** Four characters as the bits that they stand for. */
const bitsOf = (hash: string): number => [...hash].reduce((bits, letter) => bits * 32 + ALPHABET.indexOf(letter), 0);
