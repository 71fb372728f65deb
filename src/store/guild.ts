import { GuildSettings, type Capability, type Guild } from '../model/guild.ts';
import { hiddenIn, notesIn } from './notes.ts';
import { readingsIn } from './readings.ts';
import { fresh, insistOnRow } from './revision.ts';
import { sightChanged } from './sight.ts';
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
  if (numUpdatedRows !== 1n) return undefined;
  await sightChanged(tx, id, now);
  return { ...guild, rev: rev + 1 };
}

// ---- whether the bot is there

const DAY = 86_400_000;

/** Puts on record that the bot is in a server; when it was seen there last is written once a day. */
export async function markSeen(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .insertInto('guild')
    .values(fresh(id, now))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ seen_at: now, left_at: null })
        .where((eb) => eb.or([eb('guild.seen_at', '<=', now - DAY), eb('guild.left_at', 'is not', null)])),
    )
    .execute();
}

/** Puts on record that the bot is not in a server any more; since when, where that is known already, stays. */
export async function markLeft(tx: Tx, id: string, now: number): Promise<void> {
  await tx.updateTable('guild').set({ left_at: now }).where('id', '=', id).where('left_at', 'is', null).execute();
}

/** The next server on record in the order of ids. */
export async function guildAfter(tx: Tx, id: string): Promise<string | undefined> {
  const next = tx.selectFrom('guild').select('id').where('id', '>', id).orderBy('id').limit(1);
  return (await next.executeTakeFirst())?.id;
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

/** Removes grants that are over, of anybody. */
export async function removeOldGrants(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('member_grant').where('until', '<=', now).execute();
}
