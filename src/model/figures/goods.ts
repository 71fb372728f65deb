import type { Framed } from '../figure.ts';

/** Which goods are traded, a line for each claim: who sells to whom, and what. */
export interface Goods extends Framed {
  readonly chart: 'goods';
  readonly columns: readonly [string, string];
  readonly rows: readonly {
    readonly direction: string;
    /** When, of what sort and by which source, where it is told. */
    readonly beside: string;
    readonly goods: string;
  }[];
}
