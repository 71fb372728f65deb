import { randomBytes } from 'node:crypto';
import type { Session, SessionQuestion } from '../model/session.ts';
import { send } from '../store/outbox.ts';
import { changeQuestion, questionOf, questionsOf, takeSlot, type Taken } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { drawLobby, drawQuestion } from './draw.ts';
import { interruption } from './life.ts';
import { editQuestion, move, nonceOf, plan, put, redrawLobby, watch, type Moved, type Playing } from './moves.ts';
import { over } from './over.ts';

/** Lets members join: a draft becomes live. @returns why it cannot, where others are in the way */
export async function openLobby(tx: Tx, seen: Session, playing: Playing): Promise<Session | Taken | undefined> {
  const taken = await takeSlot(tx, seen);
  if (taken) return taken;
  // Made here, where the first member may join, and thrown away when it is over.
  const key = seen.settings.anonymous && { secret: randomBytes(32).toString('hex') };
  const next = await move(tx, seen, 'open', playing, { posts: seen.posts + 1, hostAt: playing.now, ...key });
  if (!next) return undefined;
  await send(tx, put(next, playing, { does: 'post', body: drawLobby(next, 0, playing.t), nonce: nonceOf(next, 'l') }));
  return next;
}

/** Posts the question that waits first; without one the session is over. */
export async function askNext(tx: Tx, seen: Session, playing: Playing): Moved {
  const questions = await questionsOf(tx, seen.id);
  const next = questions.find(({ state }) => state === 'waiting');
  if (!next) return over(tx, seen, seen.state === 'lobby' ? 'cancel' : 'end', playing);
  const asking = await move(tx, seen, 'ask', playing, { number: next.number, posts: seen.posts + 1 });
  if (!asking) return undefined;
  await postQuestion(tx, asking, next, playing);
  if (seen.state === 'lobby') await redrawLobby(tx, asking, playing);
  return asking;
}

/** Posts the question it is at once more: its message is gone, or could not be posted. */
export async function askAgain(tx: Tx, seen: Session, playing: Playing): Moved {
  const question = await questionOf(tx, seen.id, seen.number);
  if (!question) return undefined;
  const left = question.closesAt === undefined ? question.leftMs : Math.max(0, question.closesAt - playing.now);
  const asking = await move(tx, seen, 'repost', playing, {
    posts: seen.posts + 1,
    before: undefined,
    problem: undefined,
  });
  if (!asking) return undefined;
  const { closesAt: _, message, ...rest } = question;
  await changeQuestion(tx, question, { message: undefined, closesAt: undefined, leftMs: left });
  // One of them is enough, where the old one can be reached at all.
  if (message !== undefined) await send(tx, put(asking, playing, { does: 'remove', message }));
  await postQuestion(tx, asking, { ...rest, ...(left !== undefined && { leftMs: left }) }, playing);
  return asking;
}

/** How long a question is answered from when its message is there; undefined without a limit. */
const answerMs = ({ settings: { seconds } }: Session, { leftMs }: SessionQuestion): number | undefined =>
  leftMs ?? (seconds === 0 ? undefined : seconds * 1000);

async function postQuestion(tx: Tx, session: Session, question: SessionQuestion, playing: Playing): Promise<void> {
  await changeQuestion(tx, question, { state: 'asked' });
  const ms = answerMs(session, question);
  // A little early, when the message takes time to be there: the clocks of members count down, and are corrected by the first edit.
  const shown = { ...question, ...(ms !== undefined && { closesAt: playing.now + ms }) };
  const body = drawQuestion(session, shown, question.shown, playing.t);
  await send(tx, put(session, playing, { does: 'post', body, nonce: nonceOf(session, 'q') }));
}

/** The message of a question is there: from now on it is answered. @param postedAt when Discord made it */
export async function asked(tx: Tx, seen: Session, message: string, postedAt: number, playing: Playing): Moved {
  const question = await questionOf(tx, seen.id, seen.number);
  const next = question && (await move(tx, seen, 'posted', playing));
  if (!question || !next) return undefined;
  const ms = answerMs(seen, question);
  // It was there before anybody knew of it: who had posted it is gone. Both clocks must say so, since they may differ.
  const lost = ms === undefined ? 0 : interruption(Math.max(postedAt, seen.changedAt), playing.now);
  const closesAt = ms === undefined ? undefined : postedAt + ms + lost;
  const addedMs = question.addedMs + lost;
  await changeQuestion(tx, question, {
    message,
    postedAt,
    closesAt,
    addedMs,
    leftMs: undefined,
    editedAt: playing.now,
  });
  if (lost > 0) {
    const shown = { ...question, message, editedAt: playing.now, addedMs, ...(closesAt !== undefined && { closesAt }) };
    const body = drawQuestion(next, shown, question.shown, playing.t);
    await editQuestion(tx, next, shown, { body }, playing);
  }
  await plan(tx, next);
  await watch(tx, next, playing);
  return next;
}
