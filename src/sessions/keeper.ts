import type { Settler, Worker } from '../delivery/delivery.ts';
import { DISCORD_CODE } from '../model/discord.ts';
import type { Session } from '../model/session.ts';
import { dueAt, schedule } from '../store/due.ts';
import { readGuild } from '../store/guild.ts';
import { contentOf, holdEdits, send, type SendingRow } from '../store/outbox.ts';
import { countResponses } from '../store/quiz-answers.ts';
import { changeQuestion, changeSession, questionOf, sessionOf } from '../store/quiz-sessions.ts';
import type { Store, Tx } from '../store/store.ts';
import { askAgain, asked, askNext } from './ask.ts';
import { close, suspend } from './close.ts';
import { drawQuestion } from './draw.ts';
import { deadlineOf, interruption, TICK_MS } from './life.ts';
import {
  editQuestion,
  move,
  percentsIn,
  plan,
  playingWith,
  put,
  redrawLobby,
  sentWith,
  sessionKey,
  watch,
  type Playing,
} from './moves.ts';
import { over } from './over.ts';
import { madeAt } from './time.ts';

interface Keeping {
  readonly store: Store;
  readonly now: () => number;
}

/** The circumstances of what a session does by itself: read in its transaction, which waits for no other. */
async function playingIn(tx: Tx, { guild }: Session, now: number): Promise<Playing> {
  return playingWith((await readGuild(tx, guild)).settings, now);
}

const idIn = ({ key }: SendingRow): string => key.slice(sessionKey('').length);

/** Errors after which nothing can be posted in the channel until somebody does something about it. */
const IN_THE_WAY: ReadonlySet<number> = new Set([
  DISCORD_CODE.unknownChannel,
  DISCORD_CODE.missingAccess,
  DISCORD_CODE.missingPermissions,
]);

/** What becomes of a session when something of it was sent. */
export function createQuizSettler({ now }: Pick<Keeping, 'now'>): Settler {
  return {
    async sent(tx, row, message) {
      const session = await sessionOf(tx, idIn(row));
      if (!session) return;
      const playing = await playingIn(tx, session, now());
      if (row.does === 'post') return posted(tx, session, row, message, playing);
      await holdEdits(tx, row.key, message, now() + TICK_MS);
      const question = await questionOf(tx, session.id, session.number);
      if (question?.message === message) await changeQuestion(tx, question, { editedAt: now() });
      if (sentWith(row.nonce) === 'reveal') await move(tx, session, 'reveal', playing);
    },
    async failed(tx, row, { code }) {
      const session = await sessionOf(tx, idIn(row));
      if (!session) return;
      const playing = await playingIn(tx, session, now());
      const sent = sentWith(row.nonce);
      if (sent === 'end' || row.does === 'remove') return;
      if (IN_THE_WAY.has(code) || row.does === 'post')
        return void (await suspend(tx, session, `${row.does} ${code}`, playing));
      if (code !== DISCORD_CODE.unknownMessage)
        return void (sent === 'reveal' && (await move(tx, session, 'reveal', playing)));
      await gone(tx, session, row, playing);
    },
  };
}

async function posted(tx: Tx, session: Session, row: SendingRow, message: string, playing: Playing): Promise<void> {
  switch (sentWith(row.nonce)) {
    case 'lobby': {
      const next = await changeSession(tx, session, { message });
      // It says that members join; by now they may have begun, or it is over.
      return next && next.state !== 'lobby' ? redrawLobby(tx, next, playing) : undefined;
    }
    case 'end':
      return void (await changeSession(tx, session, { endMessage: message }));
    case 'question':
      if (await asked(tx, session, message, madeAt(message), playing)) return;
      // Nobody waits for it any more: the quiz was ended or suspended meanwhile.
      return send(tx, put(session, playing, { does: 'remove', message }));
    case 'reveal':
      return void (await move(tx, session, 'reveal', playing));
    default:
  }
}

