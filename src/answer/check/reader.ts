import type { Claim } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import { spanOf } from '../word.ts';
import { firstOf, type Point, type Stand } from './points.ts';
import type { Said } from './said.ts';

/** What a sentence says on a subject, beside its figures. */
export interface Reading {
  readonly points: readonly Point[];
  /** The claims that are about the same thing. */
  readonly about: readonly Claim[];
  /** Words of the sentence that the points compare. */
  readonly spent: RegExp;
}

/** Reads what a sentence says on one subject, `claims` being all that tell of its countries; undefined when it is on another. */
export type Reader = (said: Said, claims: readonly Claim[], index: Index) => Reading | undefined;

/** A stand to what a sentence says, from the stand to what it would say without its "not". */
export const heard = (stand: Stand, { negation }: Said): Stand =>
  !negation || stand === 'silent' ? stand : stand === 'same' ? 'other' : 'same';

/** The point that something is so; `shape` finds the words that say it, `stand` is without regard to a "not". */
export function statusPoint(said: Said, shape: RegExp, stand: (claim: Claim) => Stand): Point {
  const spans = [said.negation, spanOf(said.words, shape)].filter((span) => span !== undefined);
  return { of: 'status', spans, hold: (group) => firstOf(group, (claim) => heard(stand(claim), said)) };
}
