import { GuildSettings, type Guild } from '../model/guild.ts';
import { readGuild } from '../store/guild.ts';
import type { Store } from '../store/store.ts';

/** How long settings that were read are taken as they are, in milliseconds: another process may have changed them. */
const FRESH_MS = 2_000;
/** Servers remembered at once; the one that was asked for longest ago is forgotten first. */
const KEPT = 5_000;

/** The servers and what is set in them, remembered for a moment. */
export interface Guilds {
  /** At once where it is remembered. When the store is not there, what was known last, however old. */
  of(id: string): Guild | Promise<Guild>;
  /** Takes what was written by this process. */
  changed(guild: Guild): void;
}

const standard = GuildSettings.parse({});

/** What is taken for set where nothing can be read: nobody but the asker sees anything. */
export const cautious = (id: string): Guild => ({ id, settings: { ...standard, answers: 'private' }, rev: 0 });

/** @param now epoch milliseconds */
export function createGuilds(store: Store, now: () => number): Guilds {
  const known = new Map<string, { readonly guild: Guild; readonly at: number }>();
  const keep = (guild: Guild): Guild => {
    known.delete(guild.id);
    known.set(guild.id, { guild, at: now() });
    if (known.size > KEPT) known.delete(known.keys().next().value!);
    return guild;
  };
  return {
    of(id) {
      const found = known.get(id);
      if (found && found.at + FRESH_MS > now()) return found.guild;
      return store
        .read((tx) => readGuild(tx, id))
        .then(keep, (error: unknown) => {
          if (found) return found.guild;
          throw error;
        });
    },
    changed: (guild) => void keep(guild),
  };
}
