import type { Worker } from '../delivery/delivery.ts';
import { cleanups as reviewCleanups } from '../review/cleanups.ts';
import { forgetDeeds } from '../store/audit.ts';
import { forgetEvents } from '../store/cards.ts';
import { adoptGuilds, eraseSome, GUILD_TABLES } from '../store/erase.ts';
import { removeOldGrants } from '../store/guild.ts';
import { forgetSendings } from '../store/outbox.ts';
import { forgetUses } from '../store/quota.ts';
import { forgetDrafts } from '../store/readings.ts';
import type { Store, Tx } from '../store/store.ts';

const DAY = 86_400_000;
/** How long what is held of a server stays after the bot has left it. */
const LEFT = 30 * DAY;

/** Forgets what is over, in one transaction. */
type Cleanup = (tx: Tx, now: number) => Promise<void>;

/** All that is done once a day, one after the other: each room adds its own here. */
const cleanups: readonly Cleanup[] = [
  ...reviewCleanups,
  (tx, now) => forgetEvents(tx, now - 365 * DAY),
  (tx, now) => forgetDeeds(tx, now - 180 * DAY),
  (tx, now) => forgetUses(tx, now - DAY),
  forgetDrafts,
  removeOldGrants,
  forgetSendings,
  ...GUILD_TABLES.map(
    (table): Cleanup =>
      (tx, now) =>
        adoptGuilds(tx, table, now),
  ),
];

/** Batches that are erased before others get their turn. */
const BATCHES = 10;

/**
 * Once a day: what is over is forgotten, and servers that the bot left are erased. What cannot be done does not keep the
 * rest from being done, and is tried again.
 */
export function createRetention({ store, now }: { readonly store: Store; readonly now: () => number }): Worker {
  return async () => {
    const failures: unknown[] = [];
    for (const cleanup of cleanups)
      await store.write((tx) => cleanup(tx, now())).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new Error('what is over could not all be forgotten', { cause: failures[0] });
    for (let i = 0; i < BATCHES; i += 1)
      if (!(await store.write((tx) => eraseSome(tx, store.dialect, now() - LEFT)))) return { again: now() + DAY };
    return { again: now() };
  };
}