/** A message was deleted at Discord: an open question is posted once more, and so is an answer. */
async function gone(tx: Tx, session: Session, row: SendingRow, playing: Playing): Promise<void> {
  const question = await questionOf(tx, session.id, session.number);
  if (question?.message !== row.message) return;
  await changeQuestion(tx, question, { message: undefined });
  if (session.state === 'open') return void (await askAgain(tx, session, playing));
  if (sentWith(row.nonce) !== 'reveal' || row.body === null) return;
  await send(tx, put(session, playing, { does: 'post', ...contentOf(row), nonce: `${row.nonce}` }));
}

/** What a session does when its time has come. */
export function createQuizWorkers({ store, now }: Keeping): Readonly<Record<'quiz' | 'quiz-count', Worker>> {
  return {
    quiz: async (id) => ({ settle: (tx) => expire(tx, id, now()) }),
    'quiz-count': async (id) => {
      const seen = await store.read(async (tx) => {
        const session = await sessionOf(tx, id);
        if (session?.state !== 'open' && session?.state !== 'lobby') return undefined;
        const tickAt = (await dueAt(tx, 'quiz-count', id)) ?? now();
        return { session, tickAt, answered: await countResponses(tx, id, session.number) };
      });
      if (!seen) return {};
      const lost = interruption(seen.tickAt, now());
      return { settle: (tx) => look(tx, seen.session, { answered: seen.answered, lost }, now()) };
    },
  };
}

/** Shows how many have joined a lobby. Looks after an open question: tells how many have answered, and makes up for an interruption. */
async function look(
  tx: Tx,
  { id, number }: Session,
  { answered, lost }: { readonly answered: number; readonly lost: number },
  now: number,
): Promise<void> {
  const session = await sessionOf(tx, id);
  if (!session) return;
  const playing = await playingIn(tx, session, now);
  if (session.state === 'lobby') return redrawLobby(tx, session, playing);
  const question = await questionOf(tx, id, number);
  if (!question || session.state !== 'open' || session.number !== number) return;
  await watch(tx, session, playing);
  if (answered === question.shown && lost === 0) return;
  const { closesAt } = question;
  const added = closesAt === undefined ? 0 : lost;
  const shown = {
    ...question,
    shown: answered,
    addedMs: question.addedMs + added,
    ...(closesAt !== undefined && { closesAt: closesAt + added }),
  };
  await changeQuestion(tx, question, { shown: answered, addedMs: shown.addedMs, closesAt: shown.closesAt });
  if (added > 0) await plan(tx, session);
  await editQuestion(tx, session, question, { body: drawQuestion(session, shown, answered, playing.t) }, playing);
}

/** Does what is due in the state in which a session is. */
async function expire(tx: Tx, id: string, now: number): Promise<void> {
  const session = await sessionOf(tx, id);
  if (!session) return;
  const playing = await playingIn(tx, session, now);
  const question = await questionOf(tx, id, session.number);
  const at = deadlineOf(session, question, await percentsIn(tx, id));
  if (at === undefined) return;
  if (at > playing.now) return schedule(tx, { kind: 'quiz', subject: id, guild: session.guild, at });
  const tickAt = session.state === 'open' ? await dueAt(tx, 'quiz-count', id) : undefined;
  const lost = tickAt === undefined ? 0 : interruption(tickAt, playing.now);
  // Nobody looked after it: it is made up for first, and then has a new deadline.
  if (lost > 0) return schedule(tx, { kind: 'quiz', subject: id, guild: session.guild, at: playing.now + TICK_MS });
  await expired(tx, session, question?.closesAt !== undefined, playing);
}

async function expired(tx: Tx, session: Session, timed: boolean, playing: Playing): Promise<void> {
  switch (session.state) {
    case 'open':
      return void (timed ? await close(tx, session, playing) : await over(tx, session, 'cancel', playing));
    case 'posting':
      return void (await suspend(tx, session, 'post 0', playing));
    case 'closing':
      return void (await move(tx, session, 'reveal', playing));
    case 'revealed':
      return void (session.settings.pace === 'auto'
        ? await askNext(tx, session, playing)
        : await over(tx, session, 'cancel', playing));
    default:
      return void (await over(tx, session, 'cancel', playing));
  }
}
