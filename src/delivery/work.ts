import { endDue, putBackDue, type DueRow } from '../store/due.ts';
import type { Delivering } from './delivery.ts';

/** Waiting after a failure doubles from the first to the last. */
const FIRST_MS = 2_000;
const LAST_MS = 600_000;

/** Does one work that was taken, and settles it in one transaction with its effect. Never rejects. */
export function openWork({ store, workers, log, metrics, now }: Delivering): (row: DueRow) => Promise<void> {
  async function put(row: DueRow): Promise<void> {
    const { settle, again } = await workers[row.kind]!(row.subject);
    const held = await store.write(async (tx) => {
      const ours = await endDue(tx, row, again);
      if (ours) await settle?.(tx);
      return ours;
    });
    if (held) metrics?.dueEnded('done');
  }
  return async (row) => {
    const { kind, subject, attempts } = row;
    try {
      await put(row);
    } catch (error) {
      metrics?.dueEnded('failed');
      log.error({ kind, subject, attempts, error }, 'what was due could not be done: it is tried again');
      const at = now() + Math.min(FIRST_MS * 2 ** (attempts - 1), LAST_MS);
      // When even that cannot be written, the lease runs out.
      await store.write((tx) => putBackDue(tx, row, at)).catch(() => undefined);
    }
  };
}
