import { citeClaim, findingNamed } from '../answer/citation.ts';
import { matched } from '../difference.ts';
import type { Locale } from '../locales/en.ts';
import type { Rich } from '../locales/rich.ts';
import { nameOf, type Finding } from '../model/answer.ts';
import type { CardEntry } from '../model/card.ts';
import type { Pair } from '../model/country.ts';
import { digestOf } from '../model/digest.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import { shown } from '../reply/parts.ts';
import { toText } from '../reply/text.ts';
import type { Index } from '../search/index.ts';
import { framed } from '../search/ledger.ts';

/** A short hash; two things that differ share one less than once in 10^18. */
export const shortHash = (value: unknown): string => digestOf(framed(value)).slice(0, 16);

/** One line as it reads without its looks. */
const plainLine = (text: Rich): string => toText({ private: true, blocks: [{ type: 'text', text }] });

/** All that a claim says, without its words, its place and its names. */
function saidBy(claim: Claim): string {
  const { id, document, pair, parties, section, quote, start, end, extracted, rule, topic, words, ...said } = claim;
  const { sensitive, retracted, asOf, asOfBasis, ...told } = said;
  // What an undated statement holds as of is worked out from the rest of the text, unless the text says it.
  return shortHash({ ...told, ...(asOfBasis === 'stated' && { asOf }) });
}

/** What a claim tells a value of: its kind, its time and whom it is about. */
function matterOf(claim: Claim): string {
  const { kind, pair, value, period, subject, object, section } = claim;
  const slots = kindOf(claim).slots?.(claim);
  return shortHash({ kind, pair, section, slots, of: value.of, type: value.type, period, subject, object });
}

/** What is kept of a finding, so that it can be found again and told from another. */
export function entryOf(finding: Finding, t: Locale, index: Index): CardEntry {
  const { claim, citation } = finding;
  const place = { id: nameOf(finding), document: citation.document.id, section: citation.section };
  if (!claim) {
    const { quote, start } = citation;
    const said = shortHash(quote);
    return { ...place, quote, start, statement: shown(quote), matter: '', said, extracted: false, sensitive: false };
  }
  const key = kindOf(claim).key(claim);
  return {
    ...place,
    quote: claim.quote,
    start: claim.start,
    kind: claim.kind,
    pair: claim.pair,
    ...(key !== undefined && { key }),
    matter: matterOf(claim),
    said: saidBy(claim),
    statement: plainLine(t.statement(claim, 'any', index.library.home)),
    extracted: claim.extracted,
    sensitive: claim.sensitive !== undefined,
  };
}

type Mark = (entry: CardEntry) => string | undefined;
const mark =
  (of: (entry: CardEntry) => readonly unknown[] | undefined): Mark =>
  (entry) => {
    const parts = of(entry);
    return parts && framed([entry.kind, ...parts]);
  };

/**
 * What makes a fact the same one in its document, surest first. People keep the name of a claim when they change it; what a
 * rule has read has another name then, and is known by its matter or its place.
 */
const IN_DOCUMENT: readonly Mark[] = [
  mark(({ id, said }) => [id, said]),
  mark(({ section, quote, said }) => [section, quote, said]),
  mark(({ quote, said }) => [quote, said]),
  mark(({ id }) => [id]),
  mark(({ matter }) => [matter]),
  mark(({ extracted, key }) => (extracted && key ? [key] : undefined)),
  mark(({ extracted, section, start }) => (extracted ? [section, start] : undefined)),
];
/** The same in another document: its own was renamed, or another tells it word for word. */
const ELSEWHERE: readonly Mark[] = [
  mark(({ id, said }) => [id, said]),
  mark(({ quote, said }) => [quote, said]),
  mark(({ id, matter }) => [id, matter]),
];

/** A fact of a card and what it is now; `now` is missing where it is gone. */
export interface Traced {
  readonly entry: CardEntry;
  readonly now?: Finding;
}

/** Finds the facts of a card again, wherever they went. */
export function trace(entries: readonly CardEntry[], t: Locale, index: Index): readonly Traced[] {
  const found = new Map<CardEntry, Finding>();
  const take = (wanted: readonly CardEntry[], claims: readonly Claim[], marks: readonly Mark[]): void => {
    const left = wanted.filter((entry) => !found.has(entry));
    const taken = new Set([...found.values()].map(nameOf));
    const kinds = new Set(left.map(({ kind }) => kind));
    const candidates = claims
      .filter(({ id, kind }) => kinds.has(kind) && !taken.has(id))
      .map((claim) => entryOf({ claim, citation: citeClaim(claim, index), score: 1 }, t, index));
    for (const [entry, { id }] of matched(left, candidates, marks).pairs) found.set(entry, findingNamed(id, index)!);
  };
  const claims = entries.filter(({ kind }) => kind !== undefined);
  for (const [source, own] of Map.groupBy(claims, ({ document }) => document))
    if (index.documentOf(source)) take(own, index.claimsIn({ pairs: [], source }), IN_DOCUMENT);
  const lost = claims.filter((entry) => !found.has(entry));
  for (const [pair, own] of Map.groupBy(lost, (entry) => entry.pair as Pair))
    take(own, index.claimsIn({ pairs: [pair] }), ELSEWHERE);
  return entries.map((entry) => {
    const now = entry.kind === undefined ? passageAgain(entry, index) : found.get(entry);
    return { entry, ...(now && { now }) };
  });
}

/** A passage is the same one where it stands word for word: at its place, in its document, or where that is gone anywhere. */
function passageAgain({ id, document, quote }: CardEntry, index: Index): Finding | undefined {
  const there = findingNamed(id, index);
  if (there && !there.claim && there.citation.quote === quote) return there;
  const own = index.documentOf(document);
  const same = (own ? [own] : index.library.documents)
    .filter(({ source }) => source.includes(quote))
    .flatMap(({ sections }) => sections.flatMap(({ passages }) => passages))
    .find(({ text }) => text.startsWith(quote));
  return same && findingNamed(`${same.document}:${same.start}`, index);
}
