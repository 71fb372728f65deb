/** What led to a reply, for whoever wants to know why. Nothing was looked up when `status` is missing. */
export interface Inspection {
  /** How the answer came out, a refusal with its reason. */
  readonly status?: string;
  /** The slots of the question, empty ones left out. */
  readonly understood: Readonly<Record<string, unknown>>;
  /** The best evidence first; a higher score fits better. */
  readonly claims: readonly Evidence[];
  readonly passages: readonly Evidence[];
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** A claim or a passage that was found. */
export interface Evidence {
  readonly score: number;
  /** A claim's id and kind, or a passage's document and section. */
  readonly from: readonly [string, string];
  readonly text: string;
}
