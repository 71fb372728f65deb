import type { Selectable } from 'kysely';
import type { MessageBody } from '../model/discord.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

/** Something to be done at Discord. */
export interface Sending {
  /** What it belongs to, e.g. `card:ID`: what has the same key is done one after the other. */
  readonly key: string;
  readonly guild?: string;
  readonly does: Tables['outbox']['does'];
  readonly channel: string;
  /** The message that is edited, pinned, unpinned or taken away. */
  readonly message?: string;
  readonly body?: MessageBody;
  /** At most 25 characters: a post that is repeated with it has its effect once. */
  readonly nonce?: string;
  /** For Discord's own audit log. */
  readonly reason?: string;
  /** Not before: epoch milliseconds. */
  readonly at: number;
}
export type SendingRow = Selectable<Tables['outbox']>;

/** Puts something into the outbox, in the transaction that makes it necessary. */
export async function send(tx: Tx, { guild, message, body, nonce, reason, at, ...rest }: Sending): Promise<void> {
  const row = {
    ...rest,
    guild: guild ?? null,
    message: message ?? null,
    body: body === undefined ? null : JSON.stringify(body),
    nonce: nonce ?? null,
    reason: reason ?? null,
  };
  const waiting = { run_at: at, created_at: at, attempts: 0, leased_until: 0, failed: null };
  await tx
    .insertInto('outbox')
    .values({ ...row, ...waiting })
    .execute();
}
