import * as surface from '../commands/index.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { createBot } from '../src/bot.ts';
import { createGuilds } from '../src/guild/guilds.ts';
import type { Dispatch } from '../src/interaction.ts';
import { localeFor } from '../src/locales/index.ts';
import type { Library } from '../src/model/document.ts';
import { readAside } from '../src/readings/aside.ts';
import { createReadings } from '../src/readings/readings.ts';
import { asked, askNext, openLobby } from '../src/sessions/ask.ts';
import { quizStep } from '../src/sessions/draw.ts';
import { over } from '../src/sessions/over.ts';
import { close } from '../src/sessions/close.ts';
import { move } from '../src/sessions/moves.ts';
import { join as takePart, scoresIn } from '../src/store/quiz-answers.ts';
import { fileIn, openPostgres, openStore } from '../src/store/open.ts';
import { sessionOf } from '../src/store/quiz-sessions.ts';
import type { Store } from '../src/store/store.ts';
import { addDraft, cityItem } from '../tests/sessions/made.ts';
import { startServer } from '../tests/store/server.ts';
import { median, printTable } from './table.ts';

const GUILD = '1200000000000000001';
const STUDENTS = 1_000;
const ROUNDS = 5;
/** Presses that are under way at once. */
const AT_ONCE = 40;
const SESSIONS = 50;
const CLASS = 100;
const QUESTIONS = 5;

const UPSERT = `insert into quiz_response (session, guild, number, member, press, answer, ms, made_at)
  values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (session, number, member) do update set
  press = excluded.press, answer = excluded.answer, ms = excluded.ms, made_at = excluded.made_at
  where quiz_response.press < excluded.press`;

/** A database with a store on it, and what it takes to write a row without one. */
interface Opened {
  readonly name: string;
  readonly store: Store;
  readonly upsert: (row: readonly (string | number)[]) => unknown;
}

/** How many presses of a large class a bot keeps in a second, and whether it forgets the quizzes that are over. */
export async function benchQuiz(library: Library): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attache-quiz-'));
  const server = await startServer({ durable: true });
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const database = new DatabaseSync(fileIn(dataDir), { timeout: 1_000 });
  database.exec('pragma synchronous = full');
  const statement = database.prepare(UPSERT);
  const shared = await openPostgres(server.url);
  // As many connections as the store has.
  const pool = new pg.Pool({ connectionString: server.url, max: 5 });
  const numbered = ((n) => UPSERT.replaceAll('?', () => `$${++n}`))(0);
  try {
    const all: readonly Opened[] = [
      { name: 'SQLite', store, upsert: (row) => statement.run(...row) },
      { name: 'PostgreSQL', store: shared, upsert: (row) => pool.query(numbered, [...row]) },
    ];
    const rows = [['', 'presses/s', 'bare upserts/s', 'ratio (aim)']];
    for (const opened of all) rows.push(await benchPresses(library, opened));
    printTable(`quiz: ${STUDENTS} students, ${AT_ONCE} presses at once (medians of ${ROUNDS} rounds in turn)`, rows);
    await benchForgetting(library, store);
  } finally {
    database.close();
    await Promise.all([pool.end(), store.close(), shared.close()]);
    await server.remove();
    rmSync(dataDir, { recursive: true });
  }
}

async function benchPresses(library: Library, { name, store, upsert }: Opened): Promise<string[]> {
  const room = openRoom(library, store);
  const id = await room.begin(STUDENTS);
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const presses = Array.from({ length: STUDENTS }, (_, i) => room.press(id, 1, memberOf(i), i % 3));
    const ours = await rateOf(presses, (raw) => room.dispatch(raw));
    const bare = Array.from({ length: STUDENTS }, (_, i) => {
      const press = String(7_000_000_000_000_000n + BigInt(round)).padStart(20, '0');
      return ['bare', GUILD, 1, memberOf(i), press, '1', 1, 1];
    });
    const theirs = await rateOf(bare, upsert);
    // The first warms up.
    if (round > 0) rates[0].push(ours);
    if (round > 0) rates[1].push(theirs);
  }
  await room.end(id);
  const [ours, theirs] = rates.map(median) as [number, number];
  return [name, ours.toFixed(0), theirs.toFixed(0), `${(ours / theirs).toFixed(2)} (at least 0.3)`];
}

