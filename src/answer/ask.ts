import type { Answer } from '../model/answer.ts';
import type { CountryCode } from '../model/country.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { understand, understandAfter, type Hints } from '../search/question.ts';
import { asWord } from '../search/places.ts';
import { decide } from './decide.ts';
import { gather, type Evidence } from './evidence.ts';

/** What left each room on the way to an answer. */
export interface Explained {
  readonly question: Question;
  readonly evidence: Evidence;
  readonly answer: Answer;
}

/** Answers a question from a library: understand, gather, decide. Pure; any text gives an answer, at worst a refusal. */
export const ask = (text: string, index: Index, hints: Hints = {}): Explained =>
  explain(understand(text, index, hints), index);

/**
 * Answers a question that may go on from the last one. What stands in the passages of the last answer comes first, then the
 * last question with what is new; alone it is read only where it tells enough by itself.
 */
export function askAfter(text: string, index: Index, hints: Hints, before: Question): Explained {
  const { question, readings } = understandAfter(text, index, hints, before);
  if (!readings) return explain(question, index);
  for (const reading of readings.filter((each) => each.followed || weighty(each, index))) {
    const explained = explain(reading, index);
    if (!REFUSED.has(explained.answer.status)) return explained;
  }
  return explain(readings.find(({ focus, followed }) => followed && !focus) ?? question, index);
}

const REFUSED: ReadonlySet<Answer['status']> = new Set(['refused', 'clarify']);

/** Whether a question without a country tells enough to have nothing to do with the last one. */
const weighty = ({ words }: Question, index: Index): boolean =>
  words.length > 1 && words.reduce((sum, word) => sum + index.weight(word), 0) >= WEIGHTY;
/** The weight of two rare words, in the unit of inverse document frequency. */
const WEIGHTY = 7;

/** Answers a question that is understood already. */
export const answerTo = (question: Question, index: Index): Answer => explain(question, index).answer;

function explain(question: Question, index: Index): Explained {
  const evidence = gather(question, index);
  const answer = decide(question, evidence, index);
  if (answer.status !== 'refused' || !question.country) return { question, evidence, answer };
  return elsewhere(question, question.country, index) ?? { question, evidence, answer };
}

/** What texts about other countries tell of one that they name. */
function elsewhere({ country: _, ...question }: Question, named: CountryCode, index: Index): Explained | undefined {
  const wider = { ...question, names: [...question.names, asWord(named)] };
  const explained = explain(wider, index);
  return REFUSED.has(explained.answer.status) ? undefined : explained;
}
