import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { storable, type Fault } from './attempt.ts';

/** Statements that are kept ready; texts with lists of many lengths would fill the memory otherwise. */
const KEPT_STATEMENTS = 200;

/**
 * Kysely over the SQLite that is part of Node: one connection, on which Kysely lets one transaction run at a time.
 * @param begin how a transaction starts: one that writes takes the lock at once, so that it never has to give up half way
 */
export const sqliteDialect = (database: DatabaseSync, begin: 'begin' | 'begin immediate'): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => driverOf(database, begin),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

function driverOf(database: DatabaseSync, begin: string): Driver {
  const connection = connectionOf(database);
  const run = (sql: string) => async (): Promise<void> => void (await connection.executeQuery(CompiledQuery.raw(sql)));
  const rollback = run('rollback');
  const commit = run('commit');
  // Work that took too long may go on while its transaction is rolled back: what it asks for then would happen by itself.
  const over = new WeakSet<DatabaseConnection>();
  return {
    init: async () => undefined,
    async acquireConnection() {
      const own: DatabaseConnection = {
        ...connection,
        executeQuery: (query) =>
          over.has(own) ? Promise.reject(new Error('the transaction is over')) : connection.executeQuery(query),
      };
      return own;
    },
    beginTransaction: run(begin),
    commitTransaction: (own) => {
      over.add(own);
      return commit();
    },
    rollbackTransaction: async (own) => {
      over.add(own);
      // A full disk ends the transaction by itself.
      if (database.isTransaction) await rollback();
    },
    releaseConnection: async (own) => void over.add(own),
    destroy: async () => database.close(),
  };
}

interface Ready {
  readonly statement: StatementSync;
  readonly returns: boolean;
}

function connectionOf(database: DatabaseSync): DatabaseConnection {
  const kept = new Map<string, Ready>();
  const readyFor = (sql: string): Ready => {
    const found = kept.get(sql);
    if (found) return found;
    const statement = database.prepare(sql);
    const ready = { statement, returns: statement.columns().length > 0 };
    if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value!);
    kept.set(sql, ready);
    return ready;
  };
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, returns } = readyFor(sql);
      const values = storable(parameters);
      if (returns) return { rows: statement.all(...values) as R[] };
      const { changes } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    streamQuery() {
      throw new Error('rows are not streamed');
    },
  };
}

/** What the primary codes of SQLite mean for the store; other errors are not of the database. */
const FAULTS: Readonly<Record<number, Fault>> = {
  5: 'busy',
  6: 'busy',
  8: 'unreachable',
  10: 'unreachable',
  11: 'unreachable',
  13: 'full',
  14: 'unreachable',
  26: 'unreachable',
};

/** What an error of SQLite means. */
export const sqliteFault = (error: unknown): Fault | undefined =>
  error instanceof Error && 'errcode' in error ? FAULTS[Number(error.errcode) & 0xff] : undefined;
