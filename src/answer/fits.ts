import type { Answer, RefusalReason } from '../model/answer.ts';
import type { Passage } from '../model/document.ts';
import { kinds, type Claim, type KindName } from '../model/kinds/index.ts';
import type { AskedYears, Question, Word } from '../model/question.ts';
import type { Wanted } from '../model/wanted.ts';
import { isEnglish } from '../search/english.ts';
import type { Index, Match } from '../search/index.ts';
import { stemOf } from '../search/stem.ts';
import { inYears, passageInYears, type Evidence } from './evidence.ts';
import { claimGives, passageGives } from './gives.ts';
import { begunBy, notYet } from './state.ts';

/**
 * The share of a question's meaning that a claim or a passage must hold before it may answer. Chosen on development
 * questions: lower answers more questions about what the documents do not say, higher refuses paraphrases.
 */
const ENOUGH = { claim: 0.38, passage: 0.42 };

/** Claims that hold enough of the question and every slot of it; or the reason why those that hold enough do not answer. */
export function fitting(
  question: Question,
  evidence: Evidence,
  index: Index,
): readonly Match<Claim>[] | RefusalReason | Answer {
  const enough = evidence.claims.filter((match) => holdsEnough(match, question, index));
  if (enough.length === 0) return [];
  // What goes on with another year asks for something like it, not for the same again.
  const ofThen = ofTime(enough, question);
  const inTime = question.followed ? ofThen : asNear(ofThen, enough, question.kinds[0]);
  if (inTime.length === 0) return (question.asOf && notYet(question, enough, index)) || outOfTime(question);
  const giving = inTime.filter(({ item }) => claimGives(item, question, index));
  const wanted = asNear(giving, inTime, question.kinds[0]);
  if (STRICT.has(question.wanted) || (question.wanted === 'any' && question.head.length > 0))
    return wanted.length > 0 ? wanted : 'value-not-stated';
  return wanted.length > 0 && wanted[0]!.score > inTime[0]!.score - 0.25 ? wanted : inTime;
}

const outOfTime = ({ asOf }: Question): RefusalReason => (asOf ? 'as-of-unknown' : 'period-not-covered');

/** Those of some claims that hold nearly as much of the question as the best of all: what is about something else answers nothing. */
function asNear(
  some: readonly Match<Claim>[],
  all: readonly Match<Claim>[],
  asked?: KindName,
): readonly Match<Claim>[] {
  const best = Math.max(...all.map(({ coverage }) => coverage));
  return some.filter(({ item, coverage }) => coverage >= best * (item.kind === asked ? OF_KIND : AS_NEAR));
}
/** The share of the best coverage that a claim must have; less of the asked kind. */
const [AS_NEAR, OF_KIND] = [0.7, 0.6];

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
const STRICT: ReadonlySet<Wanted> = new Set([
  'date',
  'amount',
  'count',
  'person',
  'reason',
  'place',
  'name',
  'organisation',
]);

function holdsEnough({ item, coverage, score }: Match<Claim>, question: Question, index: Index): boolean {
  // A slot that contradicts the question has taken the score below nothing.
  if (score <= 0 || !onSubject(item, question, index)) return false;
  if (question.focus) return index.share(item, question.followed?.words ?? []) >= NEAR_BY;
  const least = ENOUGH.claim + (question.words.some((word) => isStrange(word, index)) ? STRANGE : 0);
  if (question.words.length > 0) return coverage >= least && tellsOfIt(item, question, index);
  return question.kinds.includes(item.kind) && question.pairs.length > 0;
}

/** A word that no document has and that is no English is likely somebody's name: what does not know it must hold the more. */
const isStrange = (word: Word, index: Index): boolean =>
  word.text.length > 3 && /^[a-z]+$/.test(word.text) && !index.knows(word) && !isEnglish(word.text);
const STRANGE = 0.2;

/** Beside the names in it, something of what is asked about them: who is named in a text is not told of in all respects. */
function tellsOfIt(item: Claim | Passage, { names, words, wanted, followed }: Question, index: Index): boolean {
  // What is new in a question that goes on is what it asks.
  if (followed && index.share(item, followed.words) < OF_IT) return false;
  if (names.length === 0 || wanted === 'yes-no') return true;
  const asked = words.filter(({ terms }) => !names.some((name) => name.terms.includes(terms[0]!)));
  const weight = asked.reduce((sum, word) => sum + index.weight(word), 0);
  return weight < TELLING || index.share(item, asked) >= OF_IT;
}
/** The share of a question that a claim of the last answer's passages must hold to be what is meant. */
const NEAR_BY = 0.6;
/** The weight from which words tell what is asked; below it they could stand in any question. */
const TELLING = 1.5;
/** The share of what is asked beside the names that must be told. */
const OF_IT = 0.2;

/** A question about embassies is not answered by a visit, though it may have been to the same city. */
function onSubject(item: Claim | Passage, question: Question, index: Index): boolean {
  const subject = question.kinds[0];
  const command = subject && kinds[subject].command;
  if (!subject || !command || ('kind' in item && kinds[item.kind].command === command)) return true;
  // The first words of a kind name it; others, such as "money", are said of many things.
  const stems = new Set(kinds[subject].words.slice(0, 2).map(stemOf));
  const named = question.words.filter(({ terms }) => stems.has(terms[0]!));
  return named.every((word) => index.holds(item, word)) || index.share(item, question.words) >= NEARLY_ALL;
}
/** The share of a question from which it does not matter whether its subject is called by its name. */
const NEARLY_ALL = 0.75;

// ---- passages, where no claim answers

export function fittingPassages(question: Question, evidence: Evidence, index: Index): Match<Passage>[] {
  const { years } = question;
  const inTime = evidence.passages.filter(({ item }) => !years || passageInYears(item, years, index) !== false);
  const [best] = inTime;
  if (!best) return [];
  return inTime
    .filter(
      ({ item, coverage, score }) =>
        coverage >= ENOUGH.passage && score >= best.score * 0.75 && fitsPassage(item, question, index),
    )
    .slice(0, 3);
}

export const isReviewed = ({ document, pairs }: Passage, index: Index): boolean =>
  index.claimsIn({ pairs, source: document }).some(({ extracted }) => !extracted);

function fitsPassage(passage: Passage, question: Question, index: Index): boolean {
  const { wanted } = question;
  // The caption of a list in capitals states nothing.
  if (!/\p{Ll}/u.test(passage.text) && /\p{Lu}/u.test(passage.text)) return false;
  // Reviewed claims hold every figure, date and name of their document: what none of them answers, it does not say.
  if (STRICT.has(wanted) && isReviewed(passage, index)) return false;
  if (question.focus && index.share(passage, question.followed?.words ?? []) < NEAR_BY) return false;
  if (!onSubject(passage, question, index) || !tellsOfIt(passage, question, index)) return false;
  return passageGives(passage, question, index);
}
