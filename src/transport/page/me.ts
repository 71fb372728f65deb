import { CHANNELS, MEMBERS, permissionsOf, type Channel, type Member } from './world.ts';
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

/** Whether Discord shows me a command. */
export function mayUse({ default_member_permissions: needed }: Command): boolean {
  const bits = BigInt(needed ?? 0);
  return (permissionsOf(me()) & bits) === bits;
}
