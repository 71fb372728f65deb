import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { isPrivate } from '../interactions.ts';
import { openKept } from '../kept.ts';
import { hostile } from '../reply/hostile.ts';
import { GUILD, manager, nobody, pressedBy, sentBy, setUp } from './server.ts';

/** Another server, of which somebody here knows every id. */
const OTHER = '5000';
/** The id of every row of that server. */
const ROW = 'aaaaaaaaaaaa';

type Row = Readonly<Record<string, unknown>>;
const rowsOf = async (tx: Tx, query: string): Promise<Row[]> => (await sql.raw<Row>(query).execute(tx)).rows;

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly needed: boolean }[];
}

/** The tables as they are, so that tables that come later are taken in. */
async function tablesOf(tx: Tx): Promise<Table[]> {
  const tables = await rowsOf(tx, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
  const found: Table[] = [];
  for (const { name } of tables) {
    const columns = await rowsOf(tx, `pragma table_info(${String(name)})`);
    found.push({
      name: String(name),
      columns: columns.map((column) => ({
        name: String(column['name']),
        type: String(column['type']),
        needed: column['notnull'] === 1,
      })),
    });
  }
  return found;
}

/** Puts a row of the other server into every table that has rows of servers. */
async function fill(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await sql.raw('pragma defer_foreign_keys = on').execute(tx);
    for (const { name, columns } of await tablesOf(tx)) {
      if (!columns.some((column) => column.name === 'guild')) continue;
      const needed = columns.filter((column) => column.needed);
      const values = needed.map((column) =>
        column.name === 'guild' ? OTHER : column.type !== 'text' ? 1 : /id$|^key$/.test(column.name) ? ROW : '{}',
      );
      const names = needed.map((column) => column.name).join(', ');
      await sql`insert into ${sql.raw(`${name} (${names})`)} values (${sql.join(values)})`.execute(tx);
    }
  });
}

/** Everything that is kept, or what is kept of one server; without the grants, which are no effect. */
async function dump(store: Store, guild?: string): Promise<string> {
  return store.read(async (tx) => {
    const all: Record<string, Row[]> = {};
    for (const { name, columns } of await tablesOf(tx)) {
      if (name === 'member_grant' && guild === undefined) continue;
      const own = name === 'guild' ? 'id' : columns.some((column) => column.name === 'guild') ? 'guild' : undefined;
      if (guild !== undefined && own === undefined) continue;
      all[name] = await rowsOf(tx, `select * from ${name}${guild === undefined ? '' : ` where ${own} = '${guild}'`}`);
    }
    return JSON.stringify(all);
  });
}

// ---- what somebody makes up

const known = [ROW, OTHER, GUILD, nobody.id!, manager.id!, '4001', '5001', 'norway-turkey', 'np-exports-2022'];
const said = [
  '0',
  '1',
  '2',
  '3',
  '7',
  'answers',
  'private',
  'paused',
  'no',
  'documents',
  'classroom',
  'approve',
  'all',
  '',
];
const word = fc.constantFrom(...known, ...said, 'constructor');
const argument = fc.oneof({ weight: 4, arbitrary: word }, fc.stringMatching(/^[\w.#:-]{0,20}$/));
const steps = commands.flatMap(({ name, needs, steps: own = {} }) =>
  Object.entries(own).map(([step, { needs: takes }]) => ({ command: name, step, needs: takes ?? needs ?? 'look' })),
);

interface Forged {
  readonly id: string;
  /** It takes more than every member may do. */
  readonly closed: boolean;
}
const made = (id: string, closed = false): Forged => ({ id: id.slice(0, 100), closed });

const anyId: fc.Arbitrary<Forged> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...steps), fc.array(argument, { maxLength: 6 }))
      .map(([{ command, step, needs }, args]) => made(['2~step', command, step, ...args].join('~'), needs !== 'look')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('0', '1', '3', '2'),
        fc.constantFrom(
          'step',
          'look',
          'source',
          'about',
          'check',
          'copy',
          'delete',
          'read',
          'again',
          'next',
          '__proto__',
        ),
        fc.array(argument, { maxLength: 8 }),
      )
      .map(([version, action, args]) => made([version, action, ...args].join('~'))),
  },
  { weight: 1, arbitrary: hostile.map((text) => made(text || 'x')) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 100 }).map((text) => made(text)) },
);

/**
 * Sends made-up buttons, choices and forms through the whole bot: by somebody who may only look things up, and by somebody
 * who manages this server but knows the ids of another.
 * @returns how many were sent, all of them without an effect
 */
export async function forge(count: number, seed?: number): Promise<number> {
  const errors: object[] = [];
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: (data: object) => void errors.push(data) };
  const kept = await openKept({ log });
  await fill(kept.store);
  await setUp(kept.store, { answers: 'private' });
  const others = await dump(kept.store, OTHER);
  let whole = await dump(kept.store);
  let sent = 0;
  const sends = fc.record({
    forged: anyId,
    who: fc.constantFrom(nobody, manager),
    values: fc.option(fc.array(argument, { maxLength: 3 })),
    form: fc.boolean(),
    text: fc.oneof(argument, hostile),
  });
  await fc.assert(
    fc.asyncProperty(sends, async ({ forged: { id, closed }, who, values, form, text }) => {
      kept.clock.time += 61_000;
      const fields = { reason: text, comment: text, zone: text, note: text, question: text };
      const raw = form ? sentBy(who, id, fields) : pressedBy(who, id, values ?? undefined);
      const callback = await kept.bot.dispatch(raw);
      expect(errors).toEqual([]);
      expect(problemsOfCallback(callback)).toEqual([]);
      expect(await dump(kept.store, OTHER)).toBe(others);
      const after = await dump(kept.store);
      if (who === nobody && closed)
        expect({ shown: isPrivate(callback), after }).toEqual({ shown: true, after: whole });
      whole = after;
      sent += 1;
    }),
    { numRuns: count, ...(seed !== undefined && { seed }) },
  );
  await kept.store.close();
  return sent;
}
