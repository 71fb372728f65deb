import { fileURLToPath } from 'node:url';
import * as surface from '../commands/index.ts';
import { createBot, type Bot } from '../src/bot.ts';
import { loadLibrary } from '../src/corpus/load.ts';
import type { Kept } from '../src/dispatch.ts';
import { createGuilds } from '../src/guild/guilds.ts';
import type { Library } from '../src/model/document.ts';
import type { Log } from '../src/model/log.ts';
import { readAside } from '../src/readings/aside.ts';
import { createReadings } from '../src/readings/readings.ts';
import { openSqlite } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface KeptBot extends Kept {
  readonly bot: Bot;
  /** The clock of the bot, epoch milliseconds: set it forward. */
  readonly clock: { time: number };
}

/** A whole bot with a store, in memory unless another is given, over the shipped corpus unless another is given. */
export async function openKept(
  parts: { readonly library?: Library; readonly store?: Store; readonly log?: Log } & Partial<Kept> = {},
): Promise<KeptBot> {
  const clock = { time: Date.UTC(2026, 0, 15) };
  const now = (): number => clock.time;
  const library = parts.library ?? loadLibrary([fileURLToPath(new URL('../corpus', import.meta.url))]).library;
  if (!library) throw new Error('the shipped corpus is not in order');
  const store = parts.store ?? (await openSqlite(':memory:'));
  const kept: Kept = {
    store,
    guilds: parts.guilds ?? createGuilds(store, now),
    readings: parts.readings ?? createReadings({ store, read: readAside, log: parts.log ?? silent, now }),
    deliver: parts.deliver ?? (async () => undefined),
    discord: parts.discord,
    seen: parts.seen,
  };
  const config = { operatorContact: undefined, privacyUrl: undefined };
  return { ...kept, bot: createBot({ surface, library, config, log: parts.log ?? silent, kept, now }), clock };
}
