import { createGuilds } from '../../src/guild/guilds.ts';
import { localeFor } from '../../src/locales/index.ts';
import type { Log } from '../../src/model/log.ts';
import type { Store } from '../../src/store/store.ts';
import { called } from '../interactions.ts';
import { openKept } from '../kept.ts';
import { databases, type Kind } from './databases.ts';
import { fillDisk, holdTables, openProxy } from './faults.ts';
import { startServer } from './server.ts';

/** What members met while the store was away for a while. */
export interface Met {
  /** Interactions that were answered with what was asked for, and with an honest error. */
  readonly served: number;
  readonly refused: number;
  /** Interactions that ended in an apology of ours. */
  readonly failed: number;
  /** The longest that anybody waited for an answer, in milliseconds. */
  readonly slowest: number;
  /** Changes that members were told and that are not there. */
  readonly lost: number;
}

const EVERY_MS = 25;
const AWAY = localeFor('en').errors['store-away']();
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Lets members of ever new servers ask, and call a command that writes, while something happens to the store.
 * @param happens resolves when it is over; after that everybody must be served again before long
 */
async function meet(store: Store, happens: () => Promise<void>): Promise<Met> {
  const visit = await openVisits(store);
  const visits: Promise<void>[] = [];
  const timer = setInterval(() => void visits.push(visit.one(String(1_000 + visits.length))), EVERY_MS);
  await pause(200);
  await happens();
  await pause(500);
  clearInterval(timer);
  await Promise.all(visits);
  const before = visit.met.refused;
  for (let id = 1; id <= 10; id++) await visit.one(String(id));
  if (visit.met.refused > before) throw new Error('members were still refused when it was over');
  return { ...visit.met, lost: await visit.lost() };
}

async function openVisits(store: Store) {
  const met = { served: 0, refused: 0, failed: 0, slowest: 0 };
  const told: string[] = [];
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (_, message) => void (message === 'an interaction could not be answered' && (met.failed += 1)),
  };
  const { bot } = await openKept({ store, guilds: createGuilds(store, Date.now), log });
  /** Returns whether the member got what was asked for. */
  const timed = async (interaction: object): Promise<boolean> => {
    const from = performance.now();
    const answer = JSON.stringify(await bot.dispatch(interaction));
    met.slowest = Math.max(met.slowest, performance.now() - from);
    const refused = answer.includes(AWAY);
    met[refused ? 'refused' : 'served'] += 1;
    return !refused;
  };
  return {
    met,
    async one(member: string): Promise<void> {
      const from = {
        guild_id: member,
        member: { user: { id: member, username: 'visitor' }, roles: [], permissions: '0' },
      };
      const asking = timed({
        ...called('ask', { question: 'When did Norway and Pakistan exchange visits?' }),
        ...from,
      });
      if (await timed({ ...called('review'), ...from })) told.push(member);
      await asking;
    },
    async lost(): Promise<number> {
      const rows = await store.read((tx) => tx.selectFrom('member_grant').select('member').execute());
      const kept = new Set(rows.map(({ member }) => member));
      return told.filter((member) => !kept.has(member)).length;
    },
  };
}

type Outage = readonly [name: string, run: (ms: number) => Promise<Met>];

/** Does something to a database for so many milliseconds, while members come and go. */
const outage =
  (kind: Kind, begin: (address: string, store: Store) => Promise<() => Promise<void>>) =>
  async (ms: number): Promise<Met> => {
    const { address, remove } = await kind.create();
    const store = await kind.openAt(address);
    try {
      return await meet(store, async () => {
        const end = await begin(address, store);
        await pause(ms);
        await end();
      });
    } finally {
      await store.close();
      await remove();
    }
  };

async function swallowed(kind: Kind, ms: number): Promise<Met> {
  const { address, remove } = await kind.create();
  const proxy = await openProxy(address);
  const through = { ...kind, create: async () => ({ address: proxy.url, remove }) };
  const begin = async () => {
    proxy.swallow();
    return async () => proxy.resume();
  };
  return outage(through, begin)(ms).finally(() => proxy.close());
}

async function stopped(kind: Kind, ms: number): Promise<Met> {
  const server = await startServer({ durable: false });
  const own = { ...kind, create: async () => ({ address: server.url, remove: server.remove }) };
  const begin = async () => {
    await server.stop();
    return server.start;
  };
  return outage(own, begin)(ms);
}

/** Everything that may happen to a database, on each that it may happen to. */
export const outages: readonly Outage[] = databases.flatMap((kind): Outage[] => [
  [`the tables are held by somebody else on ${kind.name}`, outage(kind, (address) => holdTables(kind.name, address))],
  [`the disk is full on ${kind.name}`, outage(kind, (address, store) => fillDisk(kind.name, address, store))],
  ...(kind.name === 'SQLite'
    ? []
    : ([
        ['the network swallows everything', (ms) => swallowed(kind, ms)],
        ['the server is away', (ms) => stopped(kind, ms)],
      ] satisfies Outage[])),
]);
