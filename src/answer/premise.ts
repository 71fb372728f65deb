import type { Answer, Corrected, Finding } from '../model/answer.ts';
import { isKind, type Claim, type ClaimOf } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import type { Index, Match } from '../search/index.ts';
import { WORD_CHECKS } from './contrary.ts';
import { stemOf } from '../search/stem.ts';
import { citeClaim, distinct } from './citation.ts';
import { gather, type Evidence } from './evidence.ts';
import { claimGives } from './gives.ts';
import { asksAny } from './word.ts';

/**
 * Finds what a question takes for granted and the documents deny: "when did X close" presupposes a closing.
 * A yes-no question takes nothing for granted.
 */
export function correct(question: Question, evidence: Evidence, index: Index): Answer | undefined {
  if (question.wanted === 'yes-no' || question.wanted === 'comparison' || index.reviewed.length === 0) return undefined;
  for (const check of [...CHECKS, ...WORD_CHECKS]) {
    const found = check(question, evidence, index);
    // Rules read but a part of a text: that they have not read it does not make it false.
    if (!found || found.claims.length === 0 || found.claims.some(({ extracted }) => extracted)) continue;
    const findings = distinct(
      found.claims.map((claim): Finding => ({ citation: citeClaim(claim, index), claim, score: 1 })),
    ).slice(0, 3);
    return { status: 'corrected', question, premise: found.premise, findings, notes: [] };
  }
  return undefined;
}

/** What is taken for granted, and the claims that deny it. */
export interface Denied {
  readonly premise: Corrected['premise'];
  readonly claims: readonly Claim[];
}
/** Looks for one sort of false premise; undefined, or no claims, when there is none. */
export type Check = (question: Question, evidence: Evidence, index: Index) => Denied | undefined;

/** The embassies and consulates that the question can mean: by the city it names, else all of its countries. */
function missionsMeant(question: Question, evidence: Evidence): ClaimOf<'mission'>[] {
  const missions = evidence.claims.flatMap(({ item }) => (isKind('mission', item) ? [item] : []));
  const stems = new Set(question.words.map((word) => word.terms[0]));
  const inCity = missions.filter(({ city }) => city && stems.has(stemOf(city.toLowerCase())));
  return inCity.length > 0
    ? inCity
    : missions.filter(({ mission }) => !asksAny(question.words, 'embassy') || mission === 'embassy');
}

const CHECKS: readonly Check[] = [
  function closing(question, evidence, index) {
    if (
      !asksAny(question.words, 'close', 'closed', 'shut') ||
      !asksAny(question.words, 'embassy', 'consulate', 'mission')
    )
      return undefined;
    // The capital names the embassy there, though no document may say where it stands.
    const named = missionsMeant(question, evidence);
    const meant = named.length > 0 ? named : missionsMeant(question, gather({ ...question, names: [] }, index));
    if (meant.some(({ status }) => status === 'closed' || status === 'former')) return undefined;
    return { premise: 'not-closed', claims: meant.filter(({ status }) => status === 'open') };
  },
  function reopening(question, evidence) {
    if (!asksAny(question.words, 'reopen', 'reopened', 'resume')) return undefined;
    const meant = missionsMeant(question, evidence);
    if (meant.some(({ status, value }) => status === 'open' && /reopen|resum/.test(value.of))) return undefined;
    return { premise: 'still-closed', claims: meant.filter(({ status }) => status !== 'open') };
  },
  function signing(question, _, index) {
    if (!asksAny(question.words, 'sign', 'signed')) return undefined;
    // What is asked to be signed is found without that word: a memorandum that was signed must not stand in for another.
    const words = question.words.filter(({ terms }) => terms[0] !== stemOf('sign'));
    const [best] = gather({ ...question, words }, index).claims;
    if (!best || best.coverage < 0.6 || !isKind('agreement', best.item) || best.item.modality === 'asserted')
      return undefined;
    const { stage } = best.item;
    const meant = covering(gather({ ...question, words }, index), 0.6).filter((claim) => isKind('agreement', claim));
    return {
      premise: stage === 'none' ? 'opposite' : 'not-signed',
      claims: meant.filter((claim) => claim.stage === stage),
    };
  },
  function leaving(question, evidence) {
    if (!asksAny(question.words, 'leave', 'left', 'quit')) return undefined;
    return {
      premise: 'still-member',
      claims: covering(evidence, 0.4)
        .filter((claim) => claim.kind === 'membership' && claim.modality !== 'negated')
        .slice(0, 1),
    };
  },
  function absent({ kinds, sender, wanted }, evidence) {
    if (kinds[0] !== 'mission' || !sender || wanted === 'any' || wanted === 'list') return undefined;
    const missions = evidence.claims.flatMap(({ item }) =>
      isKind('mission', item) && (item.sending ?? sender) === sender ? [item] : [],
    );
    return { premise: 'opposite', claims: missions.every(({ status }) => status === 'none') ? missions : [] };
  },
  function opposite({ wanted }, evidence) {
    if (wanted !== 'date' && wanted !== 'reason') return undefined;
    const [best] = evidence.claims;
    if (!best || best.coverage < 0.6) return undefined;
    const near = evidence.claims
      .filter(({ coverage, score }) => score >= best.score * 0.95 && coverage >= 0.6)
      .map(({ item }) => item);
    return { premise: 'opposite', claims: near.filter(({ modality }) => modality === 'negated') };
  },
  function elsewhere(question, evidence, index) {
    // "And Turkey?" takes nothing for granted.
    if (question.followed) return undefined;
    if (question.pairs.length === 0 || question.words.length < 2 || (evidence.claims[0]?.coverage ?? 0) >= 0.36)
      return undefined;
    // Only what people reviewed can deny anything.
    const pairs = index.reviewed.filter((pair) => !question.pairs.includes(pair));
    if (pairs.length === 0) return undefined;
    const others = gather({ ...question, pairs }, index).claims.filter(
      ({ item, coverage, score }) => coverage >= 0.8 && score > 0 && claimGives(item, question, index),
    );
    return { premise: 'other-country', claims: others.slice(0, 1).map(({ item }) => item) };
  },
];

const covering = (evidence: Evidence, least: number): Claim[] =>
  evidence.claims
    .filter(({ coverage }: Match<Claim>) => coverage >= least)
    .toSorted((a, b) => b.coverage - a.coverage)
    .map(({ item }) => item);
