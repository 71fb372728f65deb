import { createDelivery } from '../../src/delivery/delivery.ts';
import { lookForWork } from '../../src/store/outbox.ts';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { drawing } from './drawings.ts';
import { note, noting } from './notes.ts';

/**
 * A process that sends and does what waits in a store, until nothing does.
 * Its clock is ahead, so that the leases of one that was killed are over.
 */
const [, , address = '', apiBase = '', token = '', ahead = '0'] = process.argv;
const store = await (address.startsWith('postgres') ? openPostgres(address) : openSqlite(address));
const quiet = (): void => undefined;
const delivery = createDelivery({
  store,
  discord: createDiscord({ token, apiBase }),
  pictures: drawing,
  settlers: { card: noting },
  workers: {
    async check(subject) {
      process.stdout.write('.');
      return { settle: (tx) => note(tx, 'done', subject) };
    },
  },
  log: { debug: quiet, info: quiet, warn: quiet, error: (_, message) => process.stderr.write(`${message}\n`) },
  now: () => Date.now() + Number(ahead),
  every: 50,
});
const left = (): Promise<boolean> =>
  store
    .read(async (tx) => {
      const { waiting, dueAt } = await lookForWork(tx);
      return waiting > 0 || dueAt < Infinity;
    })
    // On a busy computer it may be slow for once.
    .catch(() => true);
while (await left()) await new Promise((resolve) => setTimeout(resolve, 50));
await delivery.close();
await store.close();
