import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { lock, Locked } from './lock.ts';
import { migrations } from './migrations/index.ts';

/** Pages that are copied at once, of 4 KB. Each step is on the disk before the next: a bot that writes never waits for much. */
const PAGES = 256;

/**
 * Copies the store in a file to another, also beside a bot that writes: the copy is of one moment.
 * @param to an existing file is not written over
 * @throws Error that says what to do
 */
export async function backUp(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file} is not there: no bot has kept anything in this data folder`);
  if (existsSync(to)) throw new Error(`${to} is there already: take it away, or name another file`);
  // What stands under its name is whole: it gets it when it is.
  const part = `${to}.part`;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // A copy in steps would begin anew whenever a bot writes in between. Who reads sees one state until the end.
    database.exec('begin; select count(*) from migration');
    await backup(database, part, { rate: PAGES, progress: () => toDisk(part) });
    insistOnWhole(part);
    toDisk(part);
    renameSync(part, to);
  } finally {
    database.close();
    removeWith(part);
  }
}

/**
 * Puts a backup in the place of the store in a file. What was there before is kept beside it.
 * @param now epoch milliseconds
 * @returns where what was there before is now, when there was something
 * @throws Error that says what to do; then nothing was changed
 */
export async function restore(from: string, file: string, now: number): Promise<string | undefined> {
  if (!existsSync(from)) throw new Error(`${from} is not there`);
  mkdirSync(dirname(file), { recursive: true });
  const unlock = await lock(`${file}.lock`, 0).catch((error: unknown) => {
    throw error instanceof Locked ? new Error(`a bot uses ${file}: end it first`, { cause: error }) : error;
  });
  const part = `${file}.part`;
  try {
    if (resolve(from) === resolve(file)) throw new Error(`${from} is the store itself`);
    copyWhole(from, part);
    insistOnWhole(part);
    toDisk(part);
    const before = existsSync(file)
      ? `${file}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined;
    if (before) setAside(file, before);
    renameSync(part, file);
    return before;
  } finally {
    removeWith(part);
    unlock();
  }
}

/** Keeps a copy of a store, and leaves nothing beside it that would be taken for a part of another one. */
function setAside(file: string, before: string): void {
  try {
    const database = new DatabaseSync(file);
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  } catch {
    // It is spoiled, which may be why a backup is restored: it is kept as it is.
  }
  copyWhole(file, before);
  for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
}

/** Copies a store that nobody writes to, with what SQLite has not yet put into the file itself. */
function copyWhole(from: string, to: string): void {
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part);
}

/** @throws Error when a file is no store, is spoiled, or is of a newer version */
function insistOnWhole(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const [found] = database.prepare('pragma integrity_check').all();
    if (found?.['integrity_check'] !== 'ok') throw new Error(`spoiled: ${String(found?.['integrity_check'])}`);
    const taken = Number(database.prepare('select max(number) as taken from migration').get()?.['taken']);
    if (taken > migrations.length) throw new Error('of a newer version: start that one');
    // One file is the whole of it.
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    throw new Error(`the backup cannot be used: ${(error as Error).message}`, { cause: error });
  } finally {
    database.close();
  }
}

function toDisk(file: string): void {
  const open = openSync(file, 'r+');
  fsyncSync(open);
  closeSync(open);
}

function removeWith(file: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
}
