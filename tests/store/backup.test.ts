import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordDeed } from '../../src/store/audit.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { fileIn, openStore } from '../../src/store/open.ts';
import { send } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { newDataDir } from '../data.ts';
import { databases } from './databases.ts';
import { foundIn, startWorker } from './killing.ts';

const NOW = Date.UTC(2026, 0, 15);
const open = (file: string): Promise<Store> => openStore({ dataDir: dirname(file), databaseUrl: undefined });
/** A store in which a server did something, closed again. */
async function kept(guild: string): Promise<string> {
  const file = fileIn(newDataDir());
  const store = await open(file);
  await store.write((tx) => recordDeed(tx, { guild, at: NOW, action: 'settings.zone' }));
  await store.close();
  return file;
}
async function guildsIn(file: string): Promise<string[]> {
  const store = await open(file);
  const rows = await store.read((tx) => tx.selectFrom('audit_log').select('guild').execute());
  await store.close();
  return rows.map(({ guild }) => guild);
}

/** Makes a store of several megabytes, which is copied in several steps. */
async function fill(file: string): Promise<void> {
  const store = await open(file);
  const deed = { guild: 'other', at: NOW, action: 'filled', detail: { text: 'x'.repeat(100_000) } };
  await store.write(async (tx) => {
    for (let i = 0; i < 50; i++) await recordDeed(tx, deed);
  });
  await store.close();
}

describe('a backup', () => {
  it('that is made while a bot writes is whole, and holds everything of before', async () => {
    const file = fileIn(newDataDir());
    await fill(file);
    const worker = startWorker('write', file);
    onTestFinished(() => void worker.child.kill('SIGKILL'));
    await worker.ready;
    await expect.poll(() => worker.written.size, { timeout: 10_000 }).toBe(4);
    for (let i = 0; i < 3; i++) {
      const told = new Map(worker.written);
      const copy = join(newDataDir(), 'copy.sqlite');
      await backUp(file, copy);
      expect(readdirSync(dirname(copy))).toEqual(['copy.sqlite']);
      const restored = fileIn(newDataDir());
      expect(await restore(copy, restored, NOW)).toBe(undefined);
      const store = await open(restored);
      expect(await foundIn(store, told)).toEqual({ lost: 0, torn: 0 });
      await store.close();
    }
  });

  it('is put in the place of what is there, which stays beside it', async () => {
    const [file, other] = [await kept('1'), await kept('2')];
    const before = await restore(other, file, NOW);
    expect(before).toBe(`${file}.before-2026-01-15T00-00-00-000Z`);
    expect(await guildsIn(file)).toEqual(['2']);
    await restore(before!, file, NOW + 1);
    expect(await guildsIn(file)).toEqual(['1']);
  });

  it('is put in the place of a file that is spoiled, with what SQLite had not yet put into it', async () => {
    const [file, other] = [await kept('1'), await kept('2')];
    writeFileSync(file, 'spoiled');
    writeFileSync(`${file}-wal`, 'of the file that is spoiled');
    const before = await restore(other, file, NOW);
    expect(await guildsIn(file)).toEqual(['2']);
    expect([before!, `${before}-wal`].map((each) => readFileSync(each, 'utf8'))).toEqual([
      'spoiled',
      'of the file that is spoiled',
    ]);
  });

  it('is not made of nothing, and not over another file', async () => {
    const file = await kept('1');
    await expect(backUp(fileIn(newDataDir()), join(newDataDir(), 'copy'))).rejects.toThrow('no bot has kept anything');
    await expect(backUp(file, file)).rejects.toThrow('is there already: take it away');
    expect(await guildsIn(file)).toEqual(['1']);
  });

  it('is refused while a bot runs', async () => {
    const [file, other] = [await kept('1'), await kept('2')];
    const bot = await open(file);
    await expect(restore(other, file, NOW)).rejects.toThrow(`a bot uses ${file}: end it first`);
    await bot.close();
    expect(await guildsIn(file)).toEqual(['1']);
  });

  it.each<[string, RegExp, (copy: string) => void]>([
    ['is cut short', /spoiled|malformed/, (copy) => writeFileSync(copy, readFileSync(copy).subarray(0, 9_000))],
    ['is a text', /not a database/, (copy) => writeFileSync(copy, 'a text '.repeat(1_000))],
    ['is another database', /no such table: migration/, (copy) => writeFileSync(copy, '')],
    [
      'is of a newer version',
      /of a newer version/,
      (copy) => {
        const database = new DatabaseSync(copy);
        database.exec(`insert into migration values (${migrations.length + 1})`);
        database.close();
      },
    ],
  ])('that %s changes nothing', async (_, reason, spoil) => {
    const [file, other] = [await kept('1'), await kept('2')];
    const copy = join(newDataDir(), 'copy.sqlite');
    await backUp(other, copy);
    spoil(copy);
    await expect(restore(copy, file, NOW)).rejects.toThrow(reason);
    expect(await guildsIn(file)).toEqual(['1']);
    expect(readdirSync(dirname(file)).filter((name) => /part|before/.test(name))).toEqual([]);
  });
});

