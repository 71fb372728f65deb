import type { Framed } from '../figure.ts';

/** How often each option of a question was chosen. */
export interface Distribution extends Framed {
  readonly chart: 'distribution';
  readonly rows: readonly {
    /** The letter of the option, where all members had the same. */
    readonly letter?: string;
    readonly label: string;
    readonly count: number;
    /** What stands at the bar: "12, right". */
    readonly text: string;
    readonly right: boolean;
  }[];
}
