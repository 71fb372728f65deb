import * as surface from '../commands/index.ts';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { createBot } from '../src/bot.ts';
import type { Kept } from '../src/dispatch.ts';
import { createGuilds } from '../src/guild/guilds.ts';
import type { Dispatch } from '../src/interaction.ts';
import type { Library } from '../src/model/document.ts';
import type { Card } from '../src/model/card.ts';
import { recordDeed } from '../src/store/audit.ts';
import { addCard } from '../src/store/cards.ts';
import { readGuild, writeGuild } from '../src/store/guild.ts';
import { fileIn, openPostgres, openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { startServer } from '../tests/store/server.ts';
import { replicaRate } from './doors.ts';
import { askOf, POSED } from './questions.ts';
import { median, percentile, printTable } from './table.ts';
import { readAside } from '../src/readings/aside.ts';
import { createReadings } from '../src/readings/readings.ts';

const GUILD = '1200000000000000001';
const ROUNDS = 5;
const WARMTH = 2;
const REPEATS = 300;
const CARDS = 20;
const BACKUPS = 5;
/** What the database itself is asked, for comparison. */
const QUERIES = {
  settings: 'select settings, rev from guild where id = ?',
  cards: 'select * from card where guild = ? order by waiting desc, created_at, id',
};
type Query = keyof typeof QUERIES;

/** A database with a store on it, and what it takes to ask it without one. */
interface Opened {
  readonly name: string;
  readonly store: Store;
  /** Sends a query to the database itself. */
  readonly ask: (query: Query) => unknown;
}
type Work = (i: number) => unknown;

/** What the store adds to a query, to an answer and to a backup, and what a second bot on the same database brings. */
export async function benchStore(library: Library): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  const server = await startServer({ durable: true });
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const database = new DatabaseSync(fileIn(dataDir));
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const shared = await openPostgres(server.url);
  try {
    const ready = { settings: database.prepare(QUERIES.settings), cards: database.prepare(QUERIES.cards) };
    const all: readonly Opened[] = [
      { name: 'SQLite', store, ask: (query) => ready[query].all(GUILD) },
      { name: 'PostgreSQL', store: shared, ask: (query) => client.query(QUERIES[query].replace('?', '$1'), [GUILD]) },
    ];
    for (const opened of all) await setUp(opened.store);
    await benchReads(library, all);
    await benchAnswers(library, all);
    await benchBackup(dataDir, store);
    await benchReplicas(server.url);
  } finally {
    database.close();
    await Promise.all([client.end(), store.close(), shared.close()]);
    await server.remove();
    rmSync(dataDir, { recursive: true });
  }
}

/** A server with settings and some cards. */
const setUp = (store: Store): Promise<unknown> =>
  store.write(async (tx) => {
    await writeGuild(tx, { ...(await readGuild(tx, GUILD)), id: GUILD }, 0);
    for (let i = 0; i < CARDS; i++) await addCard(tx, cardOf(i));
  });

function cardOf(i: number): Card {
  const text = `Bilateral trade in goods came to EUR ${i} million in ${2000 + i}.`;
  const entry = { id: `claim-${i}`, document: 'trade', section: 'trade', quote: text, start: 0, statement: text };
  const told = { matter: `trade ${2000 + i}`, said: String(i), extracted: true, sensitive: false };
  const times = { createdAt: i, reviewMonths: 6, reviewAt: 2 ** 40, expiresAt: 2 ** 41 };
  const state = { state: 'pinned', pinned: true, waiting: false, posts: 1, rev: 0 } as const;
  const shown = { title: `Trade in ${2000 + i}`, text, hash: '', digest: '', layout: 'full' } as const;
  const place = { id: `card-${i}`, guild: GUILD, channel: '2', message: String(i), pinnedBy: '3' };
  return {
    ...place,
    ...state,
    ...shown,
    ...times,
    fact: { claims: true, wanted: 'amount' },
    entries: [{ ...entry, ...told }],
  };
}

async function benchReads(library: Library, all: readonly Opened[]): Promise<void> {
  const rows = [['', 'p50', 'p99', 'bare query p50', 'p99', 'p50 ratio', 'p99 ratio']];
  for (const { name, store, ask } of all) {
    let time = Date.now();
    // So much later each time that no settings are remembered.
    const dispatch = dispatchOf(library, store, () => (time += 600_000));
    for (const [what, query, work] of [
      ['settings of a server', 'settings', () => store.read((tx) => readGuild(tx, GUILD))],
      ['/settings', 'settings', (i: number) => dispatch(call('settings', i))],
      [`/card list of ${CARDS}`, 'cards', (i: number) => dispatch(call('card', i, 'list'))],
    ] as const) {
      const [ours, theirs] = await inTurn([work, () => ask(query)]);
      rows.push([
        `${name}: ${what}`,
        us(ours.p50),
        us(ours.p99),
        us(theirs.p50),
        us(theirs.p99),
        ratio(ours.p50, theirs.p50),
        ratio(ours.p99, theirs.p99),
      ]);
    }
  }
  printTable(`store: reads (${ROUNDS} rounds of ${REPEATS}, in turn; medians of the rounds)`, rows);
}

async function benchAnswers(library: Library, all: readonly Opened[]): Promise<void> {
  const rows = [['', 'p50', 'p99', 'without p50', 'p99', 'p50 ratio (aim)', 'p99 ratio']];
  for (const { name, store } of all) {
    const [withStore, without] = [dispatchOf(library, store, Date.now), dispatchOf(library, undefined, Date.now)];
    const ask = (dispatch: Dispatch) => (i: number) => dispatch(asking(i));
    const [ours, theirs] = await inTurn([ask(withStore), ask(without)]);
    rows.push([
      `/ask with ${name}`,
      us(ours.p50),
      us(ours.p99),
      us(theirs.p50),
      us(theirs.p99),
      `${ratio(ours.p50, theirs.p50)} (at most 1.10)`,
      ratio(ours.p99, theirs.p99),
    ]);
  }
  printTable('store: answers with and without it', rows);
}

