import { randomUUID } from 'node:crypto';
import type { Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import {
  CARD_DEEDS,
  CARD_LAYOUTS,
  CARD_STATES,
  CardEntry,
  CardFact,
  type Card,
  type CardEvent,
} from '../model/card.ts';
import { schedule } from './due.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

type Row = Selectable<Tables['card']>;

/** What is changed of a card; `undefined` takes a value away. */
export type CardChange = { readonly [F in keyof Card]?: Card[F] | undefined };

/** Cards that have a message at Discord, or had one. */
const PUBLIC = ['published', 'pinned', 'stale', 'refreshed', 'expired', 'retracted'] as const;
const KEPT = [...PUBLIC, 'posting', 'orphaned'] as const;

function cardFrom(row: Row): Card {
  const { message, note, checked_by, checked_at, problem } = row;
  return {
    id: row.id,
    guild: row.guild,
    channel: row.channel,
    ...(message !== null && { message }),
    state: z.enum(CARD_STATES).parse(row.state),
    pinned: row.pinned === 1,
    rev: row.rev,
    fact: CardFact.parse(JSON.parse(row.fact)),
    entries: z.array(CardEntry).parse(JSON.parse(row.entries)),
    layout: z.enum(CARD_LAYOUTS).parse(row.layout),
    ...(note !== null && { note }),
    title: row.title,
    text: row.text,
    hash: row.hash,
    digest: row.digest,
    pinnedBy: row.pinned_by,
    createdAt: row.created_at,
    ...(checked_by !== null && { checkedBy: checked_by }),
    ...(checked_at !== null && { checkedAt: checked_at }),
    reviewMonths: row.review_months,
    reviewAt: row.review_at,
    expiresAt: row.expires_at,
    waiting: row.waiting === 1,
    ...(problem !== null && { problem }),
    posts: row.posts,
  };
}

const COLUMNS: { readonly [F in keyof Card]?: keyof Row } = {
  pinnedBy: 'pinned_by',
  createdAt: 'created_at',
  checkedBy: 'checked_by',
  checkedAt: 'checked_at',
  reviewMonths: 'review_months',
  reviewAt: 'review_at',
  expiresAt: 'expires_at',
};

function valueOf(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === undefined ? null : JSON.stringify(value);
}

const rowFrom = (change: CardChange): Updateable<Tables['card']> =>
  Object.fromEntries(
    Object.entries(change).map(([field, value]) => [COLUMNS[field as keyof Card] ?? field, valueOf(value)]),
  );

export async function addCard(tx: Tx, card: Card): Promise<void> {
  const empty = { message: null, note: null, checked_by: null, checked_at: null, problem: null };
  await tx
    .insertInto('card')
    .values({ ...empty, ...rowFrom(card) } as Row)
    .execute();
}

/**
 * Changes a card that is as it was seen.
 * @returns whether it was: if not, somebody else has changed it meanwhile
 */
export async function changeCard(tx: Tx, { id, rev }: Pick<Card, 'id' | 'rev'>, change: CardChange): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('card')
    .set({ ...rowFrom(change), rev: rev + 1 })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @param guild the server to which it must belong */
export async function cardOf(tx: Tx, id: string, guild?: string): Promise<Card | undefined> {
  const row = await tx.selectFrom('card').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (guild === undefined || row.guild === guild) ? cardFrom(row) : undefined;
}

/** The card whose message this is. */
export async function cardAt(tx: Tx, channel: string, message: string): Promise<Card | undefined> {
  const card = tx.selectFrom('card').selectAll().where('channel', '=', channel).where('message', '=', message);
  const row = await card.executeTakeFirst();
  return row && cardFrom(row);
}

export async function removeCard(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('card_history').where('card', '=', id).execute();
  await tx.deleteFrom('card').where('id', '=', id).execute();
  for (const kind of ['card-review', 'card-expiry'])
    await tx.deleteFrom('due').where('kind', '=', kind).where('subject', '=', id).execute();
}

/** The cards of a server that moderators see, those that wait for them first. */
export async function cardsOf(tx: Tx, guild: string): Promise<readonly Card[]> {
  const cards = tx.selectFrom('card').selectAll().where('guild', '=', guild).where('state', 'in', KEPT);
  return (await cards.orderBy('waiting', 'desc').orderBy('created_at').orderBy('id').execute()).map(cardFrom);
}

/** The cards of a server that wait for a moderator, oldest first. */
export async function cardsWaiting(tx: Tx, guild: string): Promise<readonly Card[]> {
  return (await cardsOf(tx, guild)).filter(({ waiting }) => waiting);
}

/** The cards of a server that are not confirmed, by the member who began them. */
export async function draftsOf(tx: Tx, guild: string, member: string): Promise<readonly Card[]> {
  const drafts = tx.selectFrom('card').selectAll().where('guild', '=', guild).where('state', '=', 'draft');
  return (await drafts.where('pinned_by', '=', member).orderBy('created_at').orderBy('id').execute()).map(cardFrom);
}

/** Cards that nobody has confirmed since a moment are gone. */
export async function forgetDrafts(tx: Tx, guild: string, before: number): Promise<void> {
  const old = tx.deleteFrom('card').where('guild', '=', guild).where('state', 'in', ['draft', 'preview']);
  await old.where('created_at', '<', before).execute();
}

/** The cards of a channel that have a message there, in the order in which they were made. */
export async function cardsIn(tx: Tx, channel: string): Promise<readonly Card[]> {
  const cards = tx.selectFrom('card').selectAll().where('channel', '=', channel).where('state', 'in', PUBLIC);
  return (await cards.orderBy('created_at').orderBy('id').execute()).map(cardFrom);
}

/** The next cards with a message that were not held against the library of this digest yet. */
export async function cardsToHold(tx: Tx, digest: string, after: string, limit: number): Promise<readonly Card[]> {
  const cards = tx.selectFrom('card').selectAll().where('digest', '!=', digest).where('state', 'in', PUBLIC);
  return (await cards.where('id', '>', after).orderBy('id').limit(limit).execute()).map(cardFrom);
}

// ---- history

export async function recordEvent(tx: Tx, { id, guild }: Pick<Card, 'id' | 'guild'>, event: CardEvent): Promise<void> {
  const { at, what, member = null, old = null, reason = null } = event;
  const row = { id: randomUUID(), card: id, guild, at, what, member, old, reason };
  await tx.insertInto('card_history').values(row).execute();
}

/** What was done to a card, newest first. */
export async function historyOf(tx: Tx, card: string, limit: number): Promise<readonly CardEvent[]> {
  const events = tx.selectFrom('card_history').selectAll().where('card', '=', card);
  const rows = await events.orderBy('at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(({ at, what, member, old, reason }) => ({
    at,
    what: z.enum(CARD_DEEDS).parse(what),
    ...(member !== null && { member }),
    ...(old !== null && { old }),
    ...(reason !== null && { reason }),
  }));
}

