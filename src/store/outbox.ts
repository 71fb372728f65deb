import { sql, type ExpressionBuilder, type Selectable } from 'kysely';
import { z } from 'zod';
import type { MessageBody } from '../model/discord.ts';
import type { Figure } from '../model/figure.ts';
import type { Tables } from './migrations/index.ts';
import type { Store, Tx } from './store.ts';

/** Something to be done at Discord. */
export interface Sending {
  /**
   * What it belongs to, e.g. `card:ID`: what has the same key is done one after the other. Two transactions that send under
   * one key must wait for each other, as they do when both change the row of that thing before.
   */
  readonly key: string;
  readonly guild?: string;
  readonly does: Tables['outbox']['does'];
  readonly channel: string;
  /** The message that is edited, pinned, unpinned or taken away. */
  readonly message?: string;
  readonly body?: MessageBody;
  /** What is drawn when it is sent, and goes along as a file where it can be. */
  readonly figure?: Figure | undefined;
  /** At most 25 characters: a post that is repeated with it has its effect once. */
  readonly nonce?: string;
  /** For Discord's own audit log. */
  readonly reason?: string;
  /** Not before: epoch milliseconds. */
  readonly at: number;
}
export type SendingRow = Selectable<Tables['outbox']>;

/**
 * Puts something into the outbox, in the transaction that makes it necessary. An edit takes the place of an older one of the
 * same message that nobody has begun: only the last state of a message matters.
 */
export async function send(
  tx: Tx,
  { guild, message, body, figure, nonce, reason, at, ...rest }: Sending,
): Promise<void> {
  if (rest.does === 'edit' && message !== undefined) {
    await tx
      .deleteFrom('outbox')
      .where('key', '=', rest.key)
      .where('does', '=', 'edit')
      .where('message', '=', message)
      .where('leased_until', '=', 0)
      .where('failed', 'is', null)
      .execute();
  }
  const row = {
    ...rest,
    guild: guild ?? null,
    message: message ?? null,
    body: body === undefined ? null : JSON.stringify(body),
    figure: figure === undefined ? null : JSON.stringify(figure),
    nonce: nonce ?? null,
    reason: reason ?? null,
  };
  const waiting = { run_at: at, created_at: at, attempts: 0, leased_until: 0, failed: null };
  await tx
    .insertInto('outbox')
    .values({ ...row, ...waiting })
    .execute();
}

const Body = z.record(z.string(), z.unknown());
const Drawable = z.looseObject({ chart: z.string(), alt: z.string() });

/** The message of a sending, and what is drawn of it. A figure that cannot be read is none. */
export function contentOf({ body, figure }: Pick<SendingRow, 'body' | 'figure'>): Pick<Sending, 'figure'> & {
  readonly body: MessageBody;
} {
  const read = figure === null ? undefined : Drawable.safeParse(jsonOr(figure)).data;
  // What a figure of another version holds is for who draws it to refuse.
  return { body: Body.parse(JSON.parse(body ?? '{}')), ...(read && { figure: read as unknown as Figure }) };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lets what is still to be edited of a message wait until a moment. */
export async function holdEdits(tx: Tx, key: string, message: string, until: number): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ run_at: until })
    .where('key', '=', key)
    .where('does', '=', 'edit')
    .where('message', '=', message)
    .where('leased_until', '=', 0)
    .where('run_at', '<', until)
    .where('failed', 'is', null)
    .execute();
}

export interface Taking {
  readonly dialect: Store['dialect'];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Until when nobody else takes them. */
  readonly until: number;
  readonly limit: number;
}

/**
 * Takes what may be sent now: of each key the oldest, and nothing of a key of which something is under way; of each channel one.
 * @param closed channels from which nothing is taken, and what is not done in a channel as `CHANNEL DOES`
 * @param wanted keys that come first
 */
