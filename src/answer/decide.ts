import type { Answer, Answered, Finding, Group, Note, RefusalReason } from '../model/answer.ts';
import type { Passage } from '../model/document.ts';
import { kinds, type Claim } from '../model/kinds/index.ts';
import type { AskedYears, Question } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import type { Index, Match } from '../search/index.ts';
import { stemOf } from '../search/words.ts';
import { distinct, findingOfClaim, findingOfPassage } from './citation.ts';
import { dispute } from './dispute.ts';
import { answers, gather, inYears, passageInYears, type Evidence } from './evidence.ts';
import { answerGeneral } from './general.ts';
import { correct } from './premise.ts';
import { notesOn, refuse } from './refuse.ts';
import { begunBy } from './state.ts';

/**
 * The share of a question's meaning that a claim or a passage must hold before it may answer. Chosen on development
 * questions: lower answers more questions about what the documents do not say, higher refuses paraphrases.
 */
const ENOUGH = { claim: 0.54, passage: 0.62 };

/** Findings whose score comes this near to the best are shown with it. */
const NEAR = 0.9;

/** Decides what may be said on the evidence: answered, disputed, corrected, clarify or refused, with the reason. */
export function decide(question: Question, evidence: Evidence, index: Index): Answer {
  const general = answerGeneral(question, evidence, index);
  if (general) return general;
  if (question.wanted === 'comparison' && question.pairs.length > 1) return compare(question, index);
  const corrected = correct(question, evidence, index);
  if (corrected) return corrected;
  const claims = fitting(question, evidence, index);
  if (typeof claims === 'string') return refuse(question, evidence, index, claims);
  if (claims.length > 0) return fromClaims(question, claims, index);
  const passages = fittingPassages(question, evidence, index);
  if (passages.length > 0) return fromPassages(question, passages, index);
  return refuse(question, evidence, index, reasonOf(question, evidence, index));
}

/** Claims that hold enough of the question and every slot of it; or the reason why those that hold enough do not answer. */
function fitting(question: Question, evidence: Evidence, index: Index): readonly Match<Claim>[] | RefusalReason {
  const enough = evidence.claims.filter((match) => holdsEnough(match, question, index));
  if (enough.length === 0) return [];
  const inTime = ofTime(enough, question);
  if (inTime.length === 0) return question.asOf ? 'as-of-unknown' : 'period-not-covered';
  const wanted = inTime.filter(({ item }) => answers(item, question, index));
  if (STRICT.has(question.wanted)) return wanted.length > 0 ? wanted : 'value-not-stated';
  return wanted.length > 0 && wanted[0]!.score > inTime[0]!.score - 0.25 ? wanted : inTime;
}

function ofTime(claims: readonly Match<Claim>[], { asOf, years }: Question): readonly Match<Claim>[] {
  if (asOf) return claims.filter(({ item }) => begunBy(item, asOf));
  return years ? ofYears(claims, years) : claims;
}

/** Claims of the asked years; those without a date only where no claim on the same subject has one. */
function ofYears(claims: readonly Match<Claim>[], years: AskedYears): Match<Claim>[] {
  const dated = claims.filter(({ item }) => inYears(item, years));
  return dated.length > 0 || claims.some(({ item }) => inYears(item, years) === false) ? dated : [...claims];
}

/** Wanted values that nothing else can stand in for. */
const STRICT: ReadonlySet<Wanted> = new Set(['date', 'amount', 'count', 'person', 'reason']);

function holdsEnough({ item, coverage, score }: Match<Claim>, question: Question, index: Index): boolean {
  // A slot that contradicts the question has taken the score below nothing.
  if (score <= 0 || !onSubject(item, question, index)) return false;
  if (question.words.length > 0) return coverage >= ENOUGH.claim;
  return question.kinds.includes(item.kind) && question.pairs.length > 0;
}

/** A question about embassies is not answered by a visit, though it may have been to the same city. */
function onSubject(item: Claim | Passage, question: Question, index: Index): boolean {
  const subject = question.kinds[0];
  if (!subject || !kinds[subject].command || ('kind' in item && item.kind === subject)) return true;
  const stems = new Set(kinds[subject].words.map(stemOf));
  return question.words.filter(({ terms }) => stems.has(terms[0]!)).every((word) => index.holds(item, word));
}

