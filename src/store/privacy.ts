import { sql, type RawBuilder } from 'kysely';
import { codeIn, NOBODY } from '../model/session.ts';
import { withoutKey } from './export.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

/**
 * What becomes of a column when a member is to be forgotten. Where the column is the member's id, the row goes (`delete`) or
 * NOBODY takes the place of the id (`blank`). Where the id may stand in a text, it gives way there (`rewrite`) or the row
 * goes (`remove`).
 */
type Way = 'delete' | 'blank' | 'rewrite' | 'remove';

/** Every column that may hold the id of a member. */
export const PERSONAL = {
  guild: { settings: 'rewrite' },
  card: { pinned_by: 'blank', checked_by: 'blank', note: 'rewrite', title: 'rewrite', text: 'rewrite' },
  card_history: { member: 'blank', old: 'rewrite', reason: 'rewrite' },
  audit_log: { member: 'blank', object: 'rewrite', detail: 'rewrite' },
  member_grant: { member: 'delete' },
  due: { subject: 'remove' },
  outbox: { key: 'remove', body: 'rewrite', figure: 'rewrite', reason: 'rewrite', failed: 'rewrite' },
  report_case: { decided_by: 'blank', answer: 'rewrite' },
  report: { member: 'delete', comment: 'rewrite' },
  gap: { closed_by: 'blank' },
  gap_text: { member: 'delete', text: 'rewrite' },
  hidden_claim: { hidden_by: 'blank' },
  server_note: { written_by: 'blank', text: 'rewrite' },
  held_change: { decided_by: 'blank' },
  quota: { member: 'delete' },
  reading: { added_by: 'blank', name: 'rewrite', title: 'rewrite', text: 'rewrite' },
  quiz_set: { made_by: 'blank', name: 'rewrite' },
  quiz_item: { item: 'rewrite', flaws: 'rewrite' },
  quiz_session: { host_by: 'blank', title: 'rewrite', label: 'rewrite' },
  quiz_question: { served: 'rewrite', ruling: 'rewrite' },
  quiz_participant: { member: 'delete' },
  quiz_response: { member: 'delete', answer: 'rewrite' },
  quiz_score: { member: 'delete' },
  accommodation: { member: 'delete' },
  quiz_challenge: { member: 'delete', decided_by: 'blank', text: 'rewrite', reply: 'rewrite' },
  item_stat: { answers: 'rewrite' },
} as const satisfies { readonly [T in keyof Tables]?: { readonly [C in keyof Tables[T]]?: Way } };
export type PersonalTable = keyof typeof PERSONAL;

/** Tables whose rows count their changes in `rev`: whoever has read a row before must not write it back. */
const COUNTED: readonly string[] = ['guild', 'card', 'quiz_set', 'quiz_session'] satisfies PersonalTable[];

/** Rows of one table that are read at most. */
const ROWS = 5_000;

const isOwn = (way: Way): boolean => way === 'delete' || way === 'blank';
/** An id as Discord makes them: a shorter number in a text may be anything. */
const UNMISTAKABLE = /^\d{15,20}$/;

/** The columns of a table in which this member may be found. */
const columnsFor = (member: string, table: PersonalTable): [column: string, way: Way][] =>
  Object.entries<Way>(PERSONAL[table]).filter(([, way]) => isOwn(way) || UNMISTAKABLE.test(member));

/** The id as a number of its own, not as a part of a longer one. */
const mentionOf = (member: string): RegExp => new RegExp(`(?<![0-9])${member}(?![0-9])`, 'g');
const mentions = (member: string, value: unknown): boolean =>
  typeof value === 'string' && mentionOf(member).test(value);
const like = (column: string, member: string): RawBuilder<boolean> => sql`${sql.ref(column)} like ${`%${member}%`}`;

/** The names under which rows of a member's own stand: the id, and a code in each anonymous session that is not over. */
async function namesOf(tx: Tx, member: string): Promise<string[]> {
  const sessions = await tx.selectFrom('quiz_session').select('secret').where('secret', 'is not', null).execute();
  return [member, ...sessions.flatMap(({ secret }) => (secret === null ? [] : codeIn(secret, member)))];
}
const among = (column: string, values: readonly string[]): RawBuilder<boolean> =>
  sql`${sql.ref(column)} in (${sql.join(values)})`;

