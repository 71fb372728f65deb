import { PostgresDialect, type Dialect } from 'kysely';
import pg from 'pg';

/** Discord waits three seconds for an answer: every wait for the database ends well before, in milliseconds. */
const WAIT_MS = 1_400;

/** The types of PostgreSQL that hold numbers beyond what JavaScript counts exactly, and arrive as text. */
const WIDE = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Kysely over a pool of connections to a PostgreSQL database. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'attache',
    max: 10,
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: WAIT_MS,
    statement_timeout: WAIT_MS,
    idle_in_transaction_session_timeout: 5_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is made anew when it is needed.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  WIDE.has(type) ? exactNumber : pg.types.getTypeParser(type, format);

/** @throws RangeError for a whole number that would be rounded, as SQLite does too */
function exactNumber(text: string): number {
  const number = Number(text);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${text} is too large to be held exactly`);
  return number;
}
