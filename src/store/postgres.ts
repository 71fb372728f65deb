import { PostgresDialect, type Dialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { storable, type Fault } from './attempt.ts';

/** How long a connection may take to be made, and all of them to end, in milliseconds. */
const CONNECT_MS = 1_000;
const END_MS = 1_000;
/** How much earlier than whoever asked the database itself gives up, in milliseconds. */
const EARLIER_MS = 100;

/** The types of PostgreSQL that hold numbers beyond what JavaScript counts exactly, and arrive as text. */
const WIDE = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/**
 * Kysely over a pool of connections to a PostgreSQL database.
 * @param limitMs how long a statement may take; the database is told, so that it ends what nobody waits for any more
 */
export function postgresDialect(url: string, limitMs: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'attache',
    max: 5,
    connectionTimeoutMillis: Math.min(limitMs, CONNECT_MS),
    statement_timeout: Math.max(1, limitMs - EARLIER_MS),
    // Only a database that does not answer at all gets here.
    query_timeout: limitMs,
    idle_in_transaction_session_timeout: 5_000,
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser },
  });
  // A connection that breaks is made anew when it is needed. Whoever waits for something on it is told by that; an error that
  // comes when nobody does, between two listeners of the pool, would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: async () => watched(await pool.connect().catch(lost)),
      // A connection over which nothing comes back does not end by itself.
      end: () => Promise.race([pool.end(), new Promise<void>((resolve) => setTimeout(resolve, END_MS).unref())]),
    },
  });
}

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  WIDE.has(type) ? exactNumber : pg.types.getTypeParser(type, format);

/** @throws RangeError for a whole number that would be rounded, as SQLite does too */
function exactNumber(text: string): number {
  const number = Number(text);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${text} is too large to be held exactly`);
  return number;
}

/** The way to the database is lost, or it does not answer. */
class Lost extends Error {}

/** Errors of what was asked for; after any other there is no telling what became of the connection. */
const isTold = (error: Error): boolean => error instanceof pg.DatabaseError || error instanceof RangeError;

/** @throws the error of the database, or Lost */
function lost(error: Error): never {
  throw isTold(error) ? error : new Lost(error.message, { cause: error });
}

/**
 * A connection that is not used again once the way over it was lost: it may hold half a transaction. Begin and end of a
 * transaction that only reads are sent along with what is read, so that a read takes one way there and back.
 */
function watched(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  // Work that took too long may go on while its transaction is rolled back: what it asks for then would happen by itself.
  let over = false;
  let begun: Promise<unknown> | undefined;
  const ask = (sql: string, values: readonly unknown[]): Promise<object> =>
    client.query(sql, storable(values)).catch((error: Error) => {
      broken ||= !isTold(error);
      return lost(error);
    });
  const sendAlong = (sql: string, command: string): object => {
    begun = ask(sql, []);
    // Whoever waits for the next answer is told.
    begun.catch(() => undefined);
    return { command, rows: [] };
  };
  const query = async (sql: string, values: readonly unknown[]): Promise<object> => {
    if (over && sql !== 'rollback') throw new Error('the transaction is over');
    over = sql === 'commit' || sql === 'rollback';
    if (sql.endsWith('read only')) return sendAlong(sql, 'BEGIN');
    if (sql === 'commit' && begun) return sendAlong(sql, 'COMMIT');
    // Without its connection the database rolls back by itself.
    if (sql === 'rollback')
      return (broken ? lostAlready() : ask(sql, values)).catch(() => ({ command: 'ROLLBACK', rows: [] }));
    if (broken) return lostAlready();
    const [answer] = await Promise.all([ask(sql, values), begun]);
    return answer;
  };
  return { query, release: () => client.release(broken) } as PostgresPoolClient;
}

const lostAlready = (): Promise<never> => Promise.reject(new Lost('the connection was lost'));

/** What the classes of PostgreSQL's codes mean for the store, the longest that fits first; other errors are not of the database. */
const FAULTS: readonly (readonly [code: string, fault: Fault])[] = [
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['55P03', 'slow'],
  ['57014', 'slow'],
  ['25P03', 'slow'],
  ['53100', 'full'],
  ['25006', 'unreachable'],
  ...['08', '28', '3D', '53', '57P', '58', 'XX'].map((code) => [code, 'unreachable'] as const),
];

/** What an error of PostgreSQL means. */
export function postgresFault(error: unknown): Fault | undefined {
  if (error instanceof Lost) return 'unreachable';
  if (!(error instanceof pg.DatabaseError)) return undefined;
  return FAULTS.find(([code]) => error.code?.startsWith(code))?.[1];
}
