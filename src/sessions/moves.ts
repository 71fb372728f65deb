import type { KeptCall } from '../command.ts';
import type { Locale } from '../locales/en.ts';
import { localeFor } from '../locales/index.ts';
import type { GuildSettings } from '../model/guild.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import { schedule, unschedule } from '../store/due.ts';
import { send, type Sending } from '../store/outbox.ts';
import { accommodationsIn, countParticipants, participantsOf } from '../store/quiz-answers.ts';
import { changeSession, questionOf, type SessionChange } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { drawLobby } from './draw.ts';
import { after, deadlineOf, TICK_MS, type SessionEvent } from './life.ts';

/** The circumstances of a move. */
export interface Playing {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The language of what everybody sees. */
  readonly t: Locale;
  /** The server wants no pictures. */
  readonly plain?: boolean;
}

/** The circumstances of a move that somebody makes. */
export const playingOf = ({ guild, now }: KeptCall): Playing => playingWith(guild?.settings, now());
export const playingWith = (settings: GuildSettings | undefined, now: number): Playing => ({
  now,
  t: localeFor(settings?.language),
  plain: settings?.pictures === 'none',
});

/** What everything of a session in the outbox has for its key: it is sent in order. */
export const sessionKey = (id: string): string => `quiz:${id}`;

/**
 * Every move is made in the transaction that was given, together with what it leads to: what is sent, what is due.
 * @returns the session after it; undefined when it is not as it was seen any more, and nothing was done
 */
export type Moved = Promise<Session | undefined>;

export async function move(
  tx: Tx,
  seen: Session,
  event: SessionEvent,
  { now }: Playing,
  change: SessionChange = {},
): Moved {
  const state = after(seen, event);
  if (!state) return undefined;
  const next = await changeSession(tx, seen, { ...change, state, changedAt: now });
  if (next) await plan(tx, next);
  return next;
}

/** Sets when something becomes of a session by itself. */
export async function plan(tx: Tx, session: Session): Promise<void> {
  const { id, guild, number } = session;
  const question = await questionOf(tx, id, number);
  const at = deadlineOf(session, question, await percentsIn(tx, id));
  if (at === undefined) await unschedule(tx, 'quiz', id);
  else await schedule(tx, { kind: 'quiz', subject: id, guild, at });
}

/** The time of their own of members who take part: nobody waits for one who does not. */
export async function percentsIn(tx: Tx, id: string): Promise<number[]> {
  const all = await accommodationsIn(tx, id);
  const present = new Set(all.length === 0 ? [] : await participantsOf(tx, id));
  return all.flatMap(({ member, percent }) => (present.has(member) ? percent : []));
}

/** Something of a session that is to be sent. */
export const put = (
  { id, guild, channel }: Session,
  { now }: Playing,
  sending: Pick<Sending, 'does' | 'body' | 'figure' | 'message' | 'nonce'> & { readonly at?: number },
): Sending => ({
  key: sessionKey(id),
  guild,
  channel,
  ...sending,
  at: sending.at ?? now,
});

const SENT = { l: 'lobby', q: 'question', r: 'reveal', e: 'end' } as const;
type Sent = keyof typeof SENT;

/** The nonce of a message says what it is; Discord gives the first message when a post is repeated with it. */
export const nonceOf = ({ id, posts }: Session, of: Sent): string => `qz-${id}-${of}-${posts}`;

/** What was sent with a nonce. */
export function sentWith(nonce: string | null): (typeof SENT)[Sent] | undefined {
  const [, of] = /^qz-[^-]+-([lqre])-\d+$/.exec(nonce ?? '') ?? [];
  return of === undefined ? undefined : SENT[of as Sent];
}

/** Shows the lobby as it is now. */
export async function redrawLobby(tx: Tx, session: Session, playing: Playing): Promise<void> {
  const { message, id } = session;
  if (message === undefined) return;
  const body = drawLobby(session, await countParticipants(tx, id), playing.t);
  await send(tx, put(session, playing, { does: 'edit', message, body }));
}

/** Has an open question looked after from now on. */
export const watch = (tx: Tx, { id, guild }: Session, { now }: Playing): Promise<void> =>
  schedule(tx, { kind: 'quiz-count', subject: id, guild, at: now + TICK_MS });

/** Shows the question that a session is at in another way, not sooner after the last change than its message may be changed. */
export async function editQuestion(
  tx: Tx,
  session: Session,
  { message, editedAt }: SessionQuestion,
  { figure, ...sending }: Pick<Sending, 'body' | 'figure' | 'nonce'>,
  playing: Playing,
): Promise<void> {
  if (message === undefined) return;
  const at = Math.max(playing.now, editedAt + TICK_MS);
  const drawn = figure && !playing.plain ? { figure } : {};
  await send(tx, put(session, playing, { does: 'edit', message, ...sending, ...drawn, at }));
}
