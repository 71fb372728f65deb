import { DatabaseSync } from 'node:sqlite';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { fileIn, openStore, openToLook } from '../../src/store/open.ts';
import { newDataDir } from '../data.ts';
import { databases, runPostgres } from './databases.ts';
import { endureKills, startWorker } from './killing.ts';

describe.each(databases)('opening the store on $name', ({ name, create, openAt }) => {
  const created = async (): Promise<string> => {
    const { address, remove } = await create();
    onTestFinished(remove);
    return address;
  };
  const run = async (address: string, statement: string): Promise<void> => {
    if (name === 'SQLite') {
      const database = new DatabaseSync(address);
      database.exec(statement);
      return database.close();
    }
    return runPostgres(address, statement);
  };

  it('takes every step once, whoever opens it', async () => {
    const address = await created();
    for (let i = 0; i < 2; i++) {
      const store = await openAt(address);
      const steps = await store.read((tx) =>
        tx
          .selectFrom('migration' as never)
          .selectAll()
          .execute(),
      );
      expect(steps).toEqual(migrations.map((_, step) => ({ number: step + 1 })));
      await store.close();
    }
  });

  it('refuses tables of a newer version, and says what to do', async () => {
    const address = await created();
    await openAt(address).then((store) => store.close());
    await run(address, `insert into migration (number) values (${migrations.length + 1})`);
    await expect(openAt(address)).rejects.toThrow(
      /^.+ cannot be used: its tables are of a newer version .+: start the newer version, or restore a backup from before$/,
    );
  });

  it('works when four processes make the tables at once', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const address = await created();
      const workers = Array.from({ length: 4 }, () => startWorker('open', address));
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    }
  });

  it('loses nothing that was told, and leaves nothing in part, when a bot is killed', { timeout: 60_000 }, async () => {
    const { lost, torn, spoiled, written } = await endureKills(await created(), 3, openAt);
    expect({ lost, torn, spoiled }).toEqual({ lost: 0, torn: 0, spoiled: 0 });
    expect(written).toBeGreaterThan(0);
  });
});

describe('a data folder', () => {
  const databaseUrl = undefined;

  it('belongs to one bot at a time; others may look', async () => {
    const dataDir = newDataDir();
    const bot = await openStore({ dataDir, databaseUrl });
    await expect(openStore({ dataDir, databaseUrl })).rejects.toThrow(
      `${fileIn(dataDir)} is used by another bot: end it, or set another DATA_DIR`,
    );
    const looking = await openToLook({ dataDir, databaseUrl });
    expect(await looking.read((tx) => tx.selectFrom('guild').selectAll().execute())).toEqual([]);
    await looking.close();
    await bot.close();
    await openStore({ dataDir, databaseUrl }).then((store) => store.close());
  });

  it('is made when it is not there, for a bot and not for who looks', async () => {
    const dataDir = join(newDataDir(), 'new');
    await expect(openToLook({ dataDir, databaseUrl })).rejects.toThrow(`${fileIn(dataDir)} cannot be used: `);
    expect(existsSync(dataDir)).toBe(false);
    await openStore({ dataDir, databaseUrl }).then((store) => store.close());
    expect(existsSync(fileIn(dataDir))).toBe(true);
  });

  it('is refused in one line when its file is no database', async () => {
    const dataDir = newDataDir();
    writeFileSync(fileIn(dataDir), 'no database, but a text that somebody put there '.repeat(50));
    await expect(openStore({ dataDir, databaseUrl })).rejects.toThrow(
      `${fileIn(dataDir)} cannot be used: file is not a database`,
    );
    // It is let go, so that it can be mended.
    await expect(openStore({ dataDir, databaseUrl })).rejects.toThrow('file is not a database');
  });

  it('has tables in which every column holds what it says', async () => {
    const dataDir = newDataDir();
    await openStore({ dataDir, databaseUrl }).then((store) => store.close());
    const database = new DatabaseSync(fileIn(dataDir));
    onTestFinished(() => database.close());
    const made = database.prepare("select name, strict from pragma_table_list where name not like 'sqlite%'").all();
    expect(made.length).toBeGreaterThan(migrations.length);
    expect(made.filter(({ strict }) => strict !== 1)).toEqual([]);
  });
});

describe('a database at an address', () => {
  it.each([
    ['where nothing answers', 'postgres://bot:secret@127.0.0.1:1/attache', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['of a host that is not there', 'postgres://bot:secret@nowhere.invalid/attache', 'ENOTFOUND'],
  ])('is refused in one line without the password %s', async (_, databaseUrl, reason) => {
    const opening = openStore({ dataDir: newDataDir(), databaseUrl });
    const { message } = await opening.then(
      () => new Error('it was opened'),
      (error: Error) => error,
    );
    expect(message).toMatch(/^the database at \S+\/attache cannot be used: .+$/);
    expect(message).toContain(reason);
    expect(message).not.toContain('secret');
  });
});
