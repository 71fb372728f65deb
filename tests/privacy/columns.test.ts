import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { NOBODY } from '../../src/model/session.ts';
import { forgetMember, heldAbout, PERSONAL } from '../../src/store/privacy.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../store/databases.ts';
import { addRow, columnsOf, placesOf, type Column } from './columns.ts';

/** The member who is forgotten, and members whose ids have that id in them. */
const ANNA = '80351110224678912';
const OTHERS = [`1${ANNA}`, `${ANNA}3`];

/** Columns in which no id of a member can stand: ids and codes of ours, and what is copied from documents. */
const CODES = new Set(
  (
    'id guild channel message end_message case_id claim kind pair what does action capability nonce hash decision ' +
    'from_digest to_digest digest quote parts change changes marks card state fact entries layout problem'
  ).split(' '),
);
/** Of single tables. */
const CODES_OF = new Set(
  (
    'report.reason report_case.object quiz_item.set_id quiz_item.verdict quiz_session.set_id quiz_session.settings ' +
    'quiz_session.before quiz_session.secret quiz_question.session quiz_participant.session quiz_response.session ' +
    'quiz_response.press quiz_score.session accommodation.session quiz_challenge.session item_stat.item'
  ).split(' '),
);

const waysOf = (table: string): Readonly<Record<string, string>> =>
  (PERSONAL as Readonly<Record<string, Readonly<Record<string, string>>>>)[table] ?? {};
const nameOf = ({ table, column }: Column): string => `${table}.${column}`;

