import { sql, type Kysely, type Transaction } from 'kysely';
import type { Words } from './migration.ts';
import { migrations, type Tables } from './migrations/index.ts';

/** Keeps others from changing the tables until the transaction ends. */
export type Alone = (tx: Transaction<Tables>) => Promise<unknown>;

/**
 * Takes the steps that the database has not taken. Each is one transaction, so that a process that is killed leaves the database
 * between two steps; the next one goes on from there.
 * @throws Error that says what to do, when the database has taken steps that are not known here
 */
export async function migrate(db: Kysely<Tables>, words: Words, alone: Alone): Promise<void> {
  const next = async (tx: Transaction<Tables>): Promise<boolean> => {
    await alone(tx);
    await sql
      .raw(`create table if not exists migration (number ${words.whole} primary key)${words.strict}`)
      .execute(tx);
    const taken = await stepsTaken(tx);
    const step = migrations[taken];
    if (!step) return false;
    for (const statement of step(words)) await sql.raw(statement).execute(tx);
    await sql`insert into migration (number) values (${taken + 1})`.execute(tx);
    return true;
  };
  while (await db.transaction().execute(next));
}

/** How many steps a database has taken. @throws Error that says what to do, when that is more than are known */
async function stepsTaken(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ taken: number | null }>`select max(number) as taken from migration`.execute(db);
  const taken = rows[0]?.taken ?? 0;
  if (taken <= migrations.length) return taken;
  throw new Error(
    `its tables are of a newer version (step ${taken}, and this version knows ${migrations.length}): start the newer version, or restore a backup from before`,
  );
}

/**
 * Makes sure that a database can be used as it is, without changing it.
 * @throws Error that says what to do, when its tables are of another version
 */
export async function insistOnVersion(db: Kysely<Tables>): Promise<void> {
  const taken = await stepsTaken(db);
  if (taken < migrations.length)
    throw new Error(`its tables are of an older version (step ${taken} of ${migrations.length}): start the bot once`);
}
