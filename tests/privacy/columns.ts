import { sql } from 'kysely';
import type { Store } from '../../src/store/store.ts';

/** A column of the real database. */
export interface Column {
  readonly table: string;
  readonly column: string;
  readonly isText: boolean;
  readonly isCounter: boolean;
}

/** Every column of every table that a store has, but for the record of its own version. */
export async function columnsOf(store: Store): Promise<Column[]> {
  const tables = await store.read((tx) => tx.introspection.getTables());
  return tables
    .filter(({ name }) => name !== 'migration')
    .flatMap(({ name: table, columns }) =>
      columns.map(({ name: column, dataType, isAutoIncrementing }) => ({
        table,
        column,
        isText: dataType.toLowerCase() === 'text',
        isCounter: isAutoIncrementing,
      })),
    );
}

/** Where something stands in a database, in whatever text of whatever table. */
export async function placesOf(store: Store, text: string): Promise<string[]> {
  const columns = (await columnsOf(store)).filter(({ isText }) => isText);
  // In one statement: on a busy machine a hundred of them take longer than a read may.
  const each = columns.map(
    ({ table, column }) => sql`
      select ${`${table}.${column}`} as place
      where exists (select 1 from ${sql.table(table)} where ${sql.ref(column)} like ${`%${text}%`})`,
  );
  const { rows } = await store.read((tx) => sql<{ place: string }>`${sql.join(each, sql` union all `)}`.execute(tx));
  return rows.map(({ place }) => place);
}

/** Puts a row into a table. */
export const addRow = (store: Store, table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> =>
  store.write((tx) => {
    const names = Object.keys(row).map((name) => sql.ref(name));
    const values = Object.values(row).map((value) => sql`${value}`);
    return sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(tx);
  });
