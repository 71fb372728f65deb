import type { Finding } from '../model/answer.ts';
import { digestOf } from '../model/digest.ts';
import type { Claim } from '../model/kinds/index.ts';
import { framed } from '../search/ledger.ts';

const short = (value: unknown): string => digestOf(framed(value)).slice(0, 16);

/** A short hash of all that a claim says: where it stands, what it is called and who proposed it is not in it. */
export function hashOfClaim(claim: Claim): string {
  const { id, section, start, end, extracted, rule, words, ...said } = claim;
  return short(said);
}

/** A short hash of a claim, or of a passage where there is none. */
export const hashOfFinding = ({ claim, citation }: Finding): string =>
  claim ? hashOfClaim(claim) : short([citation.document.id, citation.quote]);

/** One hash of several, in their order. */
export const hashOfAll = (hashes: readonly string[]): string => (hashes.length === 1 ? hashes[0]! : short(hashes));
