import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { Snowflake } from '../model/guild.ts';
import { backUp, restore } from '../store/backup.ts';
import { rowsOf } from '../store/export.ts';
import { fileIn, openToLook } from '../store/open.ts';
import { configured, Failed, orFailed, print, type Flags } from './call.ts';

/** The file of the store. @throws Failed when it is not in a file */
function ownFile(command: string, { databaseUrl, dataDir }: Config): string {
  if (databaseUrl === undefined) return fileIn(dataDir);
  const program = command === 'backup' ? 'pg_dump --format=custom' : 'pg_restore --clean --if-exists';
  throw new Failed([`${command}: what is kept is in PostgreSQL (DATABASE_URL): use its own ${program}`]);
}

/** Copies what is kept into a file, also beside a running bot. */
export async function backupStore(_: Flags, [name]: readonly string[]): Promise<number> {
  if (!name) throw new Failed(['backup: a file is expected, e.g. backup attache-friday.sqlite']);
  const file = ownFile('backup', configured());
  const to = resolve(name);
  await orFailed(backUp(file, to));
  print(`${file} is copied to ${to}`);
  return 0;
}

/** Puts a backup in the place of what is kept. */
export async function restoreStore(_: Flags, [name]: readonly string[]): Promise<number> {
  if (!name) throw new Failed(['restore: a file is expected, e.g. restore attache-friday.sqlite']);
  const file = ownFile('restore', configured());
  const before = await orFailed(restore(resolve(name), file, Date.now()));
  print(`${file} is what ${resolve(name)} was${before ? `; what was there is in ${before}` : ''}`);
  return 0;
}

/** Prints every row of a server, one a line, as JSON. */
export async function exportGuild({ guild }: Flags): Promise<number> {
  if (!Snowflake.safeParse(guild).success) throw new Failed(['export: --guild takes the id of a server, digits only']);
  const store = await orFailed(openToLook(configured()));
  try {
    const rows = await orFailed(store.read((tx) => rowsOf(tx, guild!)));
    for (const row of rows) print(JSON.stringify(row));
  } finally {
    await store.close();
  }
  return 0;
}
