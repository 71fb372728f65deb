import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Tables } from './migrations/index.ts';
import type { Taking } from './outbox.ts';
import type { Tx } from './store.ts';

/** Work that is due at a time; of a kind and subject there is one. */
export interface Due {
  readonly kind: string;
  readonly subject: string;
  readonly guild?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
export type DueRow = Selectable<Tables['due']>;

/** Sets when it is due; what was set before gives way, and who works on it meanwhile cannot settle it any more. */
export async function schedule(tx: Tx, { kind, subject, guild: place, at }: Due): Promise<void> {
  const guild = place ?? null;
  await tx
    .insertInto('due')
    .values({ kind, subject, guild, run_at: at, attempts: 0, leased_until: 0 })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subject']).doUpdateSet((eb) => ({
        guild,
        run_at: at,
        leased_until: 0,
        attempts: eb('due.attempts', '+', 1),
      })),
    )
    .execute();
}

/** Sets when it is due, unless something of its kind is set already. */
export async function scheduleFirst(tx: Tx, due: Due): Promise<void> {
  const set = tx.selectFrom('due').select('run_at').where('kind', '=', due.kind).limit(1);
  if (!(await set.executeTakeFirst())) await schedule(tx, due);
}

/** When it is due; undefined when it is not set. */
export async function dueAt(tx: Tx, kind: string, subject: string): Promise<number | undefined> {
  const row = tx.selectFrom('due').select('run_at').where('kind', '=', kind).where('subject', '=', subject);
  return (await row.executeTakeFirst())?.run_at;
}

export async function unschedule(tx: Tx, kind: string, subject: string): Promise<void> {
  await tx.deleteFrom('due').where('kind', '=', kind).where('subject', '=', subject).execute();
}

/** Takes what is due and of a kind that somebody here can do. @param until when nobody else takes it, by kind */
export async function takeDue(
  tx: Tx,
  {
    dialect,
    now,
    until,
    limit,
    kinds,
  }: Omit<Taking, 'until'> & { readonly until: (kind: string) => number; readonly kinds: readonly string[] },
): Promise<DueRow[]> {
  const ripe = tx
    .selectFrom('due')
    .selectAll()
    .where('run_at', '<=', now)
    .where('leased_until', '<=', now)
    .where('kind', 'in', ['', ...kinds])
    .orderBy('run_at')
    .limit(limit);
  const rows = await (dialect === 'postgres' ? ripe.forUpdate().skipLocked() : ripe).execute();
  const taken: DueRow[] = [];
  for (const row of rows) {
    const held = { ...row, attempts: row.attempts + 1, leased_until: until(row.kind) };
    await tx
      .updateTable('due')
      .set({ attempts: held.attempts, leased_until: held.leased_until })
      .where((eb) => eb.and({ kind: row.kind, subject: row.subject }))
      .execute();
    taken.push(held);
  }
  return taken;
}

/** True of the row as long as it is held by the one who took it. */
const heldBy =
  ({ kind, subject, attempts, leased_until }: DueRow) =>
  (eb: ExpressionBuilder<Tables, 'due'>) =>
    eb.and({ kind, subject, attempts, leased_until });

/** It was done. @param again when it is due anew @returns whether it was still held: if not, somebody else does it */
export async function endDue(tx: Tx, row: DueRow, again: number | undefined): Promise<boolean> {
  if (again !== undefined) return putBackDue(tx, row, again, 0);
  const { numDeletedRows } = await tx.deleteFrom('due').where(heldBy(row)).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Lets go of it until a moment. @param attempts how often it was tried in vain @returns whether it was still held */
export async function putBackDue(tx: Tx, row: DueRow, run_at: number, attempts = row.attempts): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('due')
    .set({ run_at, attempts, leased_until: 0 })
    .where(heldBy(row))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
