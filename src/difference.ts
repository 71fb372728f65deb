import { disputes } from './answer/dispute.ts';
import type { Pair } from './model/country.ts';
import type { Document } from './model/document.ts';
import { kindOf, type Claim } from './model/kinds/index.ts';
import type { Index } from './search/index.ts';

/** What can become different between two libraries. */
export const CHANGES = [
  'document-added',
  'document-changed',
  'document-removed',
  'claim-added',
  'claim-changed',
  'claim-retracted',
  'dispute-begun',
  'dispute-ended',
] as const;

/** One thing that is different. */
export interface Change {
  readonly change: (typeof CHANGES)[number];
  /** The id of the document or claim, or the topic on which documents differ. */
  readonly id: string;
  readonly document?: string;
  readonly pair?: Pair;
  readonly kind?: Claim['kind'];
  readonly quote?: string;
  /** What of a document or claim is other than it was. */
  readonly fields?: readonly string[];
  /** Why a claim was retracted, where somebody said so. */
  readonly reason?: string;
}

/**
 * What is different in `to`, in parts: those of one document, then those of one pair. Claims are followed by what they say:
 * one that was moved, or got another id and nothing else, is no difference.
 */
export function* differences(from: Index, to: Index): Generator<readonly Change[]> {
  const [old, now] = [partsOf(from), partsOf(to)];
  const reasons = new Map(to.library.retracted.map(({ id, retracted }) => [id, retracted]));
  for (const id of new Set([...old.documents.keys(), ...now.documents.keys()])) {
    yield [
      ...changesOfDocument(old.documents.get(id), now.documents.get(id)),
      ...changesOfClaims(old.claims.get(id) ?? [], now.claims.get(id) ?? [], reasons),
    ];
  }
  for (const pair of new Set([...from.library.pairs, ...to.library.pairs])) yield changesOfDisputes(pair, from, to);
}

const partsOf = ({ library: { documents, claims } }: Index) => ({
  documents: new Map(documents.map((document) => [document.id, document])),
  claims: Map.groupBy(claims, ({ document }) => document),
});

/** The fields in which two records differ, `but` some. */
function unlike(a: object, b: object, but: readonly string[]): string[] {
  const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const names = new Set([...Object.keys(x), ...Object.keys(y)]);
  return [...names].filter((name) => !but.includes(name) && JSON.stringify(x[name]) !== JSON.stringify(y[name]));
}

// The folder may be another, and sections follow from the text.
const NOT_SAID_BY_DOCUMENT = ['file', 'sections', 'newestYear'];

function changesOfDocument(old: Document | undefined, now: Document | undefined): Change[] {
  const id = (now ?? old)!.id;
  if (!old) return [{ change: 'document-added', id }];
  if (!now) return [{ change: 'document-removed', id }];
  const fields = unlike(old, now, NOT_SAID_BY_DOCUMENT);
  return fields.length > 0 ? [{ change: 'document-changed', id, fields }] : [];
}

/** What makes a claim the same one as before, surest first: its name, its matter, its quote, its place. */
const MARKS: readonly ((claim: Claim) => string | undefined)[] = [
  ({ id }) => id,
  (claim) => {
    const key = kindOf(claim).key(claim);
    return key && `${claim.kind} ${key}`;
  },
  ({ kind, section, quote }) => `${kind} ${section} ${quote}`,
  ({ kind, start }) => `${kind} ${start}`,
];

/** Where a claim stands, what it is called and who proposed it is not what it says. */
const NOT_SAID_BY_CLAIM = ['id', 'section', 'start', 'end', 'extracted', 'rule'];

function changesOfClaims(
  old: readonly Claim[],
  now: readonly Claim[],
  reasons: ReadonlyMap<string, string | undefined>,
): Change[] {
  const { pairs, gone, added } = matched(old, now, MARKS);
  const changed = pairs.flatMap(([before, after]): Change[] => {
    const fields = unlike(before, after, NOT_SAID_BY_CLAIM);
    return fields.length > 0 ? [{ change: 'claim-changed', ...described(after), fields }] : [];
  });
  return [
    ...added.map((claim): Change => ({ change: 'claim-added', ...described(claim) })),
    ...changed,
    ...gone.map((claim): Change => {
      const reason = reasons.get(claim.id);
      return { change: 'claim-retracted', ...described(claim), ...(reason !== undefined && { reason }) };
    }),
  ];
}

const described = ({ id, document, pair, kind, quote }: Claim) => ({ id, document, pair, kind, quote });

/**
 * Which of before is which of now; each is matched once.
 * @param marks what makes two the same, surest first; undefined where one has no such mark
 */
export function matched<A, B>(
  old: readonly A[],
  now: readonly B[],
  marks: readonly ((each: A | B) => string | undefined)[],
): { readonly pairs: readonly [A, B][]; readonly gone: readonly A[]; readonly added: readonly B[] } {
  const pairs: [A, B][] = [];
  let [gone, added] = [old, now];
  for (const mark of marks) {
    const waiting = Map.groupBy(gone, mark);
    const taken = new Set<A>();
    added = added.filter((each) => {
      const name = mark(each);
      const before = name === undefined ? undefined : waiting.get(name)?.shift();
      if (!before) return true;
      taken.add(before);
      pairs.push([before, each]);
      return false;
    });
    gone = gone.filter((each) => !taken.has(each));
  }
  return { pairs, gone, added };
}

function changesOfDisputes(pair: Pair, from: Index, to: Index): Change[] {
  const topics = (index: Index): string[] => disputes(index, [pair]).map(({ topic }) => topic);
  const [old, now] = [topics(from), topics(to)];
  const only = (some: string[], others: string[]): string[] => some.filter((topic) => !others.includes(topic));
  return [
    ...only(now, old).map((id): Change => ({ change: 'dispute-begun', id, pair })),
    ...only(old, now).map((id): Change => ({ change: 'dispute-ended', id, pair })),
  ];
}
