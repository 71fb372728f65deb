import type { Worker } from '../delivery/delivery.ts';
import type { Discord } from '../model/discord.ts';
import { DiscordError } from '../model/discord.ts';
import { schedule } from '../store/due.ts';
import { guildAfter, markLeft, markSeen } from '../store/guild.ts';
import { endAbandoned } from '../store/quiz-retention.ts';
import type { Store } from '../store/store.ts';

const DAY = 86_400_000;
/** Between two servers: a look at one takes up to three requests. */
const PACE = 3_000;

/** Errors of one server alone; after others the next one fares no better. */
const isOwn = (error: unknown): boolean =>
  error instanceof DiscordError && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);

/**
 * Once a day asks of each server on record whether the bot is still there, one at a time. The subject is the server that
 * was asked of last, empty at the beginning of a round.
 */
export function createPresence(parts: {
  readonly store: Store;
  readonly discord: Discord;
  readonly now: () => number;
}): Worker {
  const { store, discord, now } = parts;
  return async (subject) => {
    const id = await store.read((tx) => guildAfter(tx, subject));
    if (id === undefined) return { settle: (tx) => schedule(tx, { kind: 'presence', subject: '', at: now() + DAY }) };
    const found = await discord.guild(id).catch((error: unknown) => {
      if (isOwn(error)) return undefined;
      throw error;
    });
    return {
      async settle(tx) {
        if (found === 'missing') {
          await markLeft(tx, id, now());
          await endAbandoned(tx, now());
        } else if (found) await markSeen(tx, id, now());
        await schedule(tx, { kind: 'presence', subject: id, at: now() + PACE });
      },
    };
  };
}
