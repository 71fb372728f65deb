import type { Finding } from './answer.ts';

/** Characters `start..end` of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How a statement stands to the documents. `told`: they speak of it, but nothing in it can be compared, or not all of it stands in
 * one place.
 */
export type Verdict = 'agrees' | 'differs' | 'told' | 'not-covered';

/** One sentence of somebody's text, held against the documents. */
export interface Checked {
  readonly sentence: string;
  readonly verdict: Verdict;
  /** What of the sentence stands in the passage, and what stands there otherwise. */
  readonly same: readonly Span[];
  readonly other: readonly Span[];
  readonly finding?: Finding;
  /** What other sources say, where they differ among themselves. */
  readonly disputed: readonly Finding[];
}
