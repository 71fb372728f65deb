import type { Answer, Answered, Finding, Note, RefusalReason } from '../model/answer.ts';
import type { Passage } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import type { Index, Match } from '../search/index.ts';
import { distinct, findingOfClaim, findingOfPassage } from './citation.ts';
import { compare } from './compare.ts';
import { dispute } from './dispute.ts';
import { passageInYears, type Evidence } from './evidence.ts';
import { fitting, fittingPassages, isReviewed } from './fits.ts';
import { answerGeneral } from './general.ts';
import { correct } from './premise.ts';
import { notesOn, notesOnTotals } from './notes.ts';
import { refuse } from './refuse.ts';

/** From this share on a passage answers; below it the passage is only the closest one, and perhaps no answer. */
const SURE = 0.62;

/** Findings whose score comes this near to the best are shown with it. */
const NEAR = 0.8;

/** Decides what may be said on the evidence: answered, disputed, corrected, clarify or refused, with the reason. */
export function decide(question: Question, evidence: Evidence, index: Index): Answer {
  if (question.ambiguous) return { status: 'clarify', question, choices: question.pairs.map((pair) => ({ pair })) };
  // A third country that is said to have acted is no question about that country.
  const actor = question.outside.length > 0 ? correct(question, evidence, index) : undefined;
  if (actor) return actor;
  const general = answerGeneral(question, evidence, index);
  if (general) return general;
  const compared = compare(question, index);
  if (compared) return compared;
  const corrected = correct(question, evidence, index);
  if (corrected) return corrected;
  const claims = fitting(question, evidence, index);
  if (typeof claims === 'string') return unlessRead(question, evidence, index, claims);
  if ('status' in claims) return claims;
  const [best] = claims;
  if (best && !best.item.extracted) return fromClaims(question, claims, index);
  const passages = fittingPassages(question, evidence, index).filter(
    ({ item }) => !isContradicted(item, evidence, claims),
  );
  if (best && isJustAsked(best, question, passages[0]?.coverage ?? 0)) return fromClaims(question, claims, index);
  if (passages.length > 0) return fromTexts(question, passages, claims, index);
  if (best) return fromClaims(question, claims, index);
  return refuse(question, evidence, index, reasonOf(question, evidence, index));
}

/** Whether a claim is of the asked kind and slots: who sends or sells is told by no words, so it may hold fewer of them than a passage. */
function isJustAsked({ item, coverage }: Match<Claim>, question: Question, passage: number): boolean {
  const {
    kinds: [asked],
    sender,
    host,
    direction,
    wanted,
  } = question;
  if (item.kind !== asked) return false;
  if (sender !== undefined || host !== undefined || direction !== undefined) return coverage >= passage - BY_SLOTS;
  return wanted === 'yes-no' && coverage >= passage;
}
const BY_SLOTS = 0.15;

/** Rules read but a part of a text: its passages lead, and are told by the claims that stand in them. */
function fromTexts(
  question: Question,
  passages: readonly Match<Passage>[],
  claims: readonly Match<Claim>[],
  index: Index,
): Answer {
  const within = passages.map((passage) => ({
    passage,
    claims: claims.filter(({ item }) => standsIn(item, passage.item)),
  }));
  const told = within.flatMap((each) => each.claims);
  if (told.length === 0) return fromPassages(question, passages, index);
  const disputed = told.map(({ item }) => dispute(question, item, index)).find((each) => each !== undefined);
  if (disputed) return disputed;
  const findings = within.flatMap((each) =>
    each.claims.length > 0
      ? each.claims.slice(0, 2).map((match) => findingOfClaim(match, index))
      : [findingOfPassage(each.passage, index)],
  );
  return found(question, findings, notesOn(told[0]!.item));
}

/** Whether all that rules read in a passage is of other slots: of the other country, the other direction. */
const isContradicted = (passage: Passage, evidence: Evidence, claims: readonly Match<Claim>[]): boolean =>
  evidence.claims.some(({ item, score }) => score < RULED_OUT && standsIn(item, passage)) &&
  !claims.some(({ item }) => standsIn(item, passage));
/** A score so low comes from slots that contradict the question. */
const RULED_OUT = -1;

const standsIn = ({ document, start }: Claim, passage: Passage): boolean =>
  passage.document === document && passage.start <= start && start < passage.end;

/** Rules read but a part of a text: what the claims do not give, its passages may. */
function unlessRead(question: Question, evidence: Evidence, index: Index, reason: RefusalReason): Answer {
  const { years } = question;
  const passages = reason === 'as-of-unknown' ? [] : fittingPassages(question, evidence, index);
  const unread = passages.filter(
    ({ item }) =>
      !isReviewed(item, index) &&
      (reason !== 'period-not-covered' || (years !== undefined && passageInYears(item, years, index))),
  );
  return unread.length > 0 ? fromPassages(question, unread, index) : refuse(question, evidence, index, reason);
}

function fromClaims(question: Question, claims: readonly Match<Claim>[], index: Index): Answer {
  const best = claims[0]!;
  const disputed = claims
    .filter(({ item, score }) => item === best.item || (score >= best.score * AS_GOOD && isAsked(item, question)))
    .map(({ item }) => dispute(question, item, index))
    .find((each) => each !== undefined);
  if (disputed) return disputed;
  const least = best.score * (question.wanted === 'list' ? 0.75 : NEAR);
  const near = alike(best, claims, question).filter(({ score }) => score >= least);
  const findings = distinct(near.map((match) => findingOfClaim(match, index))).slice(
    0,
    question.wanted === 'list' ? 6 : 3,
  );
  const shown = findings.flatMap(({ claim }) => claim ?? []);
  return found(question, findings, [...notesOn(best.item), ...notesOnTotals(shown)]);
}

/** Where a date answers "when", only other dates stand beside it: what merely happened then answers nothing more. */
const alike = (best: Match<Claim>, claims: readonly Match<Claim>[], { wanted }: Question): readonly Match<Claim>[] =>
  wanted === 'date' && best.item.value.type === 'date'
    ? claims.filter(({ item }) => item.value.type === 'date')
    : claims;

/** A claim whose score comes this near to the best may have been meant as well. */
const AS_GOOD = 0.95;
const isAsked = ({ kind }: Claim, { kinds: [asked] }: Question): boolean => kind === asked;

const found = (question: Question, findings: readonly Finding[], notes: readonly Note[]): Answered => ({
  status: 'answered',
  shape: 'answer',
  question,
  groups: [{ label: { by: 'found' }, findings }],
  notes,
});

const fromPassages = (question: Question, passages: readonly Match<Passage>[], index: Index): Answer =>
  found(
    question,
    passages.map((match) => findingOfPassage(match, index)),
    [{ code: passages[0]!.coverage >= SURE ? 'passage-only' : 'perhaps' }],
  );

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
  const told = index.claimsIn(question).some((claim) => claim.kind === kind);
  if (kind && evidence.documents.length > 0 && !told) return 'kind-not-covered';
  return 'value-not-stated';
}
