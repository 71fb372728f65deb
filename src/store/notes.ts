import type { Selectable } from 'kysely';
import type { Tables } from './migrations/index.ts';
import { sightChanged } from './sight.ts';
import type { Tx } from './store.ts';

/** Due in any case. */
const AT_ONCE = 0;

export type HiddenClaim = Selectable<Tables['hidden_claim']>;
export type ServerNote = Selectable<Tables['server_note']>;

/**
 * The claims that a server does not tell. They stay hidden when they change; then moderators are asked to look again.
 */
export const hiddenIn = (tx: Tx, guild: string): Promise<HiddenClaim[]> =>
  tx.selectFrom('hidden_claim').selectAll().where('guild', '=', guild).orderBy('claim').execute();

/** The notes of a server. One whose hash is not the claim's any more is not shown. */
export const notesIn = (tx: Tx, guild: string): Promise<ServerNote[]> =>
  tx.selectFrom('server_note').selectAll().where('guild', '=', guild).orderBy('claim').execute();

/** Hides a claim, or says anew that it is to be hidden. */
export async function hideClaim(tx: Tx, { guild, claim, ...row }: HiddenClaim): Promise<void> {
  await tx
    .insertInto('hidden_claim')
    .values({ guild, claim, ...row })
    .onConflict((conflict) => conflict.columns(['guild', 'claim']).doUpdateSet(row))
    .execute();
  await sightChanged(tx, guild, row.hidden_at);
}

/** Writes a note on a claim in place of an earlier one. */
export async function writeNote(tx: Tx, { guild, claim, ...row }: ServerNote): Promise<void> {
  await tx
    .insertInto('server_note')
    .values({ guild, claim, ...row })
    .onConflict((conflict) => conflict.columns(['guild', 'claim']).doUpdateSet(row))
    .execute();
}

/** @param hash what the moderator saw hidden @returns false when it is not hidden so any more */
export async function showClaim(tx: Tx, guild: string, claim: string, hash: string): Promise<boolean> {
  await sightChanged(tx, guild, AT_ONCE);
  const { numDeletedRows } = await tx
    .deleteFrom('hidden_claim')
    .where('guild', '=', guild)
    .where('claim', '=', claim)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** @param hash that the moderator saw @returns false when there is no such note any more */
export async function removeNote(tx: Tx, guild: string, claim: string, hash: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('server_note')
    .where('guild', '=', guild)
    .where('claim', '=', claim)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
