import type { Answer, Finding, Group, Note } from '../model/answer.ts';
import { countriesOf } from '../model/country.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Period } from '../model/period.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { distinct, findingOfClaim, findingOfPassage } from './citation.ts';
import { gather } from './evidence.ts';
import { claimGives } from './gives.ts';
import { refuse } from './refuse.ts';

/** What a claim must hold of a side to stand for it. */
const ENOUGH = 0.25;
/** Findings of one side whose score comes this near to its best are shown with it. */
const NEAR = 0.9;
/** Beginnings that hold this share of the best of their side stand for it. */
const AS_GOOD = 0.7;

/**
 * Answers a question that holds two things against each other, with what is told of each. Undefined for any other question.
 * Of two dates it says which is earlier, of two sums of one currency which is more; it never converts and never adds up.
 */
export function compare(question: Question, index: Index): Answer | undefined {
  if (question.wanted !== 'comparison' && question.pairs.length < 2) return undefined;
  const sides = question.sides ?? sidesByPair(question);
  if (sides.length < 2) return undefined;
  const findings = apart(sides.map((side) => tellOf(side, index)));
  if (findings.every((found) => found.length === 0))
    return refuse(question, gather(question, index), index, 'kind-not-covered');
  // What is told of one side alone compares nothing, unless the other side is another pair of which nothing is told.
  const pairs = new Set(sides.flatMap((side) => side.pairs));
  if (pairs.size === 1 && findings.some((found) => found.length === 0)) return undefined;
  const groups = sides.map(({ pairs: [pair] }, i): Group => ({
    label: pairs.size > 1 ? { by: 'pair', pair: pair! } : { by: 'found' },
    findings: findings[i]!,
  }));
  const shape = pairs.size > 1 ? 'comparison' : 'answer';
  return { status: 'answered', shape, question, groups, notes: verdict(question, sides[0]!, findings) };
}

/** The same question of each pair; who sends or hosts only where that country is of the pair. */
const sidesByPair = (question: Question): Question[] => {
  const { host, sender, wanted, ...slots } = question;
  return question.pairs.map((pair) => ({
    ...slots,
    pairs: [pair],
    wanted: wanted === 'comparison' ? 'any' : wanted,
    ...(host && countriesOf(pair).includes(host) && { host }),
    ...(sender && countriesOf(pair).includes(sender) && { sender }),
  }));
};

/** What is told of both sides is shown of neither that has something of its own. */
const apart = (sides: readonly (readonly Finding[])[]): (readonly Finding[])[] =>
  sides.map((own, i) => {
    const others = new Set(sides.flatMap((found, j) => (i === j ? [] : found.map(({ claim }) => claim))));
    const alone = own.filter(({ claim }) => claim === undefined || !others.has(claim));
    return alone.length > 0 ? alone : own;
  });

function tellOf(side: Question, index: Index): readonly Finding[] {
  const evidence = gather(side, index);
  const enough = evidence.claims.filter(({ coverage, score }) => coverage >= ENOUGH && score > 0.2);
  const giving = enough.filter(({ item }) => claimGives(item, { ...side, wanted: side.wanted }, index));
  // What is older is told by beginnings; a figure of some year is none.
  const least = (giving[0]?.score ?? 0) * AS_GOOD;
  const begun = giving.filter(({ item, score }) => item.value.type === 'date' && score >= least);
  const claims = [side.wanted === 'date' ? begun : [], giving, enough].find((found) => found.length > 0) ?? [];
  const best = claims[0]?.score ?? 0;
  const found = distinct(
    claims.filter(({ score }) => score >= best * NEAR).map((match) => findingOfClaim(match, index)),
  );
  const passages = evidence.passages.slice(0, 1).map((match) => findingOfPassage(match, index));
  return (found.length > 0 ? found : passages).slice(0, 2);
}

/** Which of two is earlier or more, where the first claims of both sides tell it in one unit. */
function verdict({ lapse }: Question, { wanted }: Question, [a, b]: readonly (readonly Finding[])[]): Note[] {
  const [x, y] = [a?.[0]?.claim, b?.[0]?.claim];
  if (!x || !y) return [];
  if (wanted === 'date') return lapse ? between(x, y) : earlier(x, y);
  return wanted === 'amount' ? more(x, y) : [];
}

const dateOf = ({ value, period }: Claim): Period | undefined => (value.type === 'date' ? value.edtf : period);

function earlier(x: Claim, y: Claim): Note[] {
  const [a, b] = [dateOf(x), dateOf(y)];
  if (!a?.from || !b?.from) return [];
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  // A decade and a year in it: neither is surely the earlier.
  if (
    (first.to ?? first.from!) >= second.from! &&
    first.from !== undefined &&
    !first.open &&
    first.precision !== 'range'
  )
    return [];
  return [{ code: 'earlier', earlier: first, later: second }];
}

/** The years between two dates that are told to the year at least; nothing is counted from a decade. */
function between(x: Claim, y: Claim): Note[] {
  const [order] = earlier(x, y);
  if (order?.code !== 'earlier') return [];
  const { earlier: first, later } = order;
  if ([first, later].some(({ precision }) => precision === 'decade' || precision === 'century')) return [];
  const years = Number(later.from!.slice(0, 4)) - Number(first.from!.slice(0, 4));
  return [{ code: 'apart', years, earlier: first, later }];
}

function more(x: Claim, y: Claim): Note[] {
  const [a, b] = [x.value, y.value];
  if (a.type !== 'money' || b.type !== 'money') return [];
  if (a.currency !== b.currency || years(x) !== years(y)) return [{ code: 'not-comparable' }];
  const [bigger, smaller] = a.amount >= b.amount ? [a, b] : [b, a];
  return bigger.amount === smaller.amount ? [] : [{ code: 'more', more: bigger, less: smaller }];
}

/** How many years a claim is about. */
const years = ({ period }: Claim): number | undefined =>
  period?.from && period.to ? Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) : undefined;
