import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Worker } from '../../src/delivery/delivery.ts';
import { createSeen } from '../../src/guild/seen.ts';
import { createPresence } from '../../src/privacy/presence.ts';
import { createRetention } from '../../src/privacy/retention.ts';
import { endDue, scheduleFirst, takeDue } from '../../src/store/due.ts';
import { GUILD_TABLES } from '../../src/store/erase.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { called } from '../interactions.ts';
import { openKept } from '../kept.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { databases } from '../store/databases.ts';
import { addRow, columnsOf, placesOf, type Column } from './columns.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 15, 12);
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe.each(databases)('what is over, kept in $name', ({ open }) => {
  let store: Store;
  let columns: readonly Column[];
  let time = NOON;
  const now = (): number => time;
  beforeAll(async () => {
    store = await open();
    columns = await columnsOf(store);
  }, 60_000);
  afterAll(() => store.close());
  beforeEach(async () => {
    time = NOON;
    const tables = new Set(columns.map(({ table }) => table));
    await store.write(async (tx) => {
      for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx);
    });
  });

  /** A row with something in every column; names of columns give texts. */
  const rowOf = (table: string, of: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
    ...Object.fromEntries(
      columns
        .filter((each) => each.table === table && !each.isCounter)
        .map(({ column, isText }) => [column, isText ? column : 1]),
    ),
    ...of,
  });
  const add = (table: string, of: Readonly<Record<string, unknown>>): Promise<unknown> =>
    addRow(store, table, rowOf(table, of));
  const count = async (table: string): Promise<number> => {
    const { rows } = await store.read((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
    return rows.length;
  };
  /** Does what is due of a kind, once, as the delivery does. @returns when it is due again */
  async function work(kind: string, worker: Worker): Promise<number> {
    const taking = { dialect: store.dialect, now: time, until: time + 30_000, limit: 1, kinds: [kind] };
    const [row] = await store.write((tx) => takeDue(tx, { ...taking, until: () => taking.until }));
    if (!row) throw new Error(`nothing of ${kind} is due`);
    const { settle, again } = await worker(row.subject);
    await store.write(async (tx) => {
      if (await endDue(tx, row, again)) await settle?.(tx);
    });
    const due = await store.read((tx) => tx.selectFrom('due').select('run_at').where('kind', '=', kind).execute());
    expect(due).toHaveLength(1);
    return due[0]!.run_at;
  }
  const clean = (): Promise<number> => work('retention', createRetention({ store, now }));
  const begin = (kind: string): Promise<void> =>
    store.write((tx) => scheduleFirst(tx, { kind, subject: '', at: time }));
  const seenIn = async (id: string) => {
    const guild = store.read((tx) => tx.selectFrom('guild').selectAll().where('id', '=', id).executeTakeFirst());
    return (await guild) && { seen: (await guild)!.seen_at, left: (await guild)!.left_at };
  };

  it.each<[days: number, table: string, of: Readonly<Record<string, unknown>>]>([
    [180, 'audit_log', { at: NOON }],
    [1, 'quota', { at: NOON }],
    [0, 'member_grant', { until: NOON }],
    [0, 'outbox', { failed: '50001', run_at: NOON }],
    [365, 'card_history', { at: NOON }],
    [90, 'gap_text', { made_at: NOON }],
    [180, 'gap', { last_at: NOON, closed_at: null, closed_by: null }],
    [180, 'gap', { last_at: 1, closed_at: NOON }],
    [180, 'report_case', { id: 'case_id', decided_at: NOON }],
    [90, 'held_change', { held_at: NOON }],
    [180, 'quiz_session', { state: 'archived', slot: null, ended_at: NOON }],
    [1, 'quiz_session', { state: 'draft', slot: null, created_at: NOON }],
    [2, 'quiz_set', { approved: 0, made_at: NOON }],
  ])('is forgotten after %d days in %s, and not before', async (days, table, of) => {
    await add(table, of);
    time = NOON + days * DAY - 1;
    await begin('retention');
    expect(await clean()).toBe(time + DAY);
    expect(await count(table)).toBe(1);
    time += DAY;
    expect(await clean()).toBe(time + DAY);
    expect(await count(table)).toBe(0);
  });

  it('is no set of quiz items of which somebody has kept or dropped one, or that is approved', async () => {
    await add('quiz_set', { id: 'a', name: 'a', approved: 0, made_at: NOON });
    await add('quiz_item', { set_id: 'a', place: 1, verdict: 'drop' });
    await add('quiz_set', { id: 'b', name: 'b', approved: 1, made_at: NOON });
    await begin('retention');
    time = NOON + 3 * DAY;
    await clean();
    expect([await count('quiz_set'), await count('quiz_item')]).toEqual([2, 1]);
  });

  it('is a report on which nobody decides for a year, with its case, and a case whose reports are gone', async () => {
    await add('report_case', { id: 'a', decided_at: null, decided_by: null, decision: null });
    await add('report', { case_id: 'a', made_at: NOON });
    await add('report_case', { id: 'b', guild: '2', decided_at: null, decided_by: null, decision: null });
    await begin('retention');
    await clean();
    expect([await count('report_case'), await count('report')]).toEqual([1, 1]);
    time = NOON + 365 * DAY + 1;
    await clean();
    expect([await count('report_case'), await count('report')]).toEqual([0, 0]);
  });

  it('is an answer to a quiz that is over for 30 days, also to one that was left standing', async () => {
    await add('quiz_session', { id: 'a', channel: 'a', state: 'ended', slot: null, ended_at: NOON });
    await add('quiz_session', { id: 'b', channel: 'b', state: 'open', slot: 2, changed_at: NOON - 2 * DAY });
    for (const session of ['a', 'b']) {
      for (const table of ['quiz_response', 'quiz_participant', 'accommodation', 'quiz_score'])
        await add(table, { session });
      await add('quiz_question', { session, state: 'closed', served: '{}' });
    }
    await begin('retention');
    await clean();
    expect(await count('accommodation')).toBe(0);
    time = NOON + 30 * DAY;
    await clean();
    expect([await count('quiz_response'), await count('quiz_participant'), await count('quiz_score')]).toEqual([
      2, 2, 2,
    ]);
    time += DAY;
    await clean();
    expect([await count('quiz_response'), await count('quiz_participant'), await count('quiz_score')]).toEqual([
      0, 0, 2,
    ]);
    const states = store.read((tx) => tx.selectFrom('quiz_session').select('state').execute());
    expect(await states).toEqual([{ state: 'archived' }, { state: 'archived' }]);
  });

  it('is cleared as far as it can be when the store fails in between, and tried again', async () => {
    await add('audit_log', { at: 1 });
    await add('quota', { at: 1 });
    await begin('retention');
    let failing = 1;
    const write: Store['write'] = async (run) => {
      if (failing-- === 1) throw new Error('away');
      return store.write(run);
    };
    await expect(work('retention', createRetention({ store: { ...store, write }, now }))).rejects.toThrow(/not all/);
    expect([await count('audit_log'), await count('quota')]).toEqual([0, 0]);
    time += 60_000;
    expect(await clean()).toBe(time + DAY);
  });

  it('is set to be done once, however many processes start', async () => {
    await Promise.all([begin('retention'), begin('retention'), begin('presence')]);
    time += 5;
    await begin('retention');
    const due = await store.read((tx) => tx.selectFrom('due').select(['kind', 'run_at']).orderBy('kind').execute());
    expect(due).toEqual([
      { kind: 'presence', run_at: NOON },
      { kind: 'retention', run_at: NOON },
    ]);
  });

  describe('of a server that the bot has left', () => {
    it('is every table with rows of servers', () => {
      const tables = columns.filter(({ column }) => column === 'guild').map(({ table }) => table);
      expect([...GUILD_TABLES].toSorted()).toEqual(tables.toSorted());
    });

    /** Rows of a server in every table. */
    async function settle(id: string): Promise<void> {
      const keys = { id: `${id}1`, subject: id, channel: id, case_id: id, set_id: id, number: Number(id) };
      const fresh = { ...keys, session: keys.id, until: NOON * 2 };
      for (const table of GUILD_TABLES) {
        const names = columns.filter((each) => each.table === table).map(({ column }) => column);
        const own = Object.entries({ ...fresh, guild: id, failed: null }).filter(([name]) => names.includes(name));
        const moments = names.filter((name) => /(^|_)at$/.test(name)).map((name) => [name, NOON * 2]);
        await add(table, { ...Object.fromEntries(moments), ...Object.fromEntries(own) });
      }
    }
    const left = (id: string, at: number | null) => add('guild', { id, settings: '{}', seen_at: NOON, left_at: at });

    it('is erased 30 days later in every table, and nothing of others', async () => {
      for (const id of ['4000', '5000']) await settle(id);
      await left('4000', NOON);
      await left('5000', null);
      await begin('retention');
      time = NOON + 30 * DAY;
      await clean();
      expect(await placesOf(store, '4000')).toContain('audit_log.guild');
      time += DAY;
      await clean();
      expect(await placesOf(store, '4000')).toEqual([]);
      expect((await placesOf(store, '5000')).filter((place) => place.endsWith('.guild'))).toHaveLength(
        GUILD_TABLES.length,
      );
      expect(await seenIn('5000')).toEqual({ seen: NOON, left: null });
    });

    it('is erased by and by when it is much, others in between, and not when the bot is back by then', async () => {
      const many = 12_500;
      await left('4000', 1);
      for (let from = 0; from < many; from += 500)
        await store.write((tx) =>
          tx
            .insertInto('feed_told')
            .values(Array.from({ length: 500 }, (_, i) => ({ guild: '4000', number: from + i })))
            .execute(),
        );
      await begin('retention');
      expect(await clean()).toBe(time);
      const rest = await count('feed_told');
      expect(rest).toBeGreaterThan(0);
      expect(rest).toBeLessThan(many);
      createSeen({ store, log: silent, now })('4000');
      await expect.poll(() => seenIn('4000')).toEqual({ seen: NOON, left: null });
      expect(await clean()).toBe(time + DAY);
      expect(await count('feed_told')).toBe(rest);
    });

    it('is known of from rows alone, so that it is asked after too', async () => {
      await add('server_note', { guild: '4000' });
      await begin('retention');
      await clean();
      expect(await seenIn('4000')).toEqual({ seen: NOON, left: null });
    });
  });

  describe('when Discord is asked where the bot is', () => {
    let loopback: Loopback;
    beforeEach(async () => {
      loopback = await openLoopback({ guilds: 3 });
      for (const { id } of loopback.guilds) await add('guild', { id, settings: '{}', seen_at: 1, left_at: null });
      await begin('presence');
    });
    const presence = (): Worker =>
      createPresence({ store, now, discord: createDiscord({ token: loopback.token, apiBase: loopback.api }) });
    /** A whole round. @returns how long it took, and how many requests */
    async function round(): Promise<{ ms: number; requests: number }> {
      const [from, asked, worker] = [time, loopback.requests.length, presence()];
      for (;;) {
        const again = await work('presence', worker);
        if (again === time + DAY) break;
        time = again;
      }
      const took = { ms: time - from, requests: loopback.requests.length - asked };
      time += DAY;
      return took;
    }

    it('a server is marked as left on the day, found again when the bot is back, and erased after 30 days', async () => {
      const [first, second] = loopback.guilds as [Loopback['guilds'][0], Loopback['guilds'][0]];
      loopback.kick(first);
      loopback.kick(second);
      await add('quiz_session', { guild: first.id, state: 'open', changed_at: NOON });
      await round();
      const quiz = store.read((tx) => tx.selectFrom('quiz_session').select(['state', 'slot', 'secret']).execute());
      expect(await quiz).toEqual([{ state: 'cancelled', slot: null, secret: null }]);
      const since = (await seenIn(first.id))!.left!;
      expect(since).toBeGreaterThanOrEqual(NOON);
      loopback.invite(second);
      await round();
      expect(await seenIn(first.id)).toEqual({ seen: 1, left: since });
      expect(await seenIn(second.id)).toMatchObject({ left: null });
      await begin('retention');
      time = since + 30 * DAY + 1;
      await clean();
      expect(await seenIn(first.id)).toBeUndefined();
      expect(await seenIn(second.id)).toBeDefined();
      expect(loopback.problems).toEqual([]);
      await loopback.close();
    });

    it('nobody is asked more than once a second on the whole, and each server once a day', async () => {
      const { ms, requests } = await round();
      // One more for who the bot is.
      expect(requests).toBe(3 * 3 + 1);
      expect(ms / 1000).toBeGreaterThanOrEqual(requests - 1);
      const next = await store.read((tx) => tx.selectFrom('due').selectAll().execute());
      expect(next).toMatchObject([{ kind: 'presence', subject: '', run_at: time }]);
      await loopback.close();
    });

    it('what Discord refuses of one server leaves that as it is; what it cannot answer is asked again', async () => {
      const path = /^GET \/guilds\/\d+$/;
      loopback.faults.next(path, { kind: 'refused', status: 400, code: 0, message: 'Bad Request' });
      const { requests } = await round();
      expect(requests).toBeGreaterThan(4);
      expect(await seenIn(loopback.guilds[0]!.id)).toEqual({ seen: 1, left: null });
      loopback.faults.next(path, { kind: 'refused', status: 401, code: 0, message: 'Unauthorized' });
      await expect(work('presence', presence())).rejects.toMatchObject({ status: 401 });
      await loopback.close();
    });
  });

  it('is not a server that uses the bot: it is put on record once a day', async () => {
    const writes: number[] = [];
    const write: Store['write'] = (run) => {
      writes.push(time);
      return store.write(run);
    };
    const seen = createSeen({ store: { ...store, write }, log: silent, now });
    for (let i = 0; i < 3; i += 1) seen('4000');
    await expect.poll(() => seenIn('4000')).toEqual({ seen: NOON, left: null });
    time += DAY - 1;
    seen('4000');
    expect(writes).toEqual([NOON]);
    time += 1;
    seen('4000');
    await expect.poll(() => seenIn('4000')).toEqual({ seen: time, left: null });
    expect(writes).toEqual([NOON, time]);
  });

  it('a store that is away keeps no server from being put on record later', async () => {
    let away = true;
    const write: Store['write'] = async (run) => {
      if (away) throw new Error('away');
      return store.write(run);
    };
    const seen = createSeen({ store: { ...store, write }, log: silent, now });
    seen('4000');
    await new Promise((resolve) => setImmediate(resolve));
    away = false;
    seen('4000');
    await expect.poll(() => seenIn('4000')).toEqual({ seen: NOON, left: null });
  });
});

describe('an interaction', () => {
  it.each([
    ['server', ['4']],
    ['direct', []],
  ] as const)('from a %s tells which servers use the bot', async (place, expected) => {
    const told: string[] = [];
    const { bot, store } = await openKept({ seen: (guild) => void told.push(guild) });
    await bot.dispatch(called('trade', { country: 'Turkey' }, place));
    expect(told).toEqual(expected);
    await store.close();
  });
});
