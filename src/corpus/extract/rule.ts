import type { z } from 'zod';
import type { Pair } from '../../model/country.ts';
import type { ClaimText } from '../../model/kinds/index.ts';
import type { Unit } from './unit.ts';

type Written = z.input<typeof ClaimText>;
type Given<T> = T extends unknown ? Omit<T, 'id' | 'section' | 'quote'> : never;

/** A claim that a rule proposes: what it says, whose relations it is about, and the characters of the unit's text that say so. */
export type Proposal = Given<Written> & {
  readonly pair: Pair;
  /** UTF-16 units in the unit's text; at most 300 of them. */
  readonly start: number;
  readonly end: number;
};

/** Reads one sort of statement. It proposes nothing where it is not sure: what is not read stays a quote. */
export interface Rule {
  /** Names it in claims and in `check`: lower-case words with hyphens. */
  readonly name: string;
  propose(unit: Unit): readonly Proposal[];
}
