import type { Answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { understand, type Hints } from '../search/question.ts';
import { decide } from './decide.ts';
import { gather, type Evidence } from './evidence.ts';

/** What left each room on the way to an answer. */
export interface Explained {
  readonly question: Question;
  readonly evidence: Evidence;
  readonly answer: Answer;
}

/** Answers a question from a library: understand, gather, decide. Pure; any text gives an answer, at worst a refusal. */
export function ask(text: string, index: Index, hints: Hints = {}): Explained {
  const question = understand(text, index, hints);
  const evidence = gather(question, index);
  return { question, evidence, answer: decide(question, evidence, index) };
}
