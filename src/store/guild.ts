import { GuildSettings, type Guild } from '../model/guild.ts';
import type { Tx } from './store.ts';

/** A server as it is set; one that has set nothing has the defaults. */
export async function readGuild(tx: Tx, id: string): Promise<Guild> {
  const row = await tx.selectFrom('guild').select(['settings', 'rev']).where('id', '=', id).executeTakeFirst();
  return { id, settings: GuildSettings.parse(row ? JSON.parse(row.settings) : {}), rev: row?.rev ?? 0 };
}
