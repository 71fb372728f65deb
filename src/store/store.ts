import type { Transaction } from 'kysely';
import type { Tables } from './migrations/index.ts';

/** One transaction: everything in it happens, or nothing. */
export type Tx = Transaction<Tables>;

/**
 * What must survive a restart. Work is handed one transaction and nothing else, so that nothing can wait for itself; it may
 * be run twice when the database asks for that, so it must have no effect but in the database.
 * Rejects with a `StoreError` when the database cannot be reached, is full or does not answer in time.
 */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  /** Reads, from one state of the database. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Changes. Once it has resolved, what was written survives a loss of power. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same store for who waits some milliseconds from now, however often they ask; after that each piece of work is given a last 0.2 s. */
  within(ms: number): Store;
  close(): Promise<void>;
}

/** Why the store could not do it; the cause has the rest. */
export class StoreError extends Error {
  readonly reason: 'unreachable' | 'full' | 'slow' | 'closed';
  constructor(reason: StoreError['reason'], options: ErrorOptions) {
    super(`the store is ${reason}`, options);
    this.reason = reason;
  }
}
