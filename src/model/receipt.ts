import type { Finding } from './answer.ts';

/** What became of one piece of evidence since its receipt was made. */
export type Kept =
  | { readonly state: 'same'; readonly finding: Finding }
  /** What stands in its place now: more than one where several places share its hash. */
  | { readonly state: 'changed'; readonly now: readonly Finding[] }
  | { readonly state: 'gone' };

/** A receipt held against the documents as they are now. */
export interface CheckedReceipt {
  /** As it is shown, whichever way it was typed. */
  readonly receipt: string;
  /** `unchanged`: so is everything else; `same`: other parts have changed; `gone`: nothing of it is left. */
  readonly verdict: 'unchanged' | 'same' | 'changed' | 'gone';
  /** The version of the rules by which it was answered, where it is not today's. */
  readonly otherRules?: string;
  /** In the order in which the answer showed them. */
  readonly pieces: readonly Kept[];
}
