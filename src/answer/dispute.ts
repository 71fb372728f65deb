import type { Answer, Disputed, Finding } from '../model/answer.ts';
import type { Difference } from '../model/claim.ts';
import type { Pair } from '../model/country.ts';
import { kindOf, type Claim } from '../model/kinds/index.ts';
import { byPeriod } from '../model/period.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { citeClaim, distinct } from './citation.ts';
import { inYears } from './evidence.ts';

/** The differences that make a dispute, gravest first. */
const GRAVITY = ['contradiction', 'other-stage', 'other-scope'] as const satisfies readonly Difference[];
type Grave = (typeof GRAVITY)[number];

const isGrave = (difference: Difference): difference is Grave => GRAVITY.some((grave) => grave === difference);

/** What the documents do not say alike: one topic with its sides, by date, since none of them is preferred. */
export type Dispute = Pick<Disputed, 'topic' | 'difference' | 'sides'>;

const topicOf = (claim: Claim): string | undefined => kindOf(claim).key(claim);

const gravest = (differences: readonly Difference[]): Grave | undefined =>
  GRAVITY.find((grave) => differences.includes(grave));

/** Claims that differ on what one claim says: the claim itself and those it differs from. */
function sidesOf(claim: Claim, same: readonly Claim[]): { sides: readonly Claim[]; difference?: Grave } {
  const { compare } = kindOf(claim);
  // "Where" is not answered by when: sides that tell the same noun are enough, where there are such.
  const alike = same.filter(({ value }) => value.of === claim.value.of);
  const topic = alike.some((other) => isGrave(compare(claim, other))) ? alike : same;
  const differences = new Map(topic.map((other) => [other, compare(claim, other)]));
  const difference = gravest([...differences.values()]);
  const sides = topic.filter(
    (other) => other === claim || isGrave(differences.get(other)!) || differences.get(other) === 'more-precise',
  );
  return { sides, ...(difference && { difference }) };
}

function sideBySide(sides: readonly Claim[], index: Index): Finding[] {
  const byDate = sides.toSorted((a, b) => byPeriod(a.period, b.period));
  return distinct(byDate.map((side): Finding => ({ citation: citeClaim(side, index), claim: side, score: 1 })));
}

/** A dispute about what a claim says, when other claims on its topic differ. */
export function dispute(question: Question, claim: Claim, index: Index): Answer | undefined {
  const topic = topicOf(claim);
  if (topic === undefined) return undefined;
  const { source, years } = question;
  const same = index.claimsIn({ pairs: [claim.pair], source }).filter((other) => topicOf(other) === topic);
  const { sides, difference } = sidesOf(claim, same);
  const inTime = years ? sides.filter((side) => inYears(side, years) !== false) : sides;
  if (!difference || inTime.length < 2) return undefined;
  return { status: 'disputed', question, topic, sides: sideBySide(inTime, index), difference, notes: [] };
}

/** Everything on which the documents differ: each topic once, in the order of the documents. What complements is not in it. */
export function disputes(index: Index, pairs: readonly Pair[] = index.library.pairs): Dispute[] {
  const claims = index.claimsIn({ pairs });
  const topics = Map.groupBy(claims, topicOf);
  return [...topics].flatMap(([topic, same]): Dispute[] => {
    if (topic === undefined) return [];
    const found = same.map((claim) => sidesOf(claim, same));
    const difference = gravest(found.flatMap((each) => each.difference ?? []));
    const sides = new Set(found.flatMap((each) => (each.difference ? each.sides : [])));
    return difference ? [{ topic, difference, sides: sideBySide([...sides], index) }] : [];
  });
}
