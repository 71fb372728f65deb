import { expect, it, onTestFinished } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { databases } from '../store/databases.ts';
import { addDraft, cityItem } from './made.ts';

const NOW = Date.UTC(2026, 0, 15);
const playing = { now: NOW, t: localeFor('en') };

it.each(databases)(
  'of hosts who begin at once one has the channel, and three have the server, on $name',
  async (kind) => {
    const database = await kind.create();
    // On PostgreSQL two processes, each with connections of its own.
    const stores = [await kind.openAt(database.address), await kind.openAt(database.address)];
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await database.remove();
    });
    const begin = async (n: number, guild: string, channel: string) => {
      const store = stores[kind.name === 'SQLite' ? 0 : n % 2]!;
      const place = { id: `slot${n}`.padEnd(12, '0'), guild, channel, hostBy: String(n), createdAt: NOW };
      const draft = await addDraft(store, place, [cityItem(1)]);
      return () => store.write((tx) => openLobby(tx, draft, playing));
    };
    const atOnce = async (drafts: readonly Promise<() => ReturnType<typeof openLobby>>[]) => {
      const ready = await Promise.all(drafts);
      const ended = await Promise.all(ready.map((start) => start()));
      return ended
        .map((each) => (typeof each === 'string' ? each : `${each?.state}`))
        .toSorted((a, b) => a.localeCompare(b));
    };
    expect(await atOnce([1, 2, 3].map((n) => begin(n, '4000', '5000')))).toEqual(['channel', 'channel', 'lobby']);
    const four = [4, 5, 6, 7, 8].map((n) => begin(n, '4001', String(5_000 + n)));
    expect(await atOnce(four)).toEqual(['lobby', 'lobby', 'lobby', 'server', 'server']);
  },
);
