import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A database of a test: where it is, and its end. */
export interface Database {
  /** For `openSqlite` or `openPostgres`. */
  readonly address: string;
  remove(): Promise<void>;
}

export interface Kind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Makes an empty database, without tables. */
  create(): Promise<Database>;
  /** Opens a database that was created. */
  openAt(address: string): Promise<Store>;
  /** Opens a store in a new database, which is gone when it is closed. */
  open(): Promise<Store>;
}

const kindOf = (name: Kind['name'], create: Kind['create'], openAt: Kind['openAt']): Kind => ({
  name,
  create,
  openAt,
  async open() {
    const { address, remove } = await create();
    const store = await openAt(address);
    return { ...store, close: () => store.close().then(remove) };
  },
});

/** Both kinds of database, for `describe.each`: a test of what is kept runs on each. */
export const databases: readonly Kind[] = [
  kindOf('SQLite', createFile, openSqlite),
  kindOf('PostgreSQL', createDatabase, openPostgres),
];

async function createFile(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-store-'));
  return {
    address: join(folder, 'attache.sqlite'),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function createDatabase(): Promise<Database> {
  const server = await text(connect(inject('postgres')));
  if (!server.startsWith('postgres:')) throw new Error(server);
  const name = `test_${randomUUID().slice(0, 8)}`;
  await runPostgres(server, `create database ${name}`);
  const address = new URL(`/${name}`, server).href;
  return { address, remove: () => runPostgres(server, `drop database ${name} with (force)`) };
}

/** Runs statements on a PostgreSQL database, beside any store. */
export async function runPostgres(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}
