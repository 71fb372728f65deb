import { sightChanged } from './sight.ts';
import type { Tx } from './store.ts';

/** A server of which nothing is set yet. */
export const fresh = (id: string, now: number) => ({
  id,
  settings: '{}',
  rev: 0,
  changed_at: now,
  seen_at: now,
  left_at: null,
});

/** Makes sure that a server has a row. */
export async function insistOnRow(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .insertInto('guild')
    .values(fresh(id, now))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Counts up the revision of a server that sees something else, though its settings are the same. */
export async function countUp(tx: Tx, id: string, now: number): Promise<void> {
  await insistOnRow(tx, id, now);
  await tx
    .updateTable('guild')
    .set((eb) => ({ rev: eb('rev', '+', 1), changed_at: now }))
    .where('id', '=', id)
    .execute();
  await sightChanged(tx, id, now);
}