describe.each(databases)('the columns that hold ids of members, on $name', ({ open }) => {
  let store: Store;
  let columns: readonly Column[];
  beforeAll(async () => {
    store = await open();
    columns = await columnsOf(store);
  }, 60_000);
  afterAll(() => store.close());
  const tables = (): string[] => [...new Set(columns.map(({ table }) => table))];
  beforeEach(() =>
    store.write(async (tx) => {
      for (const table of tables()) await sql`delete from ${sql.table(table)}`.execute(tx);
    }),
  );

  it('are told each, wherever a column is named after a member', () => {
    const named = columns.filter(({ column }) => column === 'member' || column.endsWith('_by'));
    expect(named.length).toBeGreaterThan(8);
    expect(
      named.filter(({ table, column }) => !['delete', 'blank'].includes(waysOf(table)[column] ?? '')).map(nameOf),
    ).toEqual([]);
  });

  it('are told each, wherever people write or JSON stands', () => {
    const texts = columns.filter(({ isText }) => isText);
    const untold = texts.filter(
      (each) => !waysOf(each.table)[each.column] && !CODES.has(each.column) && !CODES_OF.has(nameOf(each)),
    );
    expect(untold.map(nameOf)).toEqual([]);
  });

  /** A row of a table that holds the id wherever it may. */
  const rowOf = (table: string, member: string, n: number): Record<string, unknown> =>
    Object.fromEntries(
      columns
        .filter((each) => each.table === table && !each.isCounter)
        .map(({ column, isText }) => {
          const way = waysOf(table)[column];
          if (way === 'delete' || way === 'blank') return [column, member];
          if (way) return [column, `{"${n}":"${member}","text":"<@${member}>, ${member}"}`];
          return [column, isText ? `${column}-${n}` : n];
        }),
    );
  const rowsOf = async (): Promise<unknown[]> => {
    const all: unknown[] = [];
    for (const table of tables())
      all.push([table, (await store.read((tx) => sql`select * from ${sql.table(table)}`.execute(tx))).rows]);
    return all;
  };

  it('hold nothing of a member who was forgotten, and all of others', async () => {
    for (const [i, member] of OTHERS.entries())
      for (const table of tables()) await addRow(store, table, rowOf(table, member, i));
    const before = await rowsOf();
    for (const table of Object.keys(PERSONAL)) await addRow(store, table, rowOf(table, ANNA, 7));
    expect((await store.read((tx) => heldAbout(tx, ANNA))).map(({ table }) => table)).toEqual(Object.keys(PERSONAL));
    const done = await store.write((tx) => forgetMember(tx, ANNA));
    expect(done.map(({ table }) => table)).toEqual(Object.keys(PERSONAL));
    expect(await store.read((tx) => heldAbout(tx, ANNA))).toEqual([]);
    for (const member of OTHERS) expect((await store.read((tx) => heldAbout(tx, member))).length).toBe(done.length);
    // Those of others have it in their ids: without theirs it stands nowhere.
    const left = JSON.stringify(await rowsOf());
    expect(OTHERS.reduce((text, id) => text.replaceAll(id, ''), left)).not.toContain(ANNA);
    for (const table of tables())
      await store.write((tx) =>
        sql`delete from ${sql.table(table)} where ${sql.join(
          columns
            .filter((each) => each.table === table && each.isText)
            .map(({ column }) => sql`${sql.ref(column)} like '%-7' or ${sql.ref(column)} like '%"7":%'`),
          sql` or `,
        )}`.execute(tx),
      );
    expect(await rowsOf()).toEqual(before);
    expect(await store.write((tx) => forgetMember(tx, ANNA))).toEqual([]);
    for (const member of OTHERS) await store.write((tx) => forgetMember(tx, member));
    expect(await placesOf(store, ANNA)).toEqual([]);
  });

  it('are told to the member without other members in them', async () => {
    await addRow(store, 'audit_log', { ...rowOf('audit_log', OTHERS[0]!, 1), detail: `{"to":"${ANNA}"}` });
    await addRow(store, 'audit_log', { ...rowOf('audit_log', ANNA, 2), object: null, detail: '{}' });
    await addRow(store, 'report_case', { ...rowOf('report_case', OTHERS[0]!, 3), answer: `${'a'.repeat(50)}${ANNA}b` });
    const held = await store.read((tx) => heldAbout(tx, ANNA));
    expect(held).toEqual([
      {
        table: 'audit_log',
        more: false,
        rows: [
          { guild: 'guild-1', detail: `{"to":"${ANNA}"}` },
          { id: 'id-2', guild: 'guild-2', at: 2, member: ANNA, action: 'action-2', object: null, detail: '{}' },
        ],
      },
      {
        table: 'report_case',
        more: false,
        rows: [{ guild: 'guild-3', answer: `${'a'.repeat(40)}${ANNA}b` }],
      },
    ]);
    expect(JSON.stringify(held)).not.toContain(OTHERS[0]);
  });

  it('count up the settings of a server when they change in them', async () => {
    const settings = { quiz: { aged: { by: ANNA, at: 5 } } };
    const row = { id: '4000', settings: JSON.stringify(settings), rev: 3, changed_at: 1, seen_at: 1, left_at: null };
    await addRow(store, 'guild', row);
    await store.write((tx) => forgetMember(tx, ANNA));
    const [now] = await store.read((tx) => tx.selectFrom('guild').selectAll().execute());
    expect(now).toMatchObject({ rev: 4, settings: JSON.stringify({ quiz: { aged: { by: NOBODY, at: 5 } } }) });
  });

  it.each(['1', 'unknown'])('hold texts that are no mention of a member with the id “%s”', async (member) => {
    const settings = JSON.stringify({ paused: 1, language: 'unknown' });
    await addRow(store, 'guild', { id: '4000', settings, rev: 1, changed_at: 1, seen_at: 1, left_at: null });
    await addRow(store, 'quota', { guild: null, member, what: 'export', at: 1 });
    expect((await store.read((tx) => heldAbout(tx, member))).map(({ table }) => table)).toEqual(['quota']);
    expect(await store.write((tx) => forgetMember(tx, member))).toEqual([{ table: 'quota', deleted: 1, blanked: 0 }]);
    expect(await store.read((tx) => tx.selectFrom('guild').select(['settings', 'rev']).execute())).toEqual([
      { settings, rev: 1 },
    ]);
  });
});
