/**
 * A process that writes as a bot does, and says on standard output what is written, so that it can be killed at any moment.
 * Arguments: `write` or `open` (the tables are made, and it ends), and the address of a database.
 */
import { writeSync } from 'node:fs';
import { recordDeed } from '../../src/store/audit.ts';
import { schedule } from '../../src/store/due.ts';
import { readGuild } from '../../src/store/guild.ts';
import { openPostgres, openSqlite } from '../../src/store/open.ts';
import { send } from '../../src/store/outbox.ts';
import { StoreError, type Tx } from '../../src/store/store.ts';

const [what, address = ''] = process.argv.slice(2);
const started = Date.now();
const store = await (address.startsWith('postgres:')
  ? openPostgres(address)
  : openSqlite(address, { alone: what === 'write' }));
const tell = (line: string): void => void writeSync(1, `${line}\n`);
tell(`ready ${Date.now() - started}`);

/** One change of a server, in everything that a command writes. Returns its number. */
async function change(tx: Tx, guild: string): Promise<number> {
  const { rev } = await readGuild(tx, guild);
  const next = rev + 1;
  const settings = {
    settings: JSON.stringify({ timeZone: `Zone/${next}` }),
    rev: next,
    changed_at: next,
    seen_at: next,
  };
  await tx
    .insertInto('guild')
    .values({ id: guild, ...settings, left_at: null })
    .onConflict((taken) => taken.column('id').doUpdateSet(settings))
    .execute();
  await recordDeed(tx, { guild, at: next, action: 'settings.zone', object: `guild:${guild}` });
  await send(tx, { key: guild, guild, does: 'post', channel: '1', nonce: `${guild}-${next}`, body: {}, at: next });
  await schedule(tx, { kind: 'settings', subject: guild, guild, at: next });
  return next;
}

async function goOn(guild: string): Promise<void> {
  for (;;) {
    try {
      tell(`written ${guild} ${await store.write((tx) => change(tx, guild))}`);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

if (what === 'write') await Promise.all(['1', '2', '3', '4'].map(goOn));
await store.close();
