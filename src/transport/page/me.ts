import { CHANNELS, GUILD, MEMBERS, permissionsOf, type Channel, type Member } from './world.ts';
import type { Command } from './wire.ts';

// Each tab may be another member in another channel: its address says which.

const named = (name: string): string | null => new URLSearchParams(location.search).get(name);

export const me = (): Member => MEMBERS.find(({ key }) => key === named('as')) ?? MEMBERS[0];
export const here = (): Channel => CHANNELS.find(({ name }) => name === named('in')) ?? CHANNELS[0];

/** Opens this page anew as another member (`as`), or in another channel (`in`). */
export function become(name: 'as' | 'in', value: string): void {
  const search = new URLSearchParams(location.search);
  search.set(name, value);
  location.assign(`${location.pathname}?${search}`);
}

/** Where a message of the made-up server stands. */
interface Place {
  readonly channel: Channel;
  readonly message: string;
}

/** The message that an address of Discord's leads to, when it is one of the made-up server. */
export function placeOf(url = ''): Place | undefined {
  const [, guild, id, message = ''] = /^https:\/\/discord\.com\/channels\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? [];
  const channel = CHANNELS.find((each) => each.id === id);
  return guild === GUILD && channel ? { channel, message } : undefined;
}

/** Shows a message: here, or in the channel where it stands. */
export function show({ channel, message }: Place): void {
  if (channel !== here()) return become('in', channel.name);
  document.getElementById(`entry-${message}`)?.scrollIntoView();
}

/** Whether Discord shows me a command. */
export function mayUse({ default_member_permissions: needed }: Command): boolean {
  const bits = BigInt(needed ?? 0);
  return (permissionsOf(me()) & bits) === bits;
}
