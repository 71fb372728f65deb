import { GuildSettings, type Capability, type Guild } from '../model/guild.ts';
import { hiddenIn, notesIn } from './notes.ts';
import { readingsIn } from './readings.ts';
import { insistOnRow } from './revision.ts';
import type { Tx } from './store.ts';

/** A server as it is set; one that has set nothing has the defaults. */
export async function readGuild(tx: Tx, id: string): Promise<Guild> {
  const row = await tx.selectFrom('guild').select(['settings', 'rev']).where('id', '=', id).executeTakeFirst();
  const notes = new Map((await notesIn(tx, id)).map(({ claim, hash, text }) => [claim, { hash, text }]));
  const hidden = new Set((await hiddenIn(tx, id)).map(({ claim }) => claim));
  const settings = GuildSettings.parse(row ? JSON.parse(row.settings) : {});
  const readings = await readingsIn(tx, id);
  return { id, settings, rev: row?.rev ?? 0, notes, hidden, readings };
}

/**
 * Writes settings over those of revision `rev`, and counts it up.
 * @param now epoch milliseconds
 * @returns the server as it is now; undefined when somebody else has changed it meanwhile: then nothing is written
 */
export async function writeGuild(tx: Tx, guild: Guild, now: number): Promise<Guild | undefined> {
  const { id, settings, rev } = guild;
  await insistOnRow(tx, id, now);
  const { numUpdatedRows } = await tx
    .updateTable('guild')
    .set({ settings: JSON.stringify(settings), rev: rev + 1, changed_at: now })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { ...guild, rev: rev + 1 } : undefined;
}

// ---- members whom Discord let through

/** A member who may do something in a server for a while, since Discord let them call a command that needs it. */
export interface Grant {
  readonly guild: string;
  readonly member: string;
  readonly capability: Capability;
}

/** Lets a member do it until then, epoch milliseconds; grants that are over, of anybody, are removed. */
export async function grantMember(tx: Tx, grant: Grant, now: number, until: number): Promise<void> {
  await removeOldGrants(tx, now);
  await tx
    .insertInto('member_grant')
    .values({ ...grant, until })
    .onConflict((conflict) => conflict.columns(['guild', 'member', 'capability']).doUpdateSet({ until }))
    .execute();
}

export async function isGranted(tx: Tx, { guild, member, capability }: Grant, now: number): Promise<boolean> {
  const row = await tx
    .selectFrom('member_grant')
    .select('until')
    .where('guild', '=', guild)
    .where('member', '=', member)
    .where('capability', '=', capability)
    .where('until', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

async function removeOldGrants(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('member_grant').where('until', '<=', now).execute();
}
