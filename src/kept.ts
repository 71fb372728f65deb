import { cardSettlers, createCardWorkers } from './cards/keeper.ts';
import { refreshCards } from './cards/refresh.ts';
import type { Pictures } from './charts/pictures.ts';
import type { Config } from './config.ts';
import { createDelivery, type Delivery, type Settler, type Worker } from './delivery/delivery.ts';
import type { Kept } from './dispatch.ts';
import { createGuilds } from './guild/guilds.ts';
import { createSeen } from './guild/seen.ts';
import type { Discord } from './model/discord.ts';
import type { Log } from './model/log.ts';
import type { Metrics } from './model/metrics.ts';
import { createPresence } from './privacy/presence.ts';
import { createRetention } from './privacy/retention.ts';
import type { Reloading } from './reload.ts';
import { createGapCounter } from './review/counter.ts';
import { readAside } from './readings/aside.ts';
import { createReadings } from './readings/readings.ts';
import { createFeed, createFeedWorker, feedSettler } from './review/feed.ts';
import type { Index } from './search/index.ts';
import { createQuizSettler, createQuizWorkers } from './sessions/keeper.ts';
import { scheduleFirst } from './store/due.ts';
import type { Store } from './store/store.ts';
import { createDiscord } from './transport/discord.ts';

/** What the rooms are given for what they do by themselves, with nobody asking. */
export interface Keeping extends Kept {
  /** The index of the library that answers now. */
  readonly index: () => Index;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

// Each room adds its own here, with one line.

/** What becomes of a thing when something of it was sent, by what stands before the colon of the key. */
const settlersOf = (keeping: Keeping): Readonly<Record<string, Settler>> => ({
  feed: feedSettler,
  ...cardSettlers,
  quiz: createQuizSettler(keeping),
});
/** What is done when it is due, by kind. */
const workersOf = (keeping: Keeping): Readonly<Record<string, Worker>> => ({
  feed: createFeedWorker(keeping),
  ...createCardWorkers(keeping),
  ...createQuizWorkers(keeping),
  retention: createRetention(keeping),
});

/** What is done again and again from the first start on. */
const RECURRING = ['retention', 'presence'];

interface Parts {
  readonly store: Store;
  /** In the place of the real one, where there is no token for that. */
  readonly discord?: Discord | undefined;
  readonly config: Pick<Config, 'token' | 'apiBase'>;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  readonly pictures?: Pictures | undefined;
}

/**
 * Puts together what keeps something. Nothing is sent and nothing due is done before `begin`, which needs to know what
 * answers now; what is put into the outbox until then waits there.
 */
export function createKept({ store, config, log, metrics, discord, pictures }: Parts): {
  readonly kept: Kept;
  begin(index: () => Index): void;
  /** Is told what a reload has changed. */
  readonly changed: NonNullable<Reloading['changed']>;
  close(): Promise<void>;
} {
  const { token, apiBase } = config;
  const now = Date.now;
  const feed = createFeed({ store, now });
  let delivery: Delivery | undefined;
  let refresh = async (): Promise<void> => undefined;
  let refreshed = Promise.resolve();
  const gaps = createGapCounter({ store, log, now });
  const kept: Kept = {
    store,
    guilds: createGuilds(store, now),
    readings: createReadings({ store, read: readAside, log, now }),
    discord: token === undefined ? discord : createDiscord({ token, apiBase }),
    deliver: async (key, ms) => delivery?.deliver(key, ms),
    refused: gaps.refused,
    seen: createSeen({ store, log, now }),
  };
  return {
    kept,
    begin(index) {
      const keeping = { ...kept, index, log, now };
      const settlers = settlersOf(keeping);
      // Only Discord itself knows in which servers the bot is.
      const presence = token !== undefined && kept.discord && createPresence({ ...keeping, discord: kept.discord });
      const workers = { ...workersOf(keeping), ...(presence && { presence }) };
      const recur = RECURRING.filter((kind) => Object.hasOwn(workers, kind));
      store
        .write(async (tx) => {
          for (const kind of recur) await scheduleFirst(tx, { kind, subject: '', at: now() });
        })
        .catch((error: unknown) => log.warn({ error }, 'what is over is forgotten only after the next start'));
      delivery = createDelivery({ store, discord: kept.discord, pictures, settlers, workers, log, metrics, now });
      refresh = () => refreshCards(keeping);
      // Of cards that were not held against these documents yet: what was read anew when nothing ran, or was cut short.
      refreshed = refresh();
    },
    async changed(...reload) {
      refreshed = refreshed.then(refresh);
      await feed(...reload);
    },
    async close() {
      await refreshed;
      await delivery?.close();
      await gaps.flush();
      await store.close();
    },
  };
}
