import { randomUUID } from 'node:crypto';
import type { Tx } from './store.ts';

/** Something that was done in a server: what, to what, by whom. */
export interface Deed {
  readonly guild: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Missing when the bot did it by itself. */
  readonly member?: string;
  /** A code such as `settings.roles` or `card.unpin`. */
  readonly action: string;
  /** What it was done to, e.g. `card:ID`. */
  readonly object?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Puts a deed on record. */
export async function recordDeed(tx: Tx, { member, object, detail = {}, ...deed }: Deed): Promise<void> {
  const row = { id: randomUUID(), ...deed, member: member ?? null, object: object ?? null };
  await tx
    .insertInto('audit_log')
    .values({ ...row, detail: JSON.stringify(detail) })
    .execute();
}

/** Forgets deeds of before a moment. */
export async function forgetDeeds(tx: Tx, before: number): Promise<void> {
  await tx.deleteFrom('audit_log').where('at', '<', before).execute();
}