const asking = (i: number): object => askOf(POSED[i % POSED.length]!.question, i);
/** A call by who manages the server. */
const call = (name: string, i: number, subcommand?: string): object => {
  const asked = askOf('', i);
  const options = subcommand === undefined ? [] : [{ name: subcommand, type: 1, options: [] }];
  return {
    ...asked,
    member: { ...asked.member, permissions: String(2 ** 5) },
    data: { id: '1', name, type: 1, options },
  };
};

function dispatchOf(library: Library, store: Store | undefined, now: () => number): Dispatch {
  const error = (fields: object): never => {
    throw new Error('an interaction could not be answered', { cause: fields });
  };
  const log = { debug() {}, info() {}, warn() {}, error };
  const kept: Kept | undefined = store && {
    store,
    guilds: createGuilds(store, now),
    readings: createReadings({ store, read: readAside, log, now }),
    deliver: async () => undefined,
  };
  return createBot({ surface, library, config: { operatorContact: undefined, privacyUrl: undefined }, log, kept, now })
    .dispatch;
}

interface Taken {
  readonly p50: number;
  readonly p99: number;
}

/** Does each in turn; microseconds. */
async function inTurn(works: readonly [Work, Work]): Promise<readonly [Taken, Taken]> {
  const rounds: number[][][] = [];
  for (let round = 0; round < WARMTH + ROUNDS; round++) {
    const times: number[][] = works.map(() => []);
    for (let i = 0; i < REPEATS; i++) {
      // The second of a pair finds more in the caches of the processor: each is so every other time.
      const pair = i % 2 === 0 ? [0, 1] : [1, 0];
      for (const which of pair) {
        const from = performance.now();
        await works[which]!(round * REPEATS + i);
        times[which]!.push((performance.now() - from) * 1_000);
      }
    }
    if (round >= WARMTH) rounds.push(times);
  }
  const of = (which: number, p: number): number => median(rounds.map((times) => percentile(times[which]!, p)));
  return [0, 1].map((which) => ({ p50: of(which, 0.5), p99: of(which, 0.99) })) as [Taken, Taken];
}

const us = (microseconds: number): string => `${microseconds.toFixed(microseconds < 10 ? 1 : 0)} µs`;
const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(2);

/**
 * The longest that a bot under write load stood still while another process copied its store, against the same time without
 * that: what is left is the disk, on which each commit is brought before anything else is done.
 */
async function benchBackup(dataDir: string, store: Store): Promise<void> {
  const detail = { text: 'x'.repeat(2_000) };
  for (let i = 0; i < 20_000; i += 1_000)
    await store.write(async (tx) => {
      for (let n = 0; n < 1_000; n++) await recordDeed(tx, { guild: GUILD, at: i + n, action: 'filled', detail });
    });
  const cli = ['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'backup'];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const taken: [Written[], Written[]] = [[], []];
  for (let i = 0; i < BACKUPS; i++) {
    const to = join(dataDir, `copy-${i}.sqlite`);
    const beside = await writeDuring(store, promisify(execFile)(process.execPath, [...cli, to], { env }));
    rmSync(to);
    taken[1].push(beside);
    taken[0].push(await writeDuring(store, setTimeout(beside.ms)));
  }
  const rows = taken.map((all, i) => [
    ['writing', 'writing beside a backup of 50 MB (aim: below 50 ms)'][i]!,
    ...[median(all.map(({ gap }) => gap)), Math.max(...all.map(({ gap }) => gap))].map((ms) => `${ms.toFixed(1)} ms`),
    `${median(all.map(({ gaps }) => percentile(gaps, 0.99))).toFixed(1)} ms`,
    median(all.map(({ rate }) => rate)).toFixed(0),
    `${median(all.map(({ ms }) => ms)).toFixed(0)} ms`,
  ]);
  printTable(`store: a backup under load (${BACKUPS} times each, in turn)`, [
    ['', 'longest gap', 'of all', 'p99 of gaps', 'writes/s', 'took'],
    ...rows,
  ]);
}

interface Written {
  /** The longest time between two turns of the event loop, and all of them, in milliseconds. */
  readonly gap: number;
  readonly gaps: readonly number[];
  /** Writes a second. */
  readonly rate: number;
  readonly ms: number;
}

async function writeDuring(store: Store, meanwhile: Promise<unknown>): Promise<Written> {
  const gaps: number[] = [];
  const from = performance.now();
  let [over, writes, last] = [false, 0, from];
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }, 1);
  const done = meanwhile.finally(() => (over = true));
  const isOver = (): boolean => over;
  while (!isOver()) {
    await store.write((tx) => recordDeed(tx, { guild: GUILD, at: writes, action: 'written' }));
    writes += 1;
    await setTimeout(2);
  }
  await done;
  clearInterval(timer);
  const ms = performance.now() - from;
  return { gap: Math.max(...gaps), gaps, rate: (writes * 1_000) / ms, ms };
}

/** Signed questions a second of two bots on one database, against one. */
async function benchReplicas(url: string): Promise<void> {
  const rates: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; i++) {
    rates[0].push(await replicaRate(1, url));
    rates[1].push(await replicaRate(2, url));
  }
  const [one, two] = rates.map(median) as [number, number];
  printTable('store: replicas on one PostgreSQL', [
    ['', 'one', 'two', 'ratio (aim)'],
    ['/ask', `${one.toFixed(0)}/s`, `${two.toFixed(0)}/s`, `${ratio(two, one)} (at least 1.7 with two cores free)`],
  ]);
}
