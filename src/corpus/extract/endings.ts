import { isKind, type Claim, type ClaimOf } from '../../model/kinds/index.ts';
import { parsePeriod } from '../../model/period.ts';

/**
 * Takes back what the rest of a text ends: an embassy "since 1831" is told as opened in 1831 where the text later closes or moves it
 * or has relations broken off, and one that stands beside its own closing is not told as open at all.
 */
export function withEndings(claims: readonly Claim[]): Claim[] {
  return claims.flatMap((claim) => {
    if (!isKind('mission', claim) || claim.status !== 'open') return [claim];
    const ends = claims.filter((other) => endsIt(other, claim));
    if (ends.length === 0) return [claim];
    const { period } = claim;
    if (!period)
      return ends.some((other) => isKind('mission', other) && other.section === claim.section) ? [] : [claim];
    const start = period.open ? period.edtf.split('/')[0]! : period.edtf;
    return [{ ...claim, period: parsePeriod(start) }];
  });
}

/** Whether a claim tells of an end of a mission, or of relations, after it was opened. */
function endsIt(other: Claim, { period, pair, sending, city }: ClaimOf<'mission'>): boolean {
  const day = other.period?.from;
  if (other.pair !== pair || !day || (period && (period.from ?? '') >= day)) return false;
  if (isKind('diplomatic-relations', other)) return period !== undefined && other.event === 'severed';
  if (!isKind('mission', other) || other.sending !== sending) return false;
  return other.status !== 'open' && (other.city === city || other.city === undefined);
}