export async function takeSendings(
  tx: Tx,
  { dialect, now, until, limit, closed, wanted }: Taking & Readonly<Record<'closed' | 'wanted', readonly string[]>>,
): Promise<SendingRow[]> {
  // No list may be empty on PostgreSQL, and no channel or key is the empty text.
  const shut = ['', ...closed];
  const candidates = tx
    .selectFrom('outbox as each')
    .selectAll('each')
    .where('failed', 'is', null)
    .where('run_at', '<=', now)
    .where('leased_until', '<=', now)
    .where('channel', 'not in', shut)
    .where(sql<string>`channel || ' ' || does`, 'not in', shut)
    .where((eb) => eb.not(eb.exists(inTheWay(eb, now))))
    .orderBy((eb) =>
      eb
        .case()
        .when('key', 'in', ['', ...wanted])
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('run_at')
    .orderBy('seq')
    // More than are taken, since several may be of one channel.
    .limit(limit * 4);
  const rows = await (dialect === 'postgres' ? candidates.forUpdate().skipLocked() : candidates).execute();
  const first = rows.filter(({ channel }, i) => rows.findIndex((row) => row.channel === channel) === i).slice(0, limit);
  if (first.length === 0) return [];
  const seqs = first.map(({ seq }) => seq);
  await tx
    .updateTable('outbox')
    .set((eb) => ({ leased_until: until, attempts: eb('attempts', '+', 1) }))
    .where('seq', 'in', seqs)
    .execute();
  return first.map((row) => ({ ...row, leased_until: until, attempts: row.attempts + 1 }));
}

/** What keeps a sending waiting: an older one of its key, or one that is under way. */
const inTheWay = (eb: ExpressionBuilder<Tables & { each: Tables['outbox'] }, 'each'>, now: number) =>
  eb
    .selectFrom('outbox as other')
    .select('other.seq')
    .whereRef('other.key', '=', 'each.key')
    .where('other.failed', 'is', null)
    .where((its) => its.or([its('other.seq', '<', its.ref('each.seq')), its('other.leased_until', '>', now)]));

/** True of the row as long as it is held by the one who took it; what was given up is held by nobody. */
const heldBy =
  ({ seq, attempts, leased_until }: SendingRow) =>
  (eb: ExpressionBuilder<Tables, 'outbox'>) =>
    eb.and({ seq, attempts, leased_until });

/** It was done. @returns whether it was still held: if not, somebody else deals with it */
export async function endSending(tx: Tx, row: SendingRow): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('outbox').where(heldBy(row)).executeTakeFirst();
  return numDeletedRows === 1n;
}

/**
 * It was done, and its message is edited once more in the state that it has: before whatever was put there since, so that
 * nothing newer is written over. Where a newer edit of it waits, that is enough. @returns whether it was still held
 */
export async function sendAgain(
  tx: Tx,
  row: SendingRow,
  edit: Readonly<{ message: string; nonce: string; run_at: number }>,
): Promise<boolean> {
  const newer = tx
    .selectFrom('outbox')
    .select('seq')
    .where((eb) => eb.and({ key: row.key, does: 'edit', message: edit.message }))
    .where('seq', '>', row.seq)
    .where('failed', 'is', null);
  if (await newer.executeTakeFirst()) return endSending(tx, row);
  const changed = tx.updateTable('outbox').set({ ...edit, does: 'edit', leased_until: 0 });
  return (await changed.where(heldBy(row)).executeTakeFirst()).numUpdatedRows === 1n;
}

/**
 * Lets go of it until a moment; with no figure any more where the row has none. What was given up stays on record until then, and is taken away by `forgetSendings`.
 * @returns whether it was still held
 */
export async function putBackSending(tx: Tx, row: SendingRow, run_at: number, failed: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ run_at, failed, leased_until: 0, ...(row.figure === null && { figure: null }) })
    .where(heldBy(row))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets what was given up long enough ago. */
export async function forgetSendings(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('outbox').where('failed', 'is not', null).where('run_at', '<=', now).execute();
}

/** Whether something of a key is still to be sent. */
export async function isWaiting(tx: Tx, key: string): Promise<boolean> {
  const waiting = tx.selectFrom('outbox').select('seq').where('key', '=', key).where('failed', 'is', null).limit(1);
  return (await waiting.executeTakeFirst()) !== undefined;
}

/** What there is to do, in one look. */
export interface Pending {
  /** How many sendings wait, of whatever time. */
  readonly waiting: number;
  /** When the first sending may be sent, and when the first work is due. */
  readonly sendAt: number;
  readonly dueAt: number;
}

export async function lookForWork(tx: Tx): Promise<Pending> {
  const found = await tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('outbox')
        .select((its) => its.fn.countAll().as('n'))
        .where('failed', 'is', null)
        .as('waiting'),
      eb
        .selectFrom('outbox')
        .select((its) => its.fn.min('run_at').as('at'))
        .where('failed', 'is', null)
        .as('send'),
      eb
        .selectFrom('due')
        .select((its) => its.fn.min('run_at').as('at'))
        .as('due'),
    ])
    .executeTakeFirstOrThrow();
  return {
    waiting: Number(found.waiting),
    sendAt: found.send ?? Infinity,
    dueAt: found.due ?? Infinity,
  };
}
