import type { Framed } from '../figure.ts';

/** An amount as a document tells it, with the words for it. */
export interface Told {
  /** Its words: "about NOK 130 million". */
  readonly text: string;
  /** Whole units of the currency of the figure; of a range the lower end. */
  readonly amount: number;
  /** The upper end of a range. */
  readonly upTo?: number;
  /** How sure the figure is: as it stands, roughly so, or more than that. */
  readonly end: 'exact' | 'rough' | 'open';
  /** Not told as given or traded, only as announced, planned or the like. */
  readonly planned: boolean;
  /** Which amounts are of one sort; the same in the whole figure. */
  readonly series: number;
}

/** A few amounts of one currency, a bar each, in the order of their times. */
export interface Amounts extends Framed {
  readonly chart: 'amounts';
  readonly sections: readonly {
    /** Whose amounts, where several pairs stand side by side. */
    readonly heading?: string;
    readonly rows: readonly (AmountRow | { readonly gap: string })[];
  }[];
}
export interface AmountRow extends Told {
  /** When; empty where it is that of the row above. */
  readonly time: string;
  /** What the row has of its own: who to whom, of what sort, by which source. */
  readonly label: string;
}

/** Many amounts of one currency on an axis of years, each a point of its own; a pair in a panel. */
export interface AmountYears extends Framed {
  readonly chart: 'amount-years';
  /** What one on the other axis is worth, and its words: "million NOK". */
  readonly unit: { readonly size: number; readonly label: string };
  readonly sections: readonly {
    readonly heading?: string;
    /** What stands there instead of points. */
    readonly gap?: string;
    readonly legend: readonly { readonly series: number; readonly label: string }[];
    readonly points: readonly (Told & { readonly year: number })[];
  }[];
}
