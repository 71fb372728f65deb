import type { Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import { Ruling, Served } from '../model/quiz.ts';
import {
  LIVE,
  QUESTION_STATES,
  SESSION_STATES,
  SessionSettings,
  type Session,
  type SessionQuestion,
} from '../model/session.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

/** Live sessions that a server may have at once. */
const SLOTS = 3;

/** What is changed; `undefined` takes a value away. */
export type SessionChange = { readonly [F in keyof Session]?: Session[F] | undefined };
export type QuestionChange = { readonly [F in keyof SessionQuestion]?: SessionQuestion[F] | undefined };

const State = z.enum(SESSION_STATES);

export function sessionFrom(row: Selectable<Tables['quiz_session']>): Session {
  const { label, message, end_message, problem, before, ended_at, secret } = row;
  return {
    id: row.id,
    guild: row.guild,
    channel: row.channel,
    set: row.set_id,
    title: row.title,
    ...(label !== null && { label }),
    state: State.parse(row.state),
    rev: row.rev,
    number: row.number,
    total: row.total,
    settings: SessionSettings.parse(JSON.parse(row.settings)),
    hostBy: row.host_by,
    hostAt: row.host_at,
    ...(message !== null && { message }),
    ...(end_message !== null && { endMessage: end_message }),
    ...(problem !== null && { problem }),
    ...(before !== null && { before: State.parse(before) }),
    changedAt: row.changed_at,
    createdAt: row.created_at,
    ...(ended_at !== null && { endedAt: ended_at }),
    ...(secret !== null && { secret }),
    posts: row.posts,
  };
}

/** What was parsed last, by its text: a press on a question is one of hundreds, and its frozen copy stays as it is. */
const parsed = new Map<string, Served>();
const PARSED = 30;

function servedFrom(text: string): Served {
  const known = parsed.get(text);
  if (known) return known;
  const served = Served.parse(JSON.parse(text));
  if (parsed.size >= PARSED) parsed.delete(parsed.keys().next().value!);
  parsed.set(text, served);
  return served;
}

export function questionFrom(row: Selectable<Tables['quiz_question']>): SessionQuestion {
  const { message, posted_at, closes_at, left_ms, ruling } = row;
  return {
    session: row.session,
    guild: row.guild,
    number: row.number,
    served: servedFrom(row.served),
    state: z.enum(QUESTION_STATES).parse(row.state),
    ...(message !== null && { message }),
    ...(posted_at !== null && { postedAt: posted_at }),
    ...(closes_at !== null && { closesAt: closes_at }),
    addedMs: row.added_ms,
    ...(left_ms !== null && { leftMs: left_ms }),
    shown: row.shown,
    editedAt: row.edited_at,
    ...(ruling !== null && { ruling: Ruling.parse(JSON.parse(ruling)) }),
  };
}

const COLUMNS: Readonly<Record<string, string>> = {
  set: 'set_id',
  hostBy: 'host_by',
  hostAt: 'host_at',
  changedAt: 'changed_at',
  createdAt: 'created_at',
  endedAt: 'ended_at',
  endMessage: 'end_message',
  postedAt: 'posted_at',
  closesAt: 'closes_at',
  addedMs: 'added_ms',
  leftMs: 'left_ms',
  editedAt: 'edited_at',
};

const valueOf = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : value === undefined ? null : JSON.stringify(value);

const rowFrom = (change: SessionChange | QuestionChange): Readonly<Record<string, string | number | null>> =>
  Object.fromEntries(Object.entries(change).map(([field, value]) => [COLUMNS[field] ?? field, valueOf(value)]));

/** Adds a session that is not live, unless it is there already: what starts it may arrive twice. */
export async function addSession(
  tx: Tx,
  session: Session,
  questions: readonly Pick<SessionQuestion, 'number' | 'served'>[],
): Promise<void> {
  const none = { label: null, slot: null, message: null, end_message: null, problem: null, before: null };
  const empty = { ...none, ended_at: null, secret: null };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('quiz_session')
    .values({ ...empty, ...rowFrom(session) } as Selectable<Tables['quiz_session']>)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) await addQuestions(tx, session, questions);
}

