import type { Answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { understand, understandAfter, type Hints } from '../search/question.ts';
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

/** Answers a question that may go on from the last one: the first reading of it that is not refused, else the first. */
export function askAfter(text: string, index: Index, hints: Hints, before: Question): Explained {
  const readings = understandAfter(text, index, hints, before);
  let first: Explained | undefined;
  for (const question of readings) {
    const explained = explain(question, index);
    if (explained.answer.status !== 'refused' && explained.answer.status !== 'clarify') return explained;
    first ??= explained;
  }
  return first!;
}

function explain(question: Question, index: Index): Explained {
  const evidence = gather(question, index);
  return { question, evidence, answer: decide(question, evidence, index) };
}
