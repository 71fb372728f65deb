import type { GuildChannel, GuildView } from '../model/discord.ts';

/** What a card takes in a channel ("Permissions", bitwise permission flags). */
const NEEDED = {
  view: 1n << 10n,
  send: 1n << 11n,
  history: 1n << 16n,
  pin: 1n << 51n,
} as const;
export type Right = keyof typeof NEEDED;
export const RIGHTS = Object.keys(NEEDED) as readonly Right[];

const ADMINISTRATOR = 1n << 3n;
const EVERYTHING = (1n << 62n) - 1n;

interface Someone {
  readonly id: string;
  readonly roles: readonly string[];
}

/** All that somebody may do in a channel ("Permissions", permission hierarchy). */
export function permissionsIn({ id: everyone, owner, roles }: GuildView, channel: GuildChannel, who: Someone): bigint {
  if (who.id === owner) return EVERYTHING;
  const own = roles.filter(({ id }) => id === everyone || who.roles.includes(id));
  const base = own.reduce((sum, { permissions }) => sum | permissions, 0n);
  if (base & ADMINISTRATOR) return EVERYTHING;
  const [all, some, one] = [
    (id: string) => id === everyone,
    (id: string) => who.roles.includes(id),
    (id: string) => id === who.id,
  ].map((applies) => channel.overwrites.filter(({ id }) => applies(id)));
  return [all!, some!, one!].reduce((granted, overwrites) => {
    const deny = overwrites.reduce((sum, each) => sum | each.deny, 0n);
    const allow = overwrites.reduce((sum, each) => sum | each.allow, 0n);
    return (granted & ~deny) | allow;
  }, base);
}

/** What somebody lacks of some rights in a channel; undefined for a channel that the server does not list, such as a thread. */
export function lackedIn(
  view: GuildView,
  channel: string,
  who: Someone,
  wanted: readonly Right[],
): readonly Right[] | undefined {
  const found = view.channels.find(({ id }) => id === channel);
  if (!found) return undefined;
  const granted = permissionsIn(view, found, who);
  return wanted.filter((right) => !(granted & NEEDED[right]));
}
