import type { Worker } from '../delivery/delivery.ts';
import { cleanups as reviewCleanups } from '../review/cleanups.ts';
import { forgetDeeds } from '../store/audit.ts';
import { forgetEvents } from '../store/cards.ts';
import { adoptGuilds, eraseSome, GUILD_TABLES } from '../store/erase.ts';
import { removeOldGrants } from '../store/guild.ts';
import { forgetSendings } from '../store/outbox.ts';
import { endAbandoned, foldSome, forgetSessions, forgetUnopened } from '../store/quiz-retention.ts';
import { forgetUses } from '../store/quota.ts';
import { forgetUntouched } from '../store/quiz-sets.ts';
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
  endAbandoned,
  (tx, now) => forgetUntouched(tx, now - 2 * DAY),
  ...GUILD_TABLES.map(
    (table): Cleanup =>
      (tx, now) =>
        adoptGuilds(tx, table, now),
  ),
];

/** Forgets a part of what is over, in one transaction. @returns whether there may be more */
type Batch = (tx: Tx, now: number, dialect: Store['dialect']) => Promise<boolean>;

/** What may be much, part by part: answers are folded before what is left of their session goes. */
const batches: readonly Batch[] = [
  (tx, now) => foldSome(tx, now - 30 * DAY),
  (tx, now) => forgetSessions(tx, now - 180 * DAY),
  (tx, now) => forgetUnopened(tx, now - DAY),
  (tx, now, dialect) => eraseSome(tx, dialect, now - LEFT),
];

/** Parts that are forgotten before others get their turn. */
const BATCHES = 10;

/**
 * Once a day: what is over is forgotten, answers to quizzes become counters, and servers that the bot left are erased. What
 * cannot be done does not keep the rest from being done, and is tried again.
 */
export function createRetention({ store, now }: { readonly store: Store; readonly now: () => number }): Worker {
  return async () => {
    const failures: unknown[] = [];
    const did = <T>(work: (tx: Tx) => Promise<T>): Promise<T | undefined> =>
      store.write(work).catch((error: unknown) => void failures.push(error));
    for (const cleanup of cleanups) await did((tx) => cleanup(tx, now()));
    let left = false;
    for (const batch of batches) {
      let more: boolean | undefined = true;
      for (let i = 0; i < BATCHES && more; i += 1) more = await did((tx) => batch(tx, now(), store.dialect));
      left ||= more === true;
    }
    if (failures.length > 0) throw new Error('what is over could not all be forgotten', { cause: failures[0] });
    return { again: now() + (left ? 0 : DAY) };
  };
}
