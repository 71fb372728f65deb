import { expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/open.ts';
import { databases, type Kind } from '../store/databases.ts';
import { endureKills, foundIn, startWorker } from '../store/killing.ts';
import { startServer } from '../store/server.ts';

const created = async ({ create }: Kind): Promise<string> => {
  const { address, remove } = await create();
  onTestFinished(remove);
  return address;
};
const durable = async () => {
  const server = await startServer({ durable: true });
  onTestFinished(server.remove);
  return server;
};

it.each(databases)('twenty times four processes make the tables on $name at once', async (kind) => {
  for (let round = 0; round < 20; round++) {
    const address = await created(kind);
    const workers = Array.from({ length: 4 }, () => startWorker('open', address));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  }
});

it.each(databases)('fifty kills of a bot on $name lose and tear nothing', { timeout: 600_000 }, async (kind) => {
  const address = kind.name === 'SQLite' ? await created(kind) : (await durable()).url;
  const { lost, torn, spoiled, written, opening } = await endureKills(address, 50, kind.openAt);
  process.stdout.write(`${kind.name}: ${written} changes written, opened within ${opening} ms\n`);
  expect({ lost, torn, spoiled }).toEqual({ lost: 0, torn: 0, spoiled: 0 });
  expect(opening).toBeLessThan(2_000);
});

it('kills of the PostgreSQL server itself lose and tear nothing, and the bot goes on by itself', async () => {
  const server = await durable();
  const worker = startWorker('write', server.url);
  onTestFinished(() => void worker.child.kill('SIGKILL'));
  await worker.ready;
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 300));
    await server.stop('SIGKILL');
    const told = new Map(worker.written);
    await server.start();
    const back = performance.now();
    const store = await openPostgres(server.url);
    expect(await foundIn(store, told)).toEqual({ lost: 0, torn: 0 });
    await store.close();
    await expect
      .poll(() => [...worker.written].every(([id, number]) => number > (told.get(id) ?? 0)), { timeout: 5_000 })
      .toBe(true);
    process.stdout.write(`writing again ${Math.round(performance.now() - back)} ms after the server was\n`);
  }
});
