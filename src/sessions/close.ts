import type { Session, SessionQuestion } from '../model/session.ts';
import { countResponses, responsesTo, writeScores } from '../store/quiz-answers.ts';
import { changeQuestion, changeSession, questionOf, questionsOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { askAgain, askNext } from './ask.ts';
import { drawQuestion, drawReveal } from './draw.ts';
import { REVEAL_MS, TICK_MS } from './life.ts';
import { editQuestion, move, nonceOf, plan, watch, type Moved, type Playing } from './moves.ts';
import { drop } from './over.ts';
import { grade, tallyOf } from './tally.ts';

/** Scores the question it is at, once and in this transaction, and has its answer shown. */
export async function close(tx: Tx, seen: Session, playing: Playing): Moved {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = question && (await move(tx, seen, 'close', playing));
  if (!question || !next) return undefined;
  const closed: SessionQuestion = { ...question, state: 'closed' };
  await changeQuestion(tx, question, { state: 'closed', leftMs: undefined });
  await score(tx, closed);
  await showAnswer(tx, next, closed, playing);
  return next;
}

/** Writes the scores of a question as its responses, its key and a ruling make them. */
export async function score(tx: Tx, question: SessionQuestion): Promise<void> {
  const counts = question.state === 'closed';
  const responses = counts ? await responsesTo(tx, question.session, question.number) : [];
  await writeScores(tx, question, grade(question, responses));
}

/** When the next question follows by itself, as near as can be told before the answer is shown. */
function nextAt(
  { settings, state, number, changedAt }: Session,
  question: SessionQuestion,
  { now }: Playing,
): number | undefined {
  if (settings.pace !== 'auto' || number !== question.number) return undefined;
  if (state === 'closing') return Math.max(now, question.editedAt + TICK_MS) + REVEAL_MS;
  return state === 'revealed' ? changedAt + REVEAL_MS : undefined;
}

/** Shows the answer on the message of the question. */
async function showAnswer(tx: Tx, session: Session, question: SessionQuestion, playing: Playing): Promise<void> {
  const tally = tallyOf(question, await responsesTo(tx, session.id, question.number));
  const drawn = drawReveal(session, question, tally, playing.t, nextAt(session, question, playing));
  await editQuestion(tx, session, question, { ...drawn, nonce: nonceOf(session, 'r') }, playing);
}

export const pause = async (tx: Tx, seen: Session, playing: Playing): Moved => {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = question && (await move(tx, seen, 'pause', playing));
  if (!question || !next) return undefined;
  await hold(tx, question, playing);
  await showCount(tx, next, question, playing);
  return next;
};

/** What is left of the time of a question is kept. */
async function hold(tx: Tx, question: SessionQuestion, { now }: Playing): Promise<void> {
  const { closesAt } = question;
  if (closesAt === undefined) return;
  await changeQuestion(tx, question, { closesAt: undefined, leftMs: Math.max(0, closesAt - now) });
}

/** Shows an open or paused question as it stands. */
async function showCount(tx: Tx, session: Session, question: SessionQuestion, playing: Playing): Promise<void> {
  const shown = await countResponses(tx, session.id, question.number);
  await changeQuestion(tx, question, { shown });
  await editQuestion(tx, session, question, { body: drawQuestion(session, question, shown, playing.t) }, playing);
}

export const resume = async (tx: Tx, seen: Session, playing: Playing): Moved => {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = question && (await move(tx, seen, 'resume', playing));
  if (!question || !next) return undefined;
  const { leftMs, ...rest } = question;
  const open = { ...rest, ...(leftMs !== undefined && { closesAt: playing.now + leftMs }) };
  await changeQuestion(tx, question, { closesAt: open.closesAt, leftMs: undefined });
  await plan(tx, next);
  await watch(tx, next, playing);
  await showCount(tx, next, open, playing);
  return next;
};

/** The question it is at does not count, and the next follows at once. */
export async function skip(tx: Tx, seen: Session, playing: Playing): Moved {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = question && (await move(tx, seen, 'skip', playing));
  if (!question || !next) return undefined;
  await drop(tx, next, question, playing);
  return askNext(tx, next, playing);
}

/** The last question that is over, however it ended. */
export const lastOver = (questions: readonly SessionQuestion[]): SessionQuestion | undefined =>
  questions.findLast(({ state }) => state === 'closed' || state === 'skipped' || state === 'taken-back');

/**
 * Takes the last question back that is over: one that was skipped waits again, one that was scored does not count any more,
 * and one that was taken back counts again. @returns its number
 */
export async function takeBack(tx: Tx, seen: Session, playing: Playing): Promise<number | undefined> {
  const questions = await questionsOf(tx, seen.id);
  const last = lastOver(questions);
  if (!last || seen.endedAt !== undefined || !(await changeSession(tx, seen, {}))) return undefined;
  if (last.state === 'skipped') {
    await changeQuestion(tx, last, { state: 'waiting', message: undefined, closesAt: undefined });
    return last.number;
  }
  const other = { ...last, state: last.state === 'closed' ? 'taken-back' : 'closed' } as const;
  await changeQuestion(tx, last, { state: other.state });
  await score(tx, other);
  await showAnswer(tx, seen, other, playing);
  return last.number;
}

/** Something at Discord is in the way: the host is told on the panel, and resumes. */
export async function suspend(tx: Tx, seen: Session, problem: string, playing: Playing): Moved {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = await move(tx, seen, 'suspend', playing, { problem, before: seen.state });
  if (next && question && seen.state === 'open') await hold(tx, question, playing);
  return next;
}

/** Goes on where it was suspended: a question that was open is posted once more, with the time that it had left. */
export async function goOn(tx: Tx, seen: Session, playing: Playing): Moved {
  const { before } = seen;
  if (before === 'posting' || before === 'open' || before === 'paused') return askAgain(tx, seen, playing);
  const next = await move(tx, seen, 'restore', playing, { before: undefined, problem: undefined });
  const question = next && (await questionOf(tx, seen.id, seen.number));
  if (next?.state === 'closing' && question) await showAnswer(tx, next, question, playing);
  return next;
}