/** How many a second, so many at once. */
async function rateOf<T>(all: readonly T[], work: (each: T) => unknown): Promise<number> {
  const from = performance.now();
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < all.length) await work(all[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return (all.length * 1_000) / (performance.now() - from);
}

const memberOf = (i: number): string => String(7_000_000_000_000_000_000n + BigInt(i));
const EPOCH = 1_420_070_400_000n;
let ids = 0n;
const idNow = (): string => String(((BigInt(Date.now()) - EPOCH) << 22n) | (ids++ & 0x3fffffn));

/** A bot in whose server quizzes are held; nothing is sent anywhere, questions open at once. */
function openRoom(library: Library, store: Store) {
  const now = Date.now;
  const fail = (fields: object): never => {
    throw new Error('a press could not be kept', { cause: fields });
  };
  const log = { debug() {}, info() {}, warn: fail, error: fail };
  const readings = createReadings({ store, read: readAside, log, now });
  const kept = { store, guilds: createGuilds(store, now), readings, deliver: async () => undefined };
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const dispatch: Dispatch = createBot({ surface, library, config, log, kept, now }).dispatch;
  const playing = () => ({ now: now(), t: localeFor('en') });
  let sessions = 0;
  const current = (id: string) => store.read((tx) => sessionOf(tx, id)).then((session) => session!);
  const ask = async (id: string): Promise<void> => {
    const seen = await current(id);
    await store.write(async (tx) => {
      const asking = await askNext(tx, seen, playing());
      if (asking?.state === 'posting') await asked(tx, asking, idNow(), now(), playing());
    });
  };
  return {
    dispatch,
    /** @returns the id of a session at its first question */
    async begin(students: number): Promise<string> {
      const id = `9${String(sessions++).padStart(11, '0')}`;
      const place = { id, guild: GUILD, channel: id, hostBy: '1', createdAt: now() };
      const settings = { seconds: 0, pace: 'host' } as const;
      const served = Array.from({ length: QUESTIONS }, (_, i) => cityItem(i + 1));
      const draft = await addDraft(store, { ...place, settings }, served);
      await store.write(async (tx) => {
        await openLobby(tx, draft, playing());
      });
      for (let from = 0; from < students; from += 100)
        await store.write(async (tx) => {
          for (let i = from; i < Math.min(students, from + 100); i++)
            await takePart(tx, { session: id, guild: GUILD, member: memberOf(i) }, i);
        });
      await ask(id);
      return id;
    },
    ask,
    press: (id: string, number: number, member: string, option: number): object => ({
      id: idNow(),
      application_id: '1',
      type: 3,
      token: 'token',
      version: 1,
      locale: 'en-US',
      guild_id: GUILD,
      channel_id: id,
      channel: { id, type: 0 },
      context: 0,
      authorizing_integration_owners: { 0: GUILD },
      app_permissions: '0',
      member: { user: { id: member, username: 'student' }, roles: [], permissions: '2048' },
      message: { id: '1', channel_id: id, flags: 0 },
      data: { custom_id: quizStep('pick', id, number, option), component_type: 2 },
    }),
    async close(id: string): Promise<void> {
      const seen = await current(id);
      await store.write(async (tx) => {
        const closed = await close(tx, seen, playing());
        if (closed) await move(tx, closed, 'reveal', playing());
      });
    },
    async end(id: string): Promise<void> {
      const seen = await current(id);
      await store.write((tx) => over(tx, seen, seen.state === 'revealed' ? 'end' : 'cancel', playing()));
    },
  };
}

/** What is left in memory after many quizzes of a class each. */
async function benchForgetting(library: Library, store: Store): Promise<void> {
  const room = openRoom(library, store);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  let before = 0;
  let scores = 0;
  for (let session = 0; session <= SESSIONS; session++) {
    const id = await room.begin(CLASS);
    for (let number = 1; number <= QUESTIONS; number++) {
      if (number > 1) await room.ask(id);
      const members = Array.from({ length: CLASS }, (_, i) => memberOf(i));
      await rateOf(members, (member) => room.dispatch(room.press(id, number, member, number % 3)));
      await room.close(id);
    }
    scores += (await store.read((tx) => scoresIn(tx, id))).length;
    await room.end(id);
    if (session === 0) before = heap();
  }
  const after = heap();
  printTable(`quiz: memory after ${SESSIONS} sessions of ${CLASS} students, ${scores} scores`, [
    ['', 'before', 'after', 'growth (aim)'],
    [
      'heap',
      `${before.toFixed(1)} MiB`,
      `${after.toFixed(1)} MiB`,
      `${((100 * (after - before)) / before).toFixed(1)} % (below 10 %)`,
    ],
  ]);
}
