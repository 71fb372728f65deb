import { PICKED } from '../model/quiz.ts';
import type { Challenge, Response, Score, Session, SessionQuestion } from '../model/session.ts';
import { isRight } from '../quiz/grade.ts';
import { grade } from '../sessions/tally.ts';
import { participantsOf, responsesIn, scoresIn } from '../store/quiz-answers.ts';
import { challengesIn } from '../store/quiz-results.ts';
import { questionsOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import {
  discrimination,
  INTERVAL_FROM,
  ITEM_FROM,
  median,
  thirds,
  wilson,
  type Interval,
  type Thirds,
} from './statistics.ts';

/** All that is kept of a session. */
export interface Results {
  readonly session: Session;
  /** Those whose answer was shown, also those that do not count. */
  readonly questions: readonly SessionQuestion[];
  readonly responses: readonly Response[];
  readonly scores: readonly Score[];
  /** Who takes part, or has a score. */
  readonly people: readonly string[];
  readonly challenges: readonly Challenge[];
}

export async function readResults(tx: Tx, session: Session): Promise<Results> {
  const { id } = session;
  const questions = await questionsOf(tx, id);
  const scores = await scoresIn(tx, id);
  return {
    session,
    questions: questions.filter(({ state }) => state === 'closed' || state === 'taken-back'),
    responses: await responsesIn(tx, id),
    scores,
    people: [...new Set([...(await participantsOf(tx, id)), ...scores.map(({ member }) => member)])],
    challenges: await challengesIn(tx, id),
  };
}

/** The questions that count. */
export const countedIn = ({ questions }: Pick<Results, 'questions'>): SessionQuestion[] =>
  questions.filter(({ state }) => state === 'closed');

/** Whether answers were forgotten that have a score: then nothing can be scored anew. */
export function isFolded({ session, responses, scores }: Pick<Results, 'session' | 'responses' | 'scores'>): boolean {
  const kept = new Set(responses.map(({ number, member }) => `${number} ${member}`));
  return session.state === 'archived' || scores.some(({ number, member }) => !kept.has(`${number} ${member}`));
}

/** How many were right; how long answers took is told apart and decides nothing. */
export interface Share {
  readonly n: number;
  readonly right: number;
  /** Missing of too few. */
  readonly interval?: Interval;
  readonly medianMs?: number;
}

export function shareOf(rows: readonly Pick<Score, 'correct' | 'ms'>[]): Share {
  const n = rows.length;
  const right = rows.filter(({ correct }) => correct).length;
  const medianMs = median(rows.map(({ ms }) => ms));
  return {
    n,
    right,
    ...(n >= INTERVAL_FROM && { interval: wilson(right, n) }),
    ...(medianMs !== undefined && { medianMs }),
  };
}

/** An answer that was given to an item, or could have been. */
export interface Given {
  readonly answer: string;
  readonly right: boolean;
  readonly n: number;
  /** How many chose it of those with low, middle and high totals; missing of too few answers. */
  readonly byThird?: readonly [number, number, number];
}

export interface ItemResult extends Share {
  readonly question: SessionQuestion;
  /** How many who take part gave no answer. */
  readonly silent: number;
  /** All options of an item that has some, else the answers that were given, the most frequent first; none when they are forgotten. */
  readonly given: readonly Given[];
  /** Missing of too few answers; `undefined` where it cannot be told. */
  readonly separation?: { readonly r: number | undefined };
}

export function itemResults(results: Results): ItemResult[] {
  const totals = new Map<string, number>();
  for (const { member, correct } of results.scores) totals.set(member, (totals.get(member) ?? 0) + Number(correct));
  const folded = isFolded(results);
  const scores = Map.groupBy(results.scores, ({ number }) => number);
  const responses = Map.groupBy(results.responses, ({ number }) => number);
  return results.questions.map((question) => {
    const own = responses.get(question.number) ?? [];
    const rows = question.state === 'closed' ? (scores.get(question.number) ?? []) : grade(question, own);
    // What does not count is in no total.
    const counts = question.state === 'closed';
    const totalOf = (member: string): number => totals.get(member) ?? 0;
    const many = counts && rows.length >= ITEM_FROM;
    const parts = many ? thirds(own, ({ member }) => totalOf(member)) : undefined;
    const marks = rows.map(({ member, correct }) => ({ right: correct, total: totalOf(member) }));
    return {
      question,
      ...shareOf(rows),
      silent: Math.max(0, results.people.length - rows.length),
      given: folded ? [] : givenTo(question, own, parts),
      ...(many && { separation: { r: discrimination(marks) } }),
    };
  });
}

function givenTo(
  { served: { item, key }, ruling }: SessionQuestion,
  responses: readonly Response[],
  parts: Thirds<Response> | undefined,
): Given[] {
  const groups = Map.groupBy(responses, ({ answer }) => answer);
  const picked = PICKED.has(item.form);
  const answers = picked ? item.options.map((_, place) => String(place)) : [...groups.keys()];
  const counted = answers.map((answer): Given => {
    const within = (part: readonly Response[]): number => part.filter((each) => each.answer === answer).length;
    return {
      answer,
      right: isRight(key, answer, ruling),
      n: groups.get(answer)?.length ?? 0,
      ...(parts && { byThird: [within(parts[0]), within(parts[1]), within(parts[2])] }),
    };
  });
  return picked ? counted : counted.toSorted((a, b) => b.n - a.n || a.answer.localeCompare(b.answer));
}

/** What one who takes part has of the questions that count. */
export interface StudentResult {
  readonly member: string;
  readonly right: number;
  readonly answered: number;
  readonly medianMs?: number;
}

/** Who was right most often comes first; speed decides nothing. */
export function studentResults({ people, scores }: Pick<Results, 'people' | 'scores'>): StudentResult[] {
  const own = Map.groupBy(scores, ({ member }) => member);
  return people
    .map((member) => {
      const { n, ...share } = shareOf(own.get(member) ?? []);
      return { member, ...share, answered: n };
    })
    .toSorted((a, b) => b.right - a.right || a.member.localeCompare(b.member));
}
