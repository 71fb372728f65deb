import type { Selectable } from 'kysely';
import type { FeedChange } from '../model/review.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

/** What one reload has changed. */
export interface FeedRun {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly changes: readonly FeedChange[];
  /** A short hash of every change, also of those that are too many to be kept. */
  readonly marks: readonly string[];
}
export type HeldChange = Omit<Selectable<Tables['held_change']>, 'change'> & { readonly change: FeedChange };

const runOf = (row: Selectable<Tables['feed_run']>): FeedRun => ({
  number: row.number,
  from: row.from_digest,
  to: row.to_digest,
  at: row.made_at,
  changes: JSON.parse(row.changes) as FeedChange[],
  marks: JSON.parse(row.marks) as string[],
});

/** The runs since a moment, newest first; the newest one in any case. */
export async function newestRuns(tx: Tx, since: number): Promise<FeedRun[]> {
  const rows = await tx.selectFrom('feed_run').selectAll().orderBy('number', 'desc').limit(20).execute();
  return rows.filter(({ made_at }, i) => i === 0 || made_at > since).map(runOf);
}

/** Puts a run on record. @returns false when another process has just written one of this number */
export async function recordRun(tx: Tx, { number, from, to, at, changes, marks }: FeedRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feed_run')
    .values({
      number,
      from_digest: from,
      to_digest: to,
      made_at: at,
      changes: JSON.stringify(changes),
      marks: JSON.stringify(marks),
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readRun(tx: Tx, number: number): Promise<FeedRun | undefined> {
  const row = await tx.selectFrom('feed_run').selectAll().where('number', '=', number).executeTakeFirst();
  return row && runOf(row);
}

/** Servers that may have a feed and were not told of a run, in the order of their ids, after one. */
export const untoldGuilds = (tx: Tx, number: number, after: string, limit: number) =>
  tx
    .selectFrom('guild')
    .select('id')
    .where('id', '>', after)
    .where('left_at', 'is', null)
    // Most servers have none: they are not read one by one.
    .where('settings', 'like', '%"channel":%')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('feed_told')
            .select('feed_told.guild')
            .whereRef('feed_told.guild', '=', 'guild.id')
            .where('feed_told.number', '=', number),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
    .execute();

/** Marks a server as told of a run. @returns false when it was told already */
export async function markTold(tx: Tx, number: number, guild: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feed_told')
    .values({ number, guild })
    .onConflict((conflict) => conflict.columns(['number', 'guild']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Holds changes until a moderator decides. */
export async function holdChanges(
  tx: Tx,
  { guild, number, at, changes }: Pick<HeldChange, 'guild' | 'number'> & Pick<FeedRun, 'at' | 'changes'>,
): Promise<void> {
  const waiting = { held_at: at, decision: null, decided_at: null, decided_by: null };
  const rows = changes.map((change, place) => ({ guild, number, place, change: JSON.stringify(change), ...waiting }));
  if (rows.length > 0) await tx.insertInto('held_change').values(rows).execute();
}

const heldOf = ({ change, ...row }: Selectable<Tables['held_change']>): HeldChange => ({
  ...row,
  change: JSON.parse(change) as FeedChange,
});

/** The changes that wait in a server, oldest first. */
export async function heldChanges(tx: Tx, guild: string, limit: number): Promise<HeldChange[]> {
  const rows = await tx
    .selectFrom('held_change')
    .selectAll()
    .where('guild', '=', guild)
    .where('decided_at', 'is', null)
    .orderBy('number')
    .orderBy('place')
    .limit(limit)
    .execute();
  return rows.map(heldOf);
}

export async function readHeld(tx: Tx, { guild, number, place }: Held): Promise<HeldChange | undefined> {
  const row = await tx
    .selectFrom('held_change')
    .selectAll()
    .where('guild', '=', guild)
    .where('number', '=', number)
    .where('place', '=', place)
    .executeTakeFirst();
  return row && heldOf(row);
}
type Held = Pick<HeldChange, 'guild' | 'number' | 'place'>;

/** Decides on a change. @returns false when it is decided already, or not there */
export async function decideHeld(
  tx: Tx,
  { guild, number, place }: Held,
  { decision, by, at }: { readonly decision: 'post' | 'drop'; readonly by: string; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('held_change')
    .set({ decision, decided_at: at, decided_by: by })
    .where('guild', '=', guild)
    .where('number', '=', number)
    .where('place', '=', place)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets runs of before a moment, and what was held of them. */
export async function forgetRuns(tx: Tx, before: number): Promise<void> {
  const old = tx.selectFrom('feed_run').select('number').where('made_at', '<', before);
  await tx.deleteFrom('feed_told').where('number', 'in', old).execute();
  await tx.deleteFrom('held_change').where('held_at', '<', before).execute();
  // The newest one stays: the next one is counted from it.
  const newest = tx.selectFrom('feed_run').select(({ fn }) => fn.max('number').as('number'));
  await tx.deleteFrom('feed_run').where('made_at', '<', before).where('number', 'not in', newest).execute();
}
