import type { Answer, Finding } from '../model/answer.ts';
import type { Difference } from '../model/claim.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { citeClaim } from './citation.ts';

/** How claims of one topic differ, gravest first. */
const GRAVITY: readonly Difference[] = ['contradiction', 'other-stage', 'other-scope'];

/** All claims that speak of the same thing as this one, itself included, in the order of the documents. */
export function sameTopic(claim: Claim, index: Index, source?: string): Claim[] {
  const key = kindOf(claim).key(claim);
  if (!key) return [claim];
  return index.library.claims.filter(
    (other) => kindOf(other).key(other) === key && (!source || other.document === source),
  );
}

/** The gravest difference among claims of one topic; none when they agree or only add to each other. */
export function differenceOf(claims: readonly Claim[]): Exclude<Difference, 'equal' | 'more-precise'> | undefined {
  const differences = new Set<Difference>();
  claims.forEach((a, i) => claims.slice(i + 1).forEach((b) => differences.add(kindOf(a).compare(a, b))));
  return GRAVITY.find((difference) => differences.has(difference)) as ReturnType<typeof differenceOf>;
}

/** A dispute about what a claim says, when other claims on its topic differ; sides in the order of the documents, none preferred. */
export function dispute(question: Question, claim: Claim, index: Index): Answer | undefined {
  const claims = sameTopic(claim, index, question.source);
  const difference = claims.length > 1 ? differenceOf(claims) : undefined;
  if (!difference) return undefined;
  const sides = claims.map((side): Finding => ({ citation: citeClaim(side, index), claim: side, score: 1 }));
  return { status: 'disputed', question, topic: claim.topic!, sides, difference, notes: [] };
}
