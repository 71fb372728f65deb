import { Kysely, sql } from 'kysely';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LIMITS, storeOf, type Limits } from './attempt.ts';
import { lock, Locked } from './lock.ts';
import { insistOnVersion, migrate } from './migrate.ts';
import { POSTGRES_WORDS, SQLITE_WORDS } from './migration.ts';
import type { Tables } from './migrations/index.ts';
import { postgresDialect, postgresFault } from './postgres.ts';
import { sqliteDialect, sqliteFault } from './sqlite.ts';
import type { Store } from './store.ts';

/** Where what lasts is: in the database of the address, or in a file of the data folder. */
export interface Where {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/** The file that holds what lasts. */
export const fileIn = (dataDir: string): string => join(dataDir, 'attache.sqlite');

/**
 * Opens what lasts for a bot. On a file there is one bot at a time; on a PostgreSQL database there may be several.
 * @throws Error that says what to do when it cannot be opened
 */
export async function openStore({ dataDir, databaseUrl }: Where): Promise<Store> {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl);
  const file = fileIn(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw refusal(file, error);
  }
  return openSqlite(file, { alone: true });
}

/** How long who looks may take for one look at everything, in milliseconds: no member waits for it. */
const LOOK: Limits = { read: 60_000, write: 0 };

/**
 * Opens what lasts to look at it, also beside a bot.
 * @throws Error that says what to do when it cannot be opened, or its tables are of another version
 */
export async function openToLook({ dataDir, databaseUrl }: Where): Promise<Store> {
  const file = fileIn(dataDir);
  const name = databaseUrl === undefined ? file : nameOf(databaseUrl);
  try {
    const store = databaseUrl === undefined ? sqliteStore(sqliteReader(file), LOOK) : postgresStore(databaseUrl, LOOK);
    await store.read(insistOnVersion);
    return store;
  } catch (error) {
    throw refusal(name, error);
  }
}

const MEMORY = ':memory:';
/** How long a bot waits for the one before it to end, and anybody else for a bot to make its tables, in milliseconds. */
const WAIT = { bot: 1_000, others: 20_000 };

/**
 * Opens the store in a file, or with `:memory:` one that is gone when it is closed.
 * @param alone no bot opens it until it is closed
 * @throws Error that says what to do when it cannot be opened
 */
export async function openSqlite(file: string, { alone = false } = {}): Promise<Store> {
  if (file === MEMORY) return sqliteStore(await sqliteTables(file), LIMITS);
  try {
    const unlock = await lock(`${file}.lock`, alone ? WAIT.bot : WAIT.others);
    try {
      const tables = await sqliteTables(file);
      const store = sqliteStore(tables, LIMITS, sqliteReader(file));
      if (alone) return { ...store, close: () => store.close().finally(unlock) };
      unlock();
      return store;
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw refusal(file, error);
  }
}

/** Opens a file with its tables as they must be. */
async function sqliteTables(file: string): Promise<Kysely<Tables>> {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, 'begin immediate') });
  await migrate(db, SQLITE_WORDS, async () => undefined).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  // From here on nothing may wait in SQLite itself: that would hold up everything else.
  database.exec('pragma busy_timeout = 0');
  return db;
}

function sqliteReader(file: string): Kysely<Tables> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
  return new Kysely<Tables>({ dialect: sqliteDialect(database, 'begin') });
}

/** @param reader a second connection: who reads on it does not wait for who writes */
const sqliteStore = (db: Kysely<Tables>, limits: Limits, reader = db): Store =>
  storeOf({
    dialect: 'sqlite',
    reading: reader.transaction(),
    writing: db.transaction(),
    faultOf: sqliteFault,
    limits,
    end: async () => void (await Promise.all([db.destroy(), reader !== db && reader.destroy()])),
  });

/** The steps may take longer than any answer, and replicas wait for each other. */
const MIGRATION_MS = 120_000;
/** The number under which replicas agree on who changes the tables. */
const ADVISORY = 4_182_030;

/**
 * Opens the store in a PostgreSQL database.
 * @throws Error that says what to do when it cannot be opened
 */
export async function openPostgres(url: string): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, MIGRATION_MS) });
  try {
    await migrate(db, POSTGRES_WORDS, (tx) => sql`select pg_advisory_xact_lock(${ADVISORY})`.execute(tx));
  } catch (error) {
    throw refusal(nameOf(url), error);
  } finally {
    await db.destroy();
  }
  return postgresStore(url, LIMITS);
}

function postgresStore(url: string, limits: Limits): Store {
  const reader = new Kysely<Tables>({ dialect: postgresDialect(url, limits.read) });
  // Who reads does not wait for who waits to write.
  const writer = new Kysely<Tables>({ dialect: postgresDialect(url, limits.write) });
  return storeOf({
    dialect: 'postgres',
    reading: reader.transaction().setIsolationLevel('repeatable read').setAccessMode('read only'),
    // As on SQLite, where one writes after the other.
    writing: writer.transaction().setIsolationLevel('serializable'),
    faultOf: postgresFault,
    limits,
    end: async () => void (await Promise.all([reader.destroy(), writer.destroy()])),
  });
}

/** The address of a database without what is secret in it. */
const nameOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `the database at ${host}${pathname}`;
};

/** One line for whoever starts it. */
function refusal(name: string, error: unknown): Error {
  const { message, code } = error as Error & { code?: string };
  if (error instanceof Locked)
    return new Error(`${name} is used by another bot: end it, or set another DATA_DIR`, { cause: error });
  return new Error(`${name} cannot be used: ${message || code}`, { cause: error });
}
