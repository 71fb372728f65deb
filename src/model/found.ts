import type { Citation } from './answer.ts';

/** A piece of a passage. `other`: the text that was looked for does not have these words at that place. */
export interface Piece {
  readonly text: string;
  readonly other: boolean;
}

/** A passage that has most of a text's words in their order. */
export interface NearPassage {
  readonly citation: Citation;
  /** The whole passage, cut where marked and unmarked words meet. */
  readonly pieces: readonly Piece[];
  /** The words of the text that the passage does not have, as they were typed. */
  readonly missing: readonly string[];
}

/** Where documents have a text: word for word, else nearly, else nowhere. */
export type FoundText =
  | { readonly status: 'exact'; readonly places: readonly Citation[] }
  | { readonly status: 'near'; readonly passages: readonly NearPassage[] }
  | { readonly status: 'nowhere' };