/** Runs the command line with these settings. */
async function cli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }> {
  const flags = ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args];
  const options = { cwd: resolve(import.meta.dirname, '../..'), env: { PATH: process.env['PATH'], ...env } };
  return promisify(execFile)(process.execPath, flags, options).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
}

describe('the command line', () => {
  it('makes a backup beside a running bot, and puts it back when the bot has ended', async () => {
    const file = await kept('1');
    const env = { DATA_DIR: dirname(file) };
    const copy = join(newDataDir(), 'copy.sqlite');
    const bot = await open(file);
    expect((await cli(['backup', copy], env)).stdout).toBe(`${file} is copied to ${copy}\n`);
    expect((await cli(['restore', copy], env)).stderr).toBe(`a bot uses ${file}: end it first\n`);
    await bot.close();
    expect((await cli(['restore', copy], env)).stdout).toMatch(
      /^.+ is what .+ was; what was there is in .+\.before-.+\n$/,
    );
    expect(existsSync(file)).toBe(true);
  });

  it.each(['backup', 'restore'])('leaves a %s of PostgreSQL to its own programs', async (command) => {
    const { stderr } = await cli([command, 'copy'], { DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/attache' });
    expect(stderr).toMatch(/^\w+: what is kept is in PostgreSQL \(DATABASE_URL\): use its own pg_\w+ .+\n$/);
  });

  it.each(databases)('prints every row of a server on $name, and of no other', async ({ name, create, openAt }) => {
    const { address, remove } = await create();
    onTestFinished(remove);
    const store = await openAt(address);
    onTestFinished(() => store.close());
    const guildRow = { settings: '{}', rev: 1, changed_at: NOW, seen_at: NOW, left_at: null };
    for (const guild of ['11', '12']) {
      await store.write(async (tx) => {
        await tx
          .insertInto('guild')
          .values({ id: guild, ...guildRow })
          .execute();
        await recordDeed(tx, { guild, at: NOW, member: '7', action: 'settings.zone' });
        await send(tx, { key: 'a', guild, does: 'post', channel: '5', at: NOW });
      });
    }
    const env = name === 'SQLite' ? { DATA_DIR: dirname(address) } : { DATABASE_URL: address };
    const { stdout } = await cli(['export', '--guild', '12'], env);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });
    expect(rows.map(({ table }) => table).toSorted()).toEqual(['audit_log', 'guild', 'outbox']);
    expect(rows.find(({ table }) => table === 'guild')?.row).toEqual({ id: '12', ...guildRow });
    expect(rows.map(({ row }) => row['guild'] ?? row['id'])).toEqual(['12', '12', '12']);
  });

  it.each([
    [['backup'], 'backup: a file is expected'],
    [['restore'], 'restore: a file is expected'],
    [['export'], 'export: --guild takes the id of a server'],
    [['export', '--guild', '1'], 'attache.sqlite cannot be used: '],
  ])('says what is missing for %j', async (args, line) => {
    const { stderr } = await cli(args, { DATA_DIR: newDataDir() });
    expect(stderr).toContain(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
