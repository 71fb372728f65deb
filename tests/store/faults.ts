import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import pg from 'pg';
import type { Store } from '../../src/store/store.ts';
import { runPostgres, type Kind } from './databases.ts';

/** Somebody else who locks what a bot writes, until it is let go. */
export async function holdTables(name: Kind['name'], address: string): Promise<() => Promise<void>> {
  if (name === 'SQLite') {
    const database = new DatabaseSync(address);
    database.exec('begin immediate');
    return async () => database.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('begin');
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  );
  await client.query(`lock table ${rows.map(({ name: table }) => table).join()} in exclusive mode`);
  return () => client.end();
}

/** A disk on which nothing more has room, until there is room again. */
export async function fillDisk(name: Kind['name'], address: string, store: Store): Promise<() => Promise<void>> {
  if (name === 'SQLite') {
    const run = (statement: string) => store.write<unknown>((tx) => sql.raw(statement).execute(tx));
    // Small rows would find room on pages that are there already: each brings something large along.
    await run('create table filler (bytes blob)');
    await run(
      'create trigger no_room before insert on member_grant begin insert into filler values (zeroblob(9000)); end',
    );
    // Each connection has a limit of its own, so it is set from within; at least what is there already.
    await run('pragma max_page_count = 1');
    return async () => void (await run('pragma max_page_count = 1000000'));
  }
  const run = (statement: string): Promise<void> => runPostgres(address, statement);
  // A real disk cannot be filled here: the database is made to say that it is full.
  await run(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = '53100'; end $$;
    create trigger no_room before insert on member_grant execute function no_room()`);
  return () => run('drop function no_room cascade');
}

/** A way to a PostgreSQL server that can swallow everything, as a network does that drops packets. */
export interface Proxy {
  readonly url: string;
  /** From now on nothing comes through, and nobody is told. */
  swallow(): void;
  /** What was held back comes through, and everything after. */
  resume(): void;
  close(): void;
}

/** @param url the address of a database, to which the proxy leads */
export async function openProxy(url: string): Promise<Proxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let swallows = false;
  const attend = (socket: Socket): Socket => {
    sockets.add(socket);
    if (swallows) socket.pause();
    return socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  };
  const server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    // Pipes would go on by themselves.
    attend(from).on('data', (chunk) => to.write(chunk));
    attend(to).on('data', (chunk) => from.write(chunk));
    from.once('close', () => to.destroy());
    to.once('close', () => from.destroy());
    if (swallows) for (const socket of [from, to]) socket.pause();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const leading = new URL(url);
  leading.port = String((server.address() as AddressInfo).port);
  const each = (act: (socket: Socket) => void): void => {
    for (const socket of sockets) act(socket);
  };
  return {
    url: leading.href,
    swallow() {
      swallows = true;
      each((socket) => socket.pause());
    },
    resume() {
      swallows = false;
      each((socket) => socket.resume());
    },
    close() {
      server.close();
      each((socket) => socket.destroy());
    },
  };
}
