import { cardSettlers, createCardWorkers } from '../../src/cards/keeper.ts';
import { refreshCards } from '../../src/cards/refresh.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { readAside } from '../../src/readings/aside.ts';
import { createReadings } from '../../src/readings/readings.ts';
import { createIndex } from '../../src/search/index.ts';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import { createDiscord } from '../../src/transport/discord.ts';

/** A process that starts with other documents, holds all cards against them, and ends when all is sent. */
const [, , address = '', apiBase = '', token = '', folder = '', from = '0'] = process.argv;
const store = await (address.startsWith('postgres') ? openPostgres(address) : openSqlite(address));
const index = createIndex(loadLibrary([folder]).library!);
const began = Date.now();
const now = (): number => Number(from) + Date.now() - began;
const quiet = (): void => undefined;
const complain = (_: object, message: string): void => void process.stderr.write(`${message}\n`);
const log = { debug: quiet, info: quiet, warn: complain, error: complain };
const readings = createReadings({ store, read: readAside, log, now });
const keeping = { store, readings, discord: createDiscord({ token, apiBase }), index: () => index, log, now };
const workers = createCardWorkers(keeping);
const delivery = createDelivery({ ...keeping, settlers: cardSettlers, workers, every: 20 });
await refreshCards(keeping);
const left = () =>
  store.read(async (tx) => [
    ...(await tx.selectFrom('outbox').select('key').where('failed', 'is', null).limit(1).execute()),
    ...(await tx.selectFrom('due').select('kind').where('run_at', '<=', now()).limit(1).execute()),
  ]);
while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
await delivery.close();
await store.close();
