import type { Framed } from '../figure.ts';

/** From a first to a last day (`YYYY-MM-DD`); where one of them is missing the text does not tell it. */
export interface Stretch {
  readonly from?: string;
  readonly to?: string;
}

/** What is told of one date, drawn with one mark. */
export interface TimelineRow extends Stretch {
  /** The date in words, as finely as it is told. */
  readonly when: string;
  /** A day, month or year is a dot; what is longer, a bar. */
  readonly form: 'dot' | 'bar';
  /** `unsure`: reported, planned, announced and the like; `denied`: told not to be so. */
  readonly stage: 'told' | 'unsure' | 'denied';
  readonly events: readonly string[];
}

/** What happened when, in the order of time. */
export interface Timeline extends Framed {
  readonly chart: 'timeline';
  readonly rows: readonly TimelineRow[];
  /** The dates of all events, where the rows are a part of them. */
  readonly whole?: { readonly label: string; readonly stretches: readonly Stretch[] };
  /** What is told with a day but without a year: no axis has a place for it. */
  readonly yearless?: { readonly heading: string; readonly lines: readonly string[] };
}
