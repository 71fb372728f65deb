import { pairOf } from './country.ts';
import type { KindName } from './kinds/index.ts';
import type { Question } from './question.ts';

/** Why something is reported; what is about a person comes first for moderators. */
export const REPORT_REASONS = ['fact', 'source', 'outdated', 'personal', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What moderators decide on a report. */
export const DECISIONS = ['hide', 'note', 'reject', 'fixed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A piece of what was reported, as it was then. */
export interface ReportedPart {
  /** The claim's id, or `document:start` of a passage; the id of a card. */
  readonly name: string;
  readonly quote: string;
  /** The title of the document, and its section. */
  readonly document: string;
  readonly section: string;
}

/** One thing that a reload has changed, as it is told to a server. */
export interface FeedChange {
  readonly what: 'added' | 'changed' | 'retracted' | 'disputed' | 'document-added' | 'document-removed';
  /** The claim or document, or the topic on which documents differ. */
  readonly id: string;
  /** The documents that it stands in. */
  readonly documents: readonly string[];
  readonly titles: readonly string[];
  readonly kind?: KindName;
  readonly quote?: string;
  /** The quote before. */
  readonly was?: string;
  /** Claims of a document that came or went as a whole. */
  readonly claims?: number;
}

/** How much of what members write is kept, in characters. */
export const KEPT_TEXT = { comment: 500, question: 200, note: 500, answer: 300 } as const;

/** Under which pair and kind a refusal is counted; each empty where it was not understood. */
export function gapOf({ pairs, kinds, countries, outside }: Question): {
  readonly pair: string;
  readonly kind: string;
} {
  const [one, other, ...more] = [...new Set([...countries, ...outside])];
  const named = one && other && more.length === 0 ? pairOf(one, other) : '';
  return { pair: pairs.length === 1 ? pairs[0]! : named, kind: kinds.length === 1 ? kinds[0]! : '' };
}