/** What one table holds about a member. */
export interface Held {
  readonly table: PersonalTable;
  /** By column. Of a row that only mentions the member there is where it stands, and the words around it. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** There are more than are read. */
  readonly more: boolean;
}

/** Everything that is held about a member, in all servers. In anonymous sessions that are over nobody can tell what is whose. */
export async function heldAbout(tx: Tx, member: string): Promise<Held[]> {
  const names = await namesOf(tx, member);
  const all: Held[] = [];
  for (const table of Object.keys(PERSONAL) as PersonalTable[]) {
    const columns = columnsFor(member, table);
    if (columns.length === 0) continue;
    const found = columns.map(([column, way]) => (isOwn(way) ? among(column, names) : like(column, member)));
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} where ${sql.join(found, sql` or `)} limit ${ROWS + 1}`.execute(tx);
    const told = rows.slice(0, ROWS).flatMap((row) => tellRow(table, row, names));
    if (told.length > 0) all.push({ table, rows: told, more: rows.length > ROWS });
  }
  return all;
}
type Row = Readonly<Record<string, unknown>>;

/** What a member is told of a row: nothing of other members, and of what others wrote only the words around the own id. */
function tellRow(table: PersonalTable, row: Row, names: readonly string[]): Row[] {
  const [member] = names as [string];
  const columns = columnsFor(member, table);
  const own = columns.filter(([, way]) => isOwn(way)).map(([column]) => column);
  const others = own.filter((column) => row[column] !== null && !names.some((name) => name === row[column]));
  if (others.length < own.filter((column) => row[column] !== null).length)
    // The key of a quiz would tell its host whose answers are whose.
    return [{ ...withoutKey(row), ...Object.fromEntries(others.map((column) => [column, 'somebody else'])) }];
  const mentioned = columns.filter(([column, way]) => !isOwn(way) && mentions(member, row[column]));
  if (mentioned.length === 0) return [];
  const server = row['guild'] ?? (table === 'guild' ? row['id'] : null);
  const excerpts = mentioned.map(([column]) => [column, around(String(row[column]), member)]);
  return [{ guild: server, ...Object.fromEntries(excerpts) }];
}

/** Characters on each side of an id that are told. */
const AROUND = 40;

function around(text: string, member: string): string {
  const at = text.search(mentionOf(member));
  return text.slice(Math.max(0, at - AROUND), at + member.length + AROUND);
}

/** How many rows of a table were deleted, and in how many the id gave way. */
export interface Forgotten {
  readonly table: PersonalTable;
  readonly deleted: number;
  readonly blanked: number;
}

/** Forgets a member in all tables. @returns the tables in which something was found */
export async function forgetMember(tx: Tx, member: string): Promise<Forgotten[]> {
  const names = await namesOf(tx, member);
  const all: Forgotten[] = [];
  for (const table of Object.keys(PERSONAL) as PersonalTable[]) {
    let deleted = 0;
    let blanked = 0;
    // What goes comes first: there is nothing to blank in it then.
    for (const [column, way] of columnsFor(member, table)) {
      const values = way === 'delete' ? names : way === 'remove' ? await valuesWith(tx, table, column, member) : [];
      if (values.length > 0) deleted += await deleteRows(tx, table, column, values);
    }
    for (const [column, way] of columnsFor(member, table)) {
      if (way === 'blank') blanked += await put(tx, table, column, member, NOBODY);
      if (way === 'rewrite')
        for (const value of await valuesWith(tx, table, column, member))
          blanked += await put(tx, table, column, value, value.replaceAll(mentionOf(member), NOBODY));
    }
    if (deleted + blanked > 0) all.push({ table, deleted, blanked });
  }
  return all;
}

async function deleteRows(tx: Tx, table: PersonalTable, column: string, values: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${among(column, values)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Puts a value in the place of another one, wherever that stands in a column. */
async function put(tx: Tx, table: PersonalTable, column: string, from: string, to: string): Promise<number> {
  const counted = COUNTED.includes(table) ? sql`, rev = rev + 1` : sql``;
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${to}${counted} where ${sql.ref(column)} = ${from}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The values of a column in which a member's id stands. */
async function valuesWith(tx: Tx, table: PersonalTable, column: string, member: string): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select distinct ${sql.ref(column)} as value from ${sql.table(table)} where ${like(column, member)}`.execute(tx);
  return rows.map(({ value }) => value).filter((value) => mentions(member, value));
}
