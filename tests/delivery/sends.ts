import type { Pictures } from '../../src/charts/pictures.ts';
import { createDelivery, type Delivery, type Worker } from '../../src/delivery/delivery.ts';
import { send, type Sending, type SendingRow } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import type { Loopback } from '../loopback/loopback.ts';
import { openLines, type Line } from '../transport/signed.ts';
import { noting } from './notes.ts';

const mistake = async (): Promise<void> => {
  throw new Error('a mistake');
};

export interface Opened {
  readonly delivery: Delivery;
  readonly lines: readonly Line[];
  /** Epoch milliseconds: set it forward. */
  readonly clock: { time: number };
  /** Puts something into the outbox. */
  put(...sendings: (Omit<Sending, 'at'> & { readonly at?: number })[]): Promise<void>;
  /** Everything that is in the outbox. */
  rows(): Promise<readonly SendingRow[]>;
}

/** A delivery that looks at a store often, and sends to a Discord of its own. */
export function openDelivery(
  store: Store,
  discord: Pick<Loopback, 'token' | 'api'> | undefined,
  workers: Readonly<Record<string, Worker>> = {},
  pictures?: Pick<Pictures, 'draw'>,
): Opened {
  const clock = { time: 1_768_435_200_000 };
  const { log, lines } = openLines();
  const delivery = createDelivery({
    store,
    discord: discord && createDiscord({ token: discord.token, apiBase: discord.api }),
    pictures,
    settlers: { card: noting, bad: { sent: mistake, failed: mistake } },
    workers,
    log,
    now: () => clock.time,
    every: 20,
  });
  return {
    delivery,
    lines,
    clock,
    put: (...sendings) =>
      store.write(async (tx) => {
        for (const sending of sendings) await send(tx, { at: clock.time, body: { content: 'a' }, ...sending });
      }),
    rows: () => store.read((tx) => tx.selectFrom('outbox').selectAll().orderBy('seq').execute()),
  };
}
