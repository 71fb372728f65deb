import type { TransactionBuilder } from 'kysely';
import type { SQLInputValue } from 'node:sqlite';
import type { Tables } from './migrations/index.ts';
import { StoreError, type Store, type Tx } from './store.ts';

/** How long pieces of work may take, in milliseconds. Both fit into an answer, for which Discord waits three seconds. */
export interface Limits {
  readonly read: number;
  readonly write: number;
}
export const LIMITS: Limits = { read: 700, write: 1_000 };
/** What a piece of work is given when whoever asked has no time left: a database that is well needs a few milliseconds. */
const LEAST_MS = 200;

/** Why a database could not do it; what it was too busy for may work a moment later. */
export type Fault = StoreError['reason'] | 'busy';

/**
 * Does something within so many milliseconds, and again where others were in the way.
 * @param once does it; `late` rejects when the time is over
 * @throws StoreError when the database could not do it; what `once` throws for other reasons goes through
 */
async function attempt<T>(
  once: (late: Promise<never>) => Promise<T>,
  faultOf: (error: unknown) => Fault | undefined,
  ms: number,
): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  late.catch(() => undefined);
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    reject(new StoreError('slow', {}));
  }, ms);
  const again = async (): Promise<T> => {
    for (let pause = 2; ; pause = Math.min(2 * pause, 100)) {
      try {
        return await once(late);
      } catch (error) {
        const fault = faultOf(error);
        if (fault === undefined) throw error;
        if (fault !== 'busy' || over) throw new StoreError(fault === 'busy' ? 'slow' : fault, { cause: error });
        await new Promise((resolve) => setTimeout(resolve, Math.random() * pause));
      }
    }
  };
  try {
    return await Promise.race([again(), late]);
  } finally {
    over = true;
    clearTimeout(timer);
  }
}

interface Parts {
  readonly dialect: Store['dialect'];
  readonly reading: TransactionBuilder<Tables>;
  readonly writing: TransactionBuilder<Tables>;
  readonly faultOf: (error: unknown) => Fault | undefined;
  readonly end: () => Promise<void>;
  readonly limits: Limits;
}

/** A store over transactions that are ready to be started. */
export function storeOf({ dialect, reading, writing, faultOf, end, limits }: Parts): Store {
  const running = new Set<Promise<unknown>>();
  let closed = false;
  async function run<T>(transaction: TransactionBuilder<Tables>, ms: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (closed) throw new StoreError('closed', {});
    const once = (late: Promise<never>): Promise<T> =>
      transaction.execute(async (tx) => {
        // Whoever got the connection too late does nothing with it.
        await Promise.race([late, Promise.resolve()]);
        return Promise.race([work(tx), late]);
      });
    const done = attempt(once, faultOf, ms);
    running.add(done);
    return done.finally(() => running.delete(done));
  }
  async function close(): Promise<void> {
    closed = true;
    await Promise.allSettled(running);
    await end();
  }
  const until = (over: number): Store => {
    const atMost = (ms: number): number => Math.max(LEAST_MS, Math.min(ms, over - performance.now()));
    return {
      dialect,
      read: (work) => run(reading, atMost(limits.read), work),
      write: (work) => run(writing, atMost(limits.write), work),
      within: (ms) => until(Math.min(over, performance.now() + ms)),
      close,
    };
  };
  return until(Infinity);
}

/** Values as both databases take them: where a text holds what neither can, it holds the mark of a lost character. */
export const storable = (values: readonly unknown[]): SQLInputValue[] =>
  values.map((value) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : (value as SQLInputValue),
  );
