import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readGuild } from '../../src/store/guild.ts';
import { StoreError, type Store, type Tx } from '../../src/store/store.ts';
import { databases } from './databases.ts';
import { holdTables } from './faults.ts';

const row = { settings: '{}', rev: 0, changed_at: 0, seen_at: 0, left_at: null };
const add = (tx: Tx, id: string): Promise<unknown> =>
  tx
    .insertInto('guild')
    .values({ ...row, id })
    .execute();
const idsIn = (store: Store): Promise<string[]> =>
  store.read(async (tx) => {
    const rows = await tx.selectFrom('guild').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  });
const reasonOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

describe.each(databases)('the store on $name', ({ name, open, create, openAt }) => {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };

  it('keeps what was written, also when it is opened again', async () => {
    const { address, remove } = await create();
    onTestFinished(remove);
    const first = await openAt(address);
    const written = { ...row, id: '1', settings: '{"answers":"private"}', rev: 3 };
    await first.write((tx) => tx.insertInto('guild').values(written).execute());
    await first.close();
    const second = await openAt(address);
    onTestFinished(() => second.close());
    const guild = await second.read((tx) => readGuild(tx, '1'));
    expect(guild).toMatchObject({ id: '1', settings: { answers: 'private' }, rev: 3 });
  });

  it('keeps nothing of work that failed, and hands its error on', async () => {
    const store = await opened();
    const failure = new Error('no such thing');
    const failing = store.write(async (tx) => {
      await add(tx, '1');
      throw failure;
    });
    expect(await reasonOf(failing)).toBe(failure);
    await store.write((tx) => add(tx, '2'));
    expect(await idsIn(store)).toEqual(['2']);
  });

  it('keeps nothing of work with a statement that failed', async () => {
    const store = await opened();
    await store.write((tx) => add(tx, '1'));
    const twice = store.write(async (tx) => {
      await add(tx, '2');
      await add(tx, '1');
    });
    expect(await reasonOf(twice)).toMatchObject({ message: expect.stringMatching(/unique/i) as string });
    expect(await idsIn(store)).toEqual(['1']);
  });

  it('writes nothing where it was asked to read', async () => {
    const store = await opened();
    const writing = store.read((tx) => add(tx, '1'));
    await expect(writing).rejects.toHaveProperty('cause.message', expect.stringMatching(/read-?only/));
  });

  it('lets work that reads before it writes happen one after the other', async () => {
    const store = await opened();
    await store.write((tx) => add(tx, '1'));
    const countUp = (): Promise<unknown> =>
      store.write(async (tx) => {
        const { rev } = await readGuild(tx, '1');
        await tx
          .updateTable('guild')
          .set({ rev: rev + 1 })
          .where('id', '=', '1')
          .execute();
      });
    await Promise.all(Array.from({ length: 12 }, countUp));
    expect(await store.read((tx) => readGuild(tx, '1'))).toMatchObject({ rev: 12 });
  });

  it('lets two that look at the same rows not both act on what neither changed', async () => {
    const store = await opened();
    // Each adds a server only when there is none.
    const addFirst = (id: string): Promise<unknown> =>
      store.write(async (tx) => {
        const found = await tx.selectFrom('guild').select('id').execute();
        if (found.length === 0) await add(tx, id);
      });
    await Promise.all(['1', '2', '3', '4'].map(addFirst));
    expect(await idsIn(store)).toHaveLength(1);
  });

  it('reads from one state, whatever is written meanwhile', async () => {
    const store = await opened();
    const seen = await store.read(async (tx) => {
      const before = await tx.selectFrom('guild').select('id').execute();
      await store.write((other) => add(other, '1'));
      return [before, await tx.selectFrom('guild').select('id').execute()];
    });
    expect(seen).toEqual([[], []]);
    expect(await idsIn(store)).toEqual(['1']);
  });

  it('gives up on work that does not end, keeps nothing of it, and goes on with the rest', async () => {
    const store = await opened();
    let kept: Tx | undefined;
    const stuck = store.write(async (tx) => {
      kept = tx;
      await add(tx, '1');
      await new Promise(() => undefined);
    });
    expect(await reasonOf(stuck)).toBe('slow');
    await store.write((tx) => add(tx, '2'));
    await expect(add(kept!, '3')).rejects.toThrow(/rolled back/);
    expect(await idsIn(store)).toEqual(['2']);
  });

  it('gives up on what others hold too long, reads meanwhile, and writes when they let go', async () => {
    const { address, remove } = await create();
    onTestFinished(remove);
    const store = await openAt(address);
    onTestFinished(() => store.close());
    const release = await holdTables(name, address);
    const waiting = store.write((tx) => add(tx, '1'));
    expect(await idsIn(store)).toEqual([]);
    expect(await reasonOf(waiting)).toBe('slow');
    const next = store.write((tx) => add(tx, '2'));
    await release();
    await next;
    expect(await idsIn(store)).toEqual(['2']);
  });

  it('gives up early for who has no time left, and does for them what takes a moment', async () => {
    const { address, remove } = await create();
    onTestFinished(remove);
    const store = await openAt(address);
    onTestFinished(() => store.close());
    const hurried = store.within(0);
    await hurried.write((tx) => add(tx, '1'));
    const release = await holdTables(name, address);
    const patient = store.write((tx) => add(tx, '2'));
    expect(await Promise.race([reasonOf(hurried.within(60_000).write((tx) => add(tx, '3'))), patient])).toBe('slow');
    await release();
    await patient;
    expect(await idsIn(store)).toEqual(['1', '2']);
  });

  it('does nothing any more when it is closed', async () => {
    const store = await open();
    const last = store.write((tx) => add(tx, '1'));
    await store.close();
    await last;
    expect(await reasonOf(store.write((tx) => add(tx, '2')))).toBe('closed');
    expect(await reasonOf(idsIn(store))).toBe('closed');
  });

  it('says so when the disk is full, keeps what it has, and goes on when there is room', async () => {
    const store = await opened();
    await store.write((tx) => add(tx, '1'));
    const fill = name === 'SQLite' ? fillSqlite : fillPostgres;
    expect(await reasonOf(store.write<unknown>((tx) => fill.full(tx)))).toBe('full');
    await store.write<unknown>((tx) => fill.room(tx));
    await store.write((tx) => add(tx, '2'));
    expect(await idsIn(store)).toEqual(['1', '2']);
  });

  it('gives back the texts and whole numbers that it was given', async () => {
    const store = await opened();
    const texts = fc.string({ unit: 'binary' });
    const wholes = fc.maxSafeInteger();
    const keeps = fc.asyncProperty(texts, wholes, fc.option(wholes), async (settings, rev, left_at) => {
      const given = { ...row, id: '900719925474099312', settings, rev, left_at };
      const found = await store.write(async (tx) => {
        await tx.deleteFrom('guild').execute();
        await tx.insertInto('guild').values(given).execute();
        return tx.selectFrom('guild').selectAll().execute();
      });
      expect(found).toEqual([{ ...given, settings: settings.replaceAll('\0', '\uFFFD') }]);
    });
    await fc.assert(keeps, { numRuns: 60 });
  });

  it('marks what no database can hold in a text', async () => {
    const store = await opened();
    await store.write((tx) => add(tx, 'a\0b\uD800c'));
    expect(await idsIn(store)).toEqual(['a\uFFFDb\uFFFDc']);
  });

  it('counts and adds up in numbers, and refuses what it would have to round', async () => {
    const store = await opened();
    const largest = { ...row, rev: Number.MAX_SAFE_INTEGER };
    await store.write((tx) =>
      tx
        .insertInto('guild')
        .values(['1', '2'].map((id) => ({ ...largest, id })))
        .execute(),
    );
    const counted = (tx: Tx) =>
      tx
        .selectFrom('guild')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('rev').as('most')])
        .executeTakeFirst();
    expect(await store.read(counted)).toEqual({ count: 2, most: Number.MAX_SAFE_INTEGER });
    const sum = store.read((tx) => sql`select sum(rev) from guild`.execute(tx));
    await expect(sum).rejects.toThrow(RangeError);
    expect(await idsIn(store)).toEqual(['1', '2']);
  });
});

const fillSqlite = {
  async full(tx: Tx): Promise<void> {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx);
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(tx);
    for (let id = 100; id < 200; id++) await add(tx, String(id).repeat(300));
  },
  room: (tx: Tx) => sql`pragma max_page_count = 1000000`.execute(tx),
};
/** A disk cannot be filled here: the database is made to say that it is. */
const fillPostgres = {
  full: (tx: Tx) => sql`do $$ begin raise exception 'no room' using errcode = '53100'; end $$`.execute(tx),
  room: async () => undefined,
};