/** Freezes what a session asks. */
export async function addQuestions(
  tx: Tx,
  { id, guild }: Session,
  questions: readonly Pick<SessionQuestion, 'number' | 'served'>[],
): Promise<void> {
  if (questions.length === 0) return;
  const blank = { message: null, posted_at: null, closes_at: null, added_ms: 0, left_ms: null, shown: 0, edited_at: 0 };
  const rows = questions.map(({ number, served }) => ({
    ...blank,
    session: id,
    guild,
    number,
    served: JSON.stringify(served),
    state: 'waiting',
    ruling: null,
  }));
  await tx.insertInto('quiz_question').values(rows).execute();
}

/** Takes away a draft that is as it was seen. @returns false when it is none any more */
export async function removeDraft(tx: Tx, { id, rev }: Session): Promise<boolean> {
  const draft = tx.deleteFrom('quiz_session').where('id', '=', id).where('state', '=', 'draft').where('rev', '=', rev);
  if ((await draft.executeTakeFirst()).numDeletedRows !== 1n) return false;
  await tx.deleteFrom('quiz_question').where('session', '=', id).execute();
  return true;
}

/** @param guild the server to which it must belong */
export async function sessionOf(tx: Tx, id: string, guild?: string): Promise<Session | undefined> {
  const row = await tx.selectFrom('quiz_session').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (guild === undefined || row.guild === guild) ? sessionFrom(row) : undefined;
}

/** The live session of a channel. */
export async function liveIn(tx: Tx, channel: string): Promise<Session | undefined> {
  const live = tx.selectFrom('quiz_session').selectAll().where('channel', '=', channel).where('slot', 'is not', null);
  const row = await live.executeTakeFirst();
  return row && sessionFrom(row);
}

/** The sessions of a server, the newest first: live ones and those of the past. */
export async function sessionsIn(tx: Tx, guild: string, limit: number): Promise<Session[]> {
  const rows = await tx
    .selectFrom('quiz_session')
    .selectAll()
    .where('guild', '=', guild)
    .where('state', '!=', 'draft')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(sessionFrom);
}

/** What keeps a session from becoming live. */
export type Taken = 'channel' | 'server';

/**
 * Gives a session one of the places that its server has.
 * @returns why there is none
 */
export async function takeSlot(tx: Tx, { id, guild, channel }: Session): Promise<Taken | undefined> {
  if (await liveIn(tx, channel)) return 'channel';
  const rows = await tx
    .selectFrom('quiz_session')
    .select('slot')
    .where('guild', '=', guild)
    .where('slot', 'is not', null)
    .execute();
  const taken = new Set(rows.map(({ slot }) => slot));
  const slot = Array.from({ length: SLOTS }, (_, i) => i + 1).find((each) => !taken.has(each));
  if (slot === undefined) return 'server';
  // Two at once meet at the unique index: one of them is run again, and finds the place taken.
  await tx.updateTable('quiz_session').set({ slot }).where('id', '=', id).execute();
  return undefined;
}

/**
 * Changes a session that is as it was seen. One that is over gives its place free.
 * @returns it as it is now; undefined when somebody else has changed it meanwhile, and nothing was changed
 */
export async function changeSession(tx: Tx, seen: Session, change: SessionChange): Promise<Session | undefined> {
  const next = { ...seen, ...change, rev: seen.rev + 1 } as Session;
  const over = !(LIVE as readonly string[]).includes(next.state);
  const { numUpdatedRows } = await tx
    .updateTable('quiz_session')
    .set({ ...rowFrom({ ...change, rev: next.rev }), ...(over && { slot: null }) } as Updateable<
      Tables['quiz_session']
    >)
    .where('id', '=', seen.id)
    .where('rev', '=', seen.rev)
    .where('state', '=', seen.state)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? next : undefined;
}

export async function questionOf(tx: Tx, session: string, number: number): Promise<SessionQuestion | undefined> {
  const row = await tx
    .selectFrom('quiz_question')
    .selectAll()
    .where('session', '=', session)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && questionFrom(row);
}

export async function questionsOf(tx: Tx, session: string): Promise<SessionQuestion[]> {
  const rows = tx.selectFrom('quiz_question').selectAll().where('session', '=', session).orderBy('number');
  return (await rows.execute()).map(questionFrom);
}

export async function changeQuestion(
  tx: Tx,
  { session, number }: Pick<SessionQuestion, 'session' | 'number'>,
  change: QuestionChange,
): Promise<void> {
  await tx
    .updateTable('quiz_question')
    .set(rowFrom(change) as Updateable<Tables['quiz_question']>)
    .where('session', '=', session)
    .where('number', '=', number)
    .execute();
}
