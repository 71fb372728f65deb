import type { Answer, Finding } from '../model/answer.ts';
import type { Difference } from '../model/claim.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import { sortKey } from '../model/period.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { citeClaim, distinct } from './citation.ts';
import { inYears } from './evidence.ts';

/** The differences that make a dispute, gravest first. */
const GRAVITY = ['contradiction', 'other-stage', 'other-scope'] as const satisfies readonly Difference[];
type Grave = (typeof GRAVITY)[number];

const isGrave = (difference: Difference): difference is Grave => GRAVITY.some((grave) => grave === difference);

/** Claims that differ on what one claim says: the claim itself and those it differs from, in the order of the documents. */
function sidesOf(
  claim: Claim,
  index: Index,
  source?: string,
): { readonly sides: readonly Claim[]; readonly difference?: Grave } {
  const kind = kindOf(claim);
  const key = kind.key(claim);
  if (!key) return { sides: [] };
  const topic = index.library.claims.filter(
    (other) => kindOf(other).key(other) === key && (!source || other.document === source),
  );
  const differences = new Map(topic.map((other) => [other, kind.compare(claim, other)]));
  const sides = topic.filter(
    (other) => other === claim || isGrave(differences.get(other)!) || differences.get(other) === 'more-precise',
  );
  const difference = GRAVITY.find((grave) => [...differences.values()].includes(grave));
  return { sides, ...(difference && { difference }) };
}

/** A dispute about what a claim says, when other claims on its topic differ: by date, since none of the sides is preferred. */
export function dispute(question: Question, claim: Claim, index: Index): Answer | undefined {
  const { sides, difference } = sidesOf(claim, index, question.source);
  const inTime = question.years ? sides.filter((side) => inYears(side, question.years!) !== false) : sides;
  if (!difference || inTime.length < 2) return undefined;
  const byDate = inTime.toSorted((a, b) => sortKey(a.period).localeCompare(sortKey(b.period)));
  const findings = distinct(
    byDate.map((side): Finding => ({ citation: citeClaim(side, index), claim: side, score: 1 })),
  );
  return { status: 'disputed', question, topic: claim.topic!, sides: findings, difference, notes: [] };
}
