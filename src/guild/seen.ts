import type { Log } from '../model/log.ts';
import { markSeen } from '../store/guild.ts';
import type { Store } from '../store/store.ts';

const DAY = 86_400_000;
/** Servers remembered at once; the one that was put on record longest ago is forgotten first. */
const KEPT = 5_000;

/**
 * Puts on record once a day that a server uses the bot, without keeping an answer waiting.
 * @returns what is told of every interaction that comes from a server
 */
export function createSeen(parts: {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
}): (guild: string) => void {
  const { store, log, now } = parts;
  const seen = new Map<string, number>();
  return (guild) => {
    const at = now();
    if (at - (seen.get(guild) ?? -Infinity) < DAY) return;
    seen.delete(guild);
    seen.set(guild, at);
    if (seen.size > KEPT) seen.delete(seen.keys().next().value!);
    store
      .write((tx) => markSeen(tx, guild, at))
      .catch((error: unknown) => {
        seen.delete(guild);
        log.debug({ error }, 'nobody can tell later that a server was seen now');
      });
  };
}