/** Forgets what was done to cards before a moment. */
export async function forgetEvents(tx: Tx, before: number): Promise<void> {
  await tx.deleteFrom('card_history').where('at', '<', before).execute();
}

// ---- the message that links the cards of a channel

export type CardIndex = Selectable<Tables['card_index']>;

export const indexOf = (tx: Tx, channel: string): Promise<CardIndex | undefined> =>
  tx.selectFrom('card_index').selectAll().where('channel', '=', channel).executeTakeFirst();

export async function putIndex(tx: Tx, { channel, ...row }: CardIndex): Promise<void> {
  await tx
    .insertInto('card_index')
    .values({ channel, ...row })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet(row))
    .execute();
}

// ---- what is to be done about cards

/** Edits of a key that are not under way give way to one that is put there next. */
export async function dropEdits(tx: Tx, key: string): Promise<void> {
  const edits = tx.deleteFrom('outbox').where('key', '=', key).where('does', '=', 'edit').where('failed', 'is', null);
  await edits.where('leased_until', '=', 0).execute();
}

/** Sets when the cards of a server are compared with its pins, unless that is set. */
export async function scheduleReconcile(tx: Tx, guild: string, at: number): Promise<void> {
  const set = tx.selectFrom('due').select('run_at').where('kind', '=', 'card-reconcile').where('subject', '=', guild);
  if (!(await set.executeTakeFirst())) await schedule(tx, { kind: 'card-reconcile', subject: guild, guild, at });
}
