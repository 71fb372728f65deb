import { sql } from 'kysely';
import type { Tables } from './migrations/index.ts';
import type { Store, Tx } from './store.ts';

/** Every table with rows of servers, by its column `guild`; the servers themselves stand in `guild`. */
export const GUILD_TABLES = [
  'card',
  'card_history',
  'card_index',
  'audit_log',
  'member_grant',
  'due',
  'outbox',
  'report_case',
  'report',
  'gap',
  'gap_text',
  'hidden_claim',
  'server_note',
  'feed_told',
  'held_change',
  'quota',
  'reading',
  'quiz_set',
  'quiz_item',
  'quiz_session',
  'quiz_question',
  'quiz_participant',
  'quiz_response',
  'quiz_score',
  'accommodation',
  'quiz_challenge',
  'item_stat',
] as const satisfies (keyof Tables)[];

/** Rows that are erased in one transaction. */
const BATCH = 1_000;

/**
 * Erases a part of what is held of a server that the bot left before a moment: its rows first, the server itself last.
 * @returns whether there may be more
 */
export async function eraseSome(tx: Tx, dialect: Store['dialect'], before: number): Promise<boolean> {
  const left = await tx
    .selectFrom('guild')
    .select('id')
    .where('left_at', '<', before)
    .orderBy('left_at')
    .limit(1)
    .executeTakeFirst();
  if (!left) return false;
  const place = sql.raw(dialect === 'postgres' ? 'ctid' : 'rowid');
  let room = BATCH;
  for (const table of GUILD_TABLES) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ${place} in
        (select ${place} from ${sql.table(table)} where guild = ${left.id} limit ${room})`.execute(tx);
    room -= Number(numAffectedRows ?? 0);
    if (room <= 0) return true;
  }
  await tx.deleteFrom('guild').where('id', '=', left.id).execute();
  return true;
}

/** Puts servers on record of which a table has rows and nothing is known: whether the bot is there is asked from then on. */
export async function adoptGuilds(tx: Tx, table: (typeof GUILD_TABLES)[number], now: number): Promise<void> {
  const at = sql`cast(${now} as bigint)`;
  await sql`
    insert into guild (id, settings, rev, changed_at, seen_at)
    select distinct guild, '{}', 0, ${at}, ${at} from ${sql.table(table)}
    where guild is not null and guild not in (select id from guild)`.execute(tx);
}
