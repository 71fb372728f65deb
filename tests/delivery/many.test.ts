import { expect, it } from 'vitest';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { send } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { databases } from '../store/databases.ts';
import { openLines, type Line } from '../transport/signed.ts';
import { noted, noting } from './notes.ts';

/** A delivery in real time, as Discord's limits are. */
function open(store: Store, { token, api }: Loopback) {
  const { log, lines } = openLines();
  const discord = createDiscord({ token, apiBase: api });
  const settlers = { card: noting };
  return { ...createDelivery({ store, discord, settlers, workers: {}, log, now: Date.now, every: 50 }), lines };
}

it('two deliveries at one PostgreSQL send everything once, and in order', { timeout: 60_000 }, async () => {
  const { create, openAt } = databases.find(({ name }) => name === 'PostgreSQL')!;
  const [database, loopback] = await Promise.all([create(), openLoopback({ guilds: 10 })]);
  const stores = [await openAt(database.address), await openAt(database.address)];
  const at = Date.now();
  for (let i = 0; i < 120; i += 1) {
    const { channel } = loopback.guilds[i % 10]!;
    const body = { content: `${i % 30}:${Math.floor(i / 30)}` };
    await stores[0]!.write((tx) => send(tx, { key: `card:${i % 30}`, does: 'post', channel, body, at }));
  }
  const both = stores.map((store) => open(store, loopback));
  const keys = Array.from({ length: 30 }, (_, i) => `card:${i}`);
  await Promise.all(keys.map((key, i) => both[i % 2]!.deliver(key, 50_000)));
  const counts = await noted(stores[0]!);
  await Promise.all(both.map(({ close }) => close()));
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all([loopback.close(), database.remove()]);
  expect(Object.values(counts)).toEqual(Array.from({ length: 120 }, () => 1));
  expect(loopback.messages.size).toBe(120);
  const contents = [...loopback.messages.values()].map(({ content }) => String(content));
  expect(keys.map((_, i) => contents.filter((content) => content.startsWith(`${i}:`)).join(' '))).toEqual(
    keys.map((_, i) => [0, 1, 2, 3].map((n) => `${i}:${n}`).join(' ')),
  );
});

it(
  '250 edits are all done though Discord makes them wait, and none is asked for too early',
  { timeout: 60_000 },
  async () => {
    const [store, loopback] = await Promise.all([databases[0]!.open(), openLoopback({ guilds: 25 })]);
    const discord = createDiscord({ token: loopback.token, apiBase: loopback.api });
    const channels = loopback.guilds.map(({ channel }) => channel);
    const messages: { id: string; channel: string }[] = [];
    for (let i = 0; i < 250; i += 1) {
      const channel = channels[i % 25]!;
      messages.push({ channel, ...(await discord.post(channel, { content: 'old' }, String(i))) });
    }
    const limited = [0, 40, 80, 120, 160, 200];
    for (const after of limited) {
      loopback.faults.next(/PATCH/, { kind: 'limited', retryAfter: 1.2, code: 30046 }, 1, after);
      loopback.faults.next(/PATCH/, { kind: 'limited', retryAfter: 1.5 }, 1, after + 20);
    }
    const at = Date.now();
    await store.write(async (tx) => {
      for (const { id, channel } of messages)
        await send(tx, { key: `card:${id}`, does: 'edit', channel, message: id, body: { content: 'new' }, at });
    });
    const delivery = open(store, loopback);
    await Promise.all(messages.map(({ id }) => delivery.deliver(`card:${id}`, 50_000)));
    const waited = delivery.lines.filter(({ message }: Line) => message.includes('waits for another try'));
    await delivery.close();
    await Promise.all([store.close(), loopback.close()]);
    expect([...loopback.messages.values()].filter(({ content }) => content !== 'new')).toEqual([]);
    expect(loopback.problems).toEqual([]);
    expect([loopback.invalid(), waited.length]).toEqual([12, 12]);
  },
);
