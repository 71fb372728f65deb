import { endSending, putBackSending, type SendingRow } from '../store/outbox.ts';
import { StoreError, type Tx } from '../store/store.ts';
import type { Delivering, Settler } from './delivery.ts';

/** What was given up stays on record for so long. */
const RECORD_MS = 7 * 86_400_000;
/** Waiting after a failure doubles from the first to the last. */
const FIRST_MS = 1_000;
const LAST_MS = 1_800_000;
/** Mistakes of ours are repeated so often. */
const MISTAKES = 5;
/** How often a settlement is tried while the store is away. */
const SETTLEMENTS = 4;

/** How the try of a sending ends in the store, as long as it is ours to end. */
export interface Ends {
  /** @param end where it is not simply over; resolves to whether it was still held */
  sent(row: SendingRow, message: string, end?: (tx: Tx) => Promise<boolean>): Promise<void>;
  givenUp(row: SendingRow, code: number, reason: string): Promise<void>;
  /** It is tried again after so many milliseconds; without them after a time that grows with each try. @returns the time */
  putBack(row: SendingRow, ms?: number): Promise<number>;
  /** What it led to could not be written. Never rejects. */
  unsettled(row: SendingRow, error: unknown): Promise<void>;
}

/** What the log says of a sending. */
export const describe = ({ key, does }: SendingRow): object => ({ key, does });

const backoff = ({ attempts }: SendingRow): number => Math.min(FIRST_MS * 2 ** (attempts - 1), LAST_MS);

export function openEnds({ store, settlers, log, metrics, now }: Delivering): Ends {
  type Effect = (settler: Settler, tx: Tx) => Promise<void>;
  const settle = async (row: SendingRow, end: (tx: Tx) => Promise<boolean>, effect: Effect): Promise<void> => {
    const settler = settlers[row.key.split(':', 1)[0]!];
    const work = async (tx: Tx): Promise<boolean> => {
      const held = await end(tx);
      if (held && settler) await effect(settler, tx);
      return held;
    };
    const held = await patiently(() => store.write(work));
    if (!held) log.info(describe(row), 'a sending took too long, and another process has taken it');
  };
  const drop = (row: SendingRow, failed: string) => (tx: Tx) => putBackSending(tx, row, now() + RECORD_MS, failed);
  const later = (row: SendingRow, ms: number) => (tx: Tx) => putBackSending(tx, row, now() + ms, null);

  return {
    async sent(row, message, end = (tx) => endSending(tx, row)) {
      await settle(row, end, (settler, tx) => settler.sent(tx, row, message));
      metrics?.sendingEnded('sent');
    },
    async givenUp(row, code, reason) {
      const failed = code ? `${code} ${reason}` : reason;
      await settle(row, drop(row, failed), (settler, tx) => settler.failed(tx, row, { code, reason }));
      metrics?.sendingEnded('given-up');
      log.warn({ ...describe(row), code, reason }, 'a sending was given up');
    },
    async putBack(row, ms = backoff(row)) {
      await store.write(later(row, ms));
      return ms;
    },
    async unsettled(row, error) {
      log.error({ ...describe(row), error }, 'what a sending led to could not be written: it is tried once more');
      // A store that was away is waited for until the lease is over. A mistake of ours would send it again and again, also
      // when Discord has forgotten the nonce.
      if (error instanceof StoreError) return;
      const over = row.attempts >= MISTAKES;
      if (over) metrics?.sendingEnded('given-up');
      const end = over ? drop(row, 'what it led to could not be written') : later(row, backoff(row));
      await store.write(end).catch(() => undefined);
    },
  };
}

/** Tries again for some seconds while the store is away: what is done and not written would be done once more. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let i = 1; ; i += 1) {
    try {
      return await work();
    } catch (error) {
      if (i === SETTLEMENTS || !(error instanceof StoreError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** i));
    }
  }
}
