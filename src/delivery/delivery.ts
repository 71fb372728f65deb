import type { Pictures } from '../charts/pictures.ts';
import type { Discord } from '../model/discord.ts';
import type { Log } from '../model/log.ts';
import type { Metrics } from '../model/metrics.ts';
import { takeDue } from '../store/due.ts';
import { forgetSendings, isWaiting, lookForWork, takeSendings, type SendingRow } from '../store/outbox.ts';
import type { Store, Tx } from '../store/store.ts';
import { openGates } from './gates.ts';
import { openHands } from './hands.ts';
import { openRounds } from './rounds.ts';
import { openSending } from './sending.ts';
import { openWanted, type Wanted } from './wanted.ts';
import { openWork } from './work.ts';

/** What becomes of the thing that a sending belongs to, in the transaction that settles the sending. */
export interface Settler {
  /** @param message the id of the message that was posted, edited, pinned or taken away */
  sent(tx: Tx, row: SendingRow, message: string): Promise<void>;
  /** It was given up. `code` is Discord's, 0 where there is none. */
  failed(tx: Tx, row: SendingRow, failure: { readonly code: number; readonly reason: string }): Promise<void>;
}

/**
 * Does what is due. It may be run twice, so its effects are in the transaction that it returns work for: that settles it.
 * @returns what to write, and when it is due again; undefined when it is not
 */
export type Worker = (subject: string) => Promise<{
  readonly settle?: (tx: Tx) => Promise<void>;
  /** Epoch milliseconds. */
  readonly again?: number;
}>;

/** Sends what is in the outbox and does what is due, in whichever process gets to it first. */
export interface Delivery {
  /** Looks at once; resolves when nothing with this key is waiting to be sent, or after `ms` milliseconds. */
  deliver(key: string, ms: number): Promise<void>;
  /** Begins nothing more, and waits for a moment until what is under way is settled. */
  close(): Promise<void>;
}

export interface Delivering {
  readonly store: Store;
  /** Without it nothing is sent, and everything stays in the outbox. */
  readonly discord?: Discord | undefined;
  /** Draws what is sent along; without it messages go without pictures. */
  readonly pictures?: Pick<Pictures, 'draw'> | undefined;
  /** By what stands before the colon of a key; what has none is sent and forgotten. */
  readonly settlers: Readonly<Record<string, Settler>>;
  /** By kind. Work of another kind waits for somebody who can do it. */
  readonly workers: Readonly<Record<string, Worker>>;
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'sendingsWaiting' | 'sendingEnded' | 'dueEnded' | 'pictured'> | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds between two looks at the store when nothing happens. */
  readonly every?: number;
}

/**
 * Who took something and is not heard of for so long has lost it. Longer than drawing, a request and its settlement:
 * 1.5, 5 and 8 seconds. What a process had taken that was killed waits for so long.
 */
const LEASE_MS = 15_000;
/** The same of work that members wait for, and that asks for nothing but the store: by kind. */
const LEASES: Readonly<Record<string, number>> = { quiz: 5_000, 'quiz-count': 5_000 };
/** What is under way at once. */
const SENDINGS = 8;
const WORKS = 4;
/** How often what was given up long ago is cleared away. */
const CLEAR_MS = 3_600_000;
/** How often a key is looked at for which somebody waits. */
const ASK_MS = 150;
/** How long closing waits for what is under way. */
const DRAIN_MS = 1_500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Begins to look for what is to be sent and what is due. */
export function createDelivery(delivering: Delivering): Delivery {
  const { store, discord, workers, log, metrics, now, every = 1_000 } = delivering;
  const gates = openGates(() => rounds.wake());
  const sending = discord && openSending({ ...delivering, discord, gates });
  const work = openWork(delivering);
  const wanted = openWanted();
  const kinds = Object.keys(workers);
  const ended = (key: string): void => {
    wanted.wake(key);
    rounds.wake();
  };
  const sendings = openHands(SENDINGS, ended);
  const works = openHands(WORKS, ended);
  let clearAt = 0;

  const taking = (limit: number) => ({ dialect: store.dialect, now: now(), limit });

  async function takeToSend(): Promise<void> {
    if (!sending || sending.refused() || sendings.free() <= 0) return;
    const open = { ...taking(sendings.free()), until: now() + LEASE_MS, closed: gates.names(), wanted: wanted.keys() };
    const rows = await store.write((tx) => takeSendings(tx, open));
    for (const row of rows) sendings.begin(sending.run(row), row.key);
  }
  async function takeToDo(): Promise<void> {
    if (kinds.length === 0 || works.free() <= 0) return;
    const rows = await store.write((tx) =>
      takeDue(tx, { ...taking(works.free()), until: (kind) => now() + (LEASES[kind] ?? LEASE_MS), kinds }),
    );
    for (const row of rows) works.begin(work(row));
  }
  const rounds = openRounds({
    every,
    log,
    async round() {
      const { waiting, sendAt, dueAt } = await store.read(lookForWork);
      metrics?.sendingsWaiting(waiting);
      if (sendAt <= now()) await takeToSend();
      if (dueAt <= now()) await takeToDo();
      if (clearAt <= now()) {
        await store.write((tx) => forgetSendings(tx, now()));
        clearAt = now() + CLEAR_MS;
      }
      const ahead = [sendAt, dueAt].filter((at) => at > now());
      return Math.min(...ahead) - now();
    },
  });

  return {
    async deliver(key, ms) {
      if (!sending || sending.refused()) return;
      await waitUntilSent(key, ms, { store, wanted, wake: rounds.wake });
    },
    async close() {
      gates.close();
      const settled = rounds.close().then(() => Promise.all([...sendings.busy, ...works.busy]));
      await Promise.race([settled, pause(DRAIN_MS)]);
    },
  };
}

/** Urges on what is waiting to be sent with a key, until nothing is or the time is over. */
async function waitUntilSent(
  key: string,
  ms: number,
  { store, wanted, wake }: { readonly store: Store; readonly wanted: Wanted; readonly wake: () => void },
): Promise<void> {
  const over = AbortSignal.timeout(ms);
  const reader = store.within(ms);
  // What the store cannot tell of is taken to wait.
  while (!over.aborted && (await reader.read((tx) => isWaiting(tx, key)).catch(() => true))) {
    wake();
    // Another process may be sending it, so it is looked for.
    await wanted.next(key, ASK_MS);
  }
}
