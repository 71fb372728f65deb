import { Kysely, sql } from 'kysely';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { POSTGRES_WORDS, SQLITE_WORDS, type Words } from './migration.ts';
import { migrations, type Tables } from './migrations/index.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Opens what lasts: the database of the address, or a file in the data folder.
 * @throws Error that says what to do when it cannot be opened
 */
export async function openStore({ dataDir, databaseUrl }: Where): Promise<Store> {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl);
  mkdirSync(dataDir, { recursive: true });
  return openSqlite(join(dataDir, 'attache.sqlite'));
}

interface Where {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/** Opens the store in a file, or with `:memory:` one that is gone when it is closed. */
export async function openSqlite(file: string): Promise<Store> {
  const database = new DatabaseSync(file, { timeout: 1_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  await migrate(db, SQLITE_WORDS);
  return storeOf(db, 'sqlite');
}

/** Opens the store in a PostgreSQL database. */
export async function openPostgres(url: string): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url) });
  await migrate(db, POSTGRES_WORDS);
  return storeOf(db, 'postgres');
}

/** Takes the steps that the database has not taken, all or none. */
async function migrate(db: Kysely<Tables>, words: Words): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql.raw(`create table if not exists migration (number ${words.whole} not null)`).execute(tx);
    const { rows } = await sql<{ done: number }>`select count(*) as done from migration`.execute(tx);
    const { done } = rows[0]!;
    for (const [i, step] of migrations.entries()) {
      if (i < done) continue;
      for (const statement of step(words)) await sql.raw(statement).execute(tx);
      await sql`insert into migration (number) values (${i + 1})`.execute(tx);
    }
  });
}

const storeOf = (db: Kysely<Tables>, dialect: Store['dialect']): Store => ({
  dialect,
  read: (work) => db.transaction().execute(work),
  write: (work) => db.transaction().execute(work),
  close: () => db.destroy(),
});
