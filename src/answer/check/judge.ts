import type { Span, Verdict } from '../../model/checked.ts';
import { kindOf, type Claim, type KindName } from '../../model/kinds/index.ts';
import type { Word as Asked } from '../../model/question.ts';
import type { Index, Match } from '../../search/index.ts';
import { citeClaim } from '../citation.ts';
import { gather } from '../evidence.ts';
import { agreements } from './agreements.ts';
import { expulsions } from './expulsions.ts';
import { memberships } from './memberships.ts';
import { missions } from './missions.ts';
import { offices, seats } from './offices.ts';
import { datePoint, figurePoint, placePoint, type Held, type Point, type Stand } from './points.ts';
import type { Reader, Reading } from './reader.ts';
import { directionPoint, turnsRound } from './roles.ts';
import type { Said } from './said.ts';
import { hasWords, sameModality, samePerson, sharesWord, weightyWords } from './wording.ts';

/** How a sentence stands to the claims, and the claim that decides it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly by?: Claim;
  readonly same: readonly Span[];
  readonly other: readonly Span[];
}

/** A sentence, what of it can be compared, and what is read on its subject. */
interface Case {
  readonly said: Said;
  readonly points: readonly Point[];
  readonly reading: Reading | undefined;
  readonly index: Index;
}
/** The claims of one passage, and how they stand to each point. */
interface Weighed {
  readonly group: readonly Claim[];
  readonly stands: readonly Held[];
}

/** The share of a sentence's meaning that a claim must hold to speak of the same thing, and the least to be compared with it. */
const SAME = 0.6;
const COMPARED = 0.3;
/** A claim that holds so much less than the best one is about another thing. */
const NEAR = 0.65;

const READERS: readonly Reader[] = [seats, missions, agreements, memberships, expulsions, offices];

/**
 * Holds a sentence against the claims. It agrees only where one passage says all of it that can be compared, and differs only where
 * a passage says the same but for one part of it; a passage that lacks a word of the sentence decides nothing.
 */
export function judge(said: Said, index: Index): Judgement {
  const { question } = said;
  if (question.outside.length > 0) return undecided(undefined);
  const near = nearest(said, index);
  const scope = index.library.claims.filter(({ pair }) => question.pairs.length === 0 || question.pairs.includes(pair));
  const reading = READERS.values()
    .map((read) => read(said, scope, index))
    .find((each) => each !== undefined);
  const points = [
    ...(reading?.points ?? plainPoints(said, index)),
    ...said.figures.map((each) => figurePoint(each, said)),
  ];
  const told = near.find(({ coverage }) => coverage >= SAME)?.item ?? reading?.about[0];
  // The home country alone says too little of what is meant, several other countries too much.
  const named =
    question.pairs.length === 1 || (question.pairs.length === 0 && said.mentions.some(({ alias }) => alias));
  if (points.length === 0 || said.unsure || !named) return undecided(told);

  const about =
    reading?.about ?? near.flatMap(({ item, coverage }) => (coverage >= near[0]!.coverage * NEAR ? [item] : []));
  const groups = Map.groupBy(about, (claim) => `${claim.document}:${citeClaim(claim, index).start}`);
  const weighed = [...groups.values()].map((group) => weigh(group, points, question.kinds));
  const its = { said, points, reading, index };
  const deciding = weighed.filter((each) => decides(each, its));
  return agreeing(deciding, its) ?? differing(deciding, its) ?? undecided(told ?? weighed.find(isSame)?.group[0]);
}

const undecided = (by: Claim | undefined): Judgement =>
  by ? { verdict: 'told', by, same: [], other: [] } : { verdict: 'not-covered', same: [], other: [] };

/** Claims in the words of a sentence, best first. Places and directions are compared later, not searched for. */
function nearest(said: Said, index: Index): Match<Claim>[] {
  const { direction: _, ...question } = said.question;
  const words = weightyWords(said);
  const { claims } = gather({ ...question, words, names: namesIn(said), wanted: 'any' }, index);
  const least = words.length > 0 ? COMPARED : 0;
  return claims
    .filter(({ coverage, score }) => coverage >= least && score > 0)
    .toSorted((a, b) => b.coverage - a.coverage);
}

/** The people, companies and projects that a sentence names. */
const namesIn = ({ question, places }: Said): readonly Asked[] =>
  question.names.filter(({ text }) => !places.some(({ name }) => name === text));

/** What can be compared in a sentence on any subject, beside its figures. */
function plainPoints(said: Said, index: Index): Point[] {
  const direction = said.figures.length > 0 ? directionPoint(said, index) : undefined;
  return [
    ...said.dates.map(datePoint),
    ...said.places.map((place) => placePoint(place, index)),
    ...(direction ? [direction] : []),
  ];
}

