import type { Tx } from './store.ts';

/** A row of a table. */
export interface Row {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Who has time of their own in a quiz is told to nobody but its host. */
const UNTOLD = 'accommodation';

/**
 * Every row of a server: the server itself, and the rows of each table that has a column for it. Left out is extra time in
 * quizzes, and the key of a quiz, which would tell whose answers are whose in an anonymous one.
 */
export async function rowsOf(tx: Tx, guild: string): Promise<Row[]> {
  const tables = await tx.introspection.getTables();
  const rows: Row[] = [];
  for (const { name, columns } of tables) {
    const column = name === 'guild' ? 'id' : 'guild';
    if (name === UNTOLD || !columns.some((each) => each.name === column)) continue;
    const found = await tx
      .selectFrom(name as 'outbox')
      .selectAll()
      .where(column as 'guild', '=', guild)
      .execute();
    rows.push(...found.map((row) => ({ table: name, row: withoutKey(row) })));
  }
  return rows;
}

export const withoutKey = ({ secret: _, ...row }: Row['row']): Row['row'] => row;