function fromClaims(question: Question, claims: readonly Match<Claim>[], index: Index): Answer {
  const best = claims[0]!;
  const disputed = dispute(question, best.item, index);
  if (disputed) return disputed;
  const near = claims.filter(({ score }) => score >= best.score * (question.wanted === 'list' ? 0.75 : NEAR));
  const findings = distinct(near.map((match) => findingOfClaim(match, index))).slice(
    0,
    question.wanted === 'list' ? 6 : 3,
  );
  return found(question, findings, notesOn(best.item));
}

const found = (question: Question, findings: readonly Finding[], notes: readonly Note[]): Answered => ({
  status: 'answered',
  shape: 'answer',
  question,
  groups: [{ label: { by: 'found' }, findings }],
  notes,
});

// ---- passages, where no claim answers

function fittingPassages(question: Question, evidence: Evidence, index: Index): Match<Passage>[] {
  const best = evidence.passages[0];
  if (!best) return [];
  return evidence.passages
    .filter(
      ({ item, coverage, score }) =>
        coverage >= ENOUGH.passage && score >= best.score * 0.75 && fitsPassage(item, question, index),
    )
    .slice(0, 3);
}

function fitsPassage(passage: Passage, question: Question, index: Index): boolean {
  const { years, wanted } = question;
  if (years && passageInYears(passage, years, index) === false) return false;
  // Reviewed claims hold every figure, date and name of their document: what none of them answers, it does not say.
  if (STRICT.has(wanted) && index.library.claims.some(({ document }) => document === passage.document)) return false;
  if (!onSubject(passage, question, index)) return false;
  const type = ({ date: 'date', amount: 'money', count: 'count' } as Partial<Record<Wanted, string>>)[wanted];
  return (
    !type || index.values(passage).some((value) => value.type === type || (type === 'count' && value.type === 'money'))
  );
}

const fromPassages = (question: Question, passages: readonly Match<Passage>[], index: Index): Answer =>
  found(
    question,
    passages.map((match) => findingOfPassage(match, index)),
    [{ code: 'passage-only' }],
  );

// ---- several pairs side by side

function compare(question: Question, index: Index): Answer {
  const groups = question.pairs.map((pair): Group => {
    const { host: _, sender: __, ...slots } = question;
    const only = { ...slots, pairs: [pair], wanted: 'any' as const };
    const evidence = gather(only, index);
    const best = evidence.claims[0]?.score ?? 0;
    const findings = distinct(
      evidence.claims
        .filter(({ score }) => score > 0.2 && score >= best * NEAR)
        .map((match) => findingOfClaim(match, index)),
    );
    const passages = evidence.passages.slice(0, 1).map((match) => findingOfPassage(match, index));
    return {
      label: { by: 'pair', pair },
      findings: (findings.length > 0 ? findings : passages).slice(0, 2),
    };
  });
  if (groups.every((group) => group.findings.length === 0))
    return refuse(question, gather(question, index), index, 'kind-not-covered');
  return { status: 'answered', shape: 'comparison', question, groups, notes: [] };
}

// ---- refusing

/** Why there is no answer: the first slot, from the widest to the narrowest, that nothing fills. */
function reasonOf(question: Question, evidence: Evidence, index: Index): RefusalReason {
  if (
    question.pairs.length === 0 &&
    (evidence.claims[0]?.coverage ?? 0) < 0.4 &&
    (evidence.passages[0]?.coverage ?? 0) < 0.5
  )
    return 'out-of-scope';
  if (question.outside.length > 0) return 'pair-not-covered';
  const [kind] = question.kinds;
  const documents = new Set(evidence.documents.map(({ id }) => id));
  const told = index.library.claims.some((claim) => claim.kind === kind && documents.has(claim.document));
  if (kind && documents.size > 0 && !told) return 'kind-not-covered';
  return 'value-not-stated';
}