/** How a passage stands to each point. The date and the direction are those of the claims that have the figures. */
function weigh(group: readonly Claim[], points: readonly Point[], kinds: readonly KindName[]): Weighed {
  // First what the sentence is about; what happens once denies more than what comes again.
  const rank = (claim: Claim): number => (kinds.includes(claim.kind) ? 0 : 2) + (kindOf(claim).recurs ? 1 : 0);
  const claims = group.toSorted((a, b) => rank(a) - rank(b));
  const figures = points.flatMap((point) => (point.of === 'figure' ? (point.hold(claims).by ?? []) : []));
  const stands = points.map((point) =>
    point.hold(figures.length > 0 && (point.of === 'date' || point.of === 'direction') ? figures : claims),
  );
  return { group, stands };
}

/** Whether a passage can decide on a sentence at all. */
function decides({ group }: Weighed, { said, reading, index }: Case): boolean {
  const words = weightyWords(said).filter(({ text }) => !reading?.spent.test(text));
  if (!hasWords(words, namesIn(said), group, index)) return false;
  return reading !== undefined || (sharesWord(said, group) && samePerson(said, group, index));
}

const isSame = ({ stands }: Weighed): boolean => stands.every(({ stand }) => stand === 'same');
const isTurned = ({ group }: Weighed, { said, index }: Case): boolean =>
  turnsRound(said.text, citeClaim(group[0]!, index).quote, index);

/** "Did not" denies what the rest of the sentence says; "no", "without" and "neither" may deny a part of it only. */
const DENIES = /^(?:not|never|cannot|\w+n.t)$/i;

function agreeing(weighed: readonly Weighed[], its: Case): Judgement | undefined {
  const { points, reading } = its;
  const { negation, text } = its.said;
  const found = weighed.find((each) => isSame(each) && sameModality(its.said, each.stands) && !isTurned(each, its));
  if (!found) return undefined;
  const by = found.stands.find((held) => held.by)?.by ?? found.group[0]!;
  if (!negation || reading) return { verdict: 'agrees', by, same: points.flatMap(({ spans }) => spans), other: [] };
  return DENIES.test(text.slice(negation.start, negation.end))
    ? { verdict: 'differs', by, same: [], other: [negation] }
    : undefined;
}

function differing(weighed: readonly Weighed[], its: Case): Judgement | undefined {
  const { said, points, reading } = its;
  if (said.negation && !reading) return undefined;
  const is = ({ stands }: Weighed, of: Stand): Point[] => points.filter((_, i) => stands[i]!.stand === of);
  const isReversed = (each: Weighed): boolean => is(each, 'other').some(({ of }) => of === 'direction');
  const [found] = weighed
    .filter((each) => isDenied(each, its) && sameModality(said, each.stands))
    .filter((each) => reading || isReversed(each) || !isTurned(each, its))
    // Another figure for the same direction tells more than the same figure for the other one.
    .toSorted((a, b) => is(b, 'same').length - is(a, 'same').length || Number(isReversed(a)) - Number(isReversed(b)));
  if (!found) return undefined;
  const spans = (of: Stand): Span[] => is(found, of).flatMap((point) => point.spans);
  const by = found.stands.find(({ stand }) => stand === 'other')!.by ?? found.group[0]!;
  return { verdict: 'differs', by, same: spans('same'), other: spans('other') };
}

/** Whether a passage says all the same but for one thing, or but for figures. */
function isDenied({ stands }: Weighed, { points, said }: Case): boolean {
  const others = points.filter((_, i) => stands[i]!.stand === 'other');
  const has = (of: Point['of']): boolean => others.some((point) => point.of === of);
  // What is not there has no date.
  const silent = stands.some(({ stand }, i) => stand === 'silent' && !(has('status') && points[i]!.of === 'date'));
  const figures = others.every(({ of }) => of === 'figure');
  if (silent || others.length === 0 || (others.length > 1 && !figures)) return false;
  if (said.negation && !has('status')) return false;
  const recurs = stands.some(({ stand, by }) => stand === 'other' && by && kindOf(by).recurs);
  return !recurs || isOnce(has('date'), figures, said);
}

/** Of what comes again, another date denies an exact figure or a beginning, and another figure only one with a date. */
function isOnce(date: boolean, figure: boolean, { figures, dates, plain }: Said): boolean {
  const begins = /\b(?:first|began|beg[iu]n|start\w*)\b/.test(plain);
  const exact = figures.length > 0 && figures.every(({ bound }) => !bound);
  return date ? begins || exact : !figure || dates.length > 0;
}
