import type { MessageBody } from '../model/discord.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import { send } from '../store/outbox.ts';
import { countParticipants, forgetAccommodations, scoresIn } from '../store/quiz-answers.ts';
import { unschedule } from '../store/due.ts';
import { changeQuestion, questionOf, questionsOf, removeDraft } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { drawEnd, drawSkipped } from './draw.ts';
import { editQuestion, move, nonceOf, put, redrawLobby, type Moved, type Playing } from './moves.ts';
import { boardOf } from './tally.ts';

/** A question that is not answered any more does not count. */
export async function drop(tx: Tx, session: Session, question: SessionQuestion, playing: Playing): Promise<void> {
  await changeQuestion(tx, question, { state: 'skipped', leftMs: undefined });
  await editQuestion(tx, session, question, { body: drawSkipped(session, question, playing.t) }, playing);
}

/** Nothing is left of a draft. */
async function discard(tx: Tx, draft: Session): Moved {
  if (!(await removeDraft(tx, draft))) return undefined;
  await unschedule(tx, 'quiz', draft.id);
  return draft;
}

/** The session is over: what only a live one needs is gone. */
export async function over(tx: Tx, seen: Session, event: 'end' | 'cancel', playing: Playing): Moved {
  if (seen.state === 'draft') return discard(tx, seen);
  const question = await questionOf(tx, seen.id, seen.number);
  const next = await move(tx, seen, event, playing, { endedAt: playing.now, secret: undefined, posts: seen.posts + 1 });
  if (!next) return undefined;
  await forgetAccommodations(tx, seen.id);
  if (question?.state === 'asked') await drop(tx, next, question, playing);
  await redrawLobby(tx, next, playing);
  if (seen.number === 0) return next;
  await send(tx, put(next, playing, { does: 'post', body: await endOf(tx, next, playing), nonce: nonceOf(next, 'e') }));
  return next;
}

/** The last message of a session, with the board as the scores make it. */
async function endOf(tx: Tx, session: Session, { t }: Playing): Promise<MessageBody> {
  const { id } = session;
  const [questions, scores] = [await questionsOf(tx, id), await scoresIn(tx, id)];
  return drawEnd(session, boardOf(session, questions, scores, await countParticipants(tx, id)), t);
}

/** Shows the board anew, where there is one: a question was scored anew since. */
export async function redrawEnd(tx: Tx, session: Session, playing: Playing): Promise<void> {
  const { endMessage: message } = session;
  if (message === undefined) return;
  await send(tx, put(session, playing, { does: 'edit', message, body: await endOf(tx, session, playing) }));
}
