import type { SendingRow } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';

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
  close(): Promise<void>;
}
