import type { Interaction } from './interaction.ts';

/** Who presses or types, and what they may do where they are. */
export interface Member {
  readonly id: string;
  /** The channel in a server; undefined in private messages, where nobody else is disturbed. */
  readonly channel?: string;
  /** May write where the interaction comes from. */
  readonly mayPost: boolean;
  /** May take other people's messages away. */
  readonly moderates: boolean;
}

/** Discord's permission bits ("Permissions", bitwise permission flags). */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;
const SEND_MESSAGES = 1n << 11n;
const MANAGE_MESSAGES = 1n << 13n;

/** Reads from an interaction who it comes from. Permissions that cannot be read are none. */
export function memberOf({ member, user, guild_id, channel_id }: Interaction): Member {
  const bits = BigInt(/^\d{1,20}$/.exec(member?.permissions ?? '')?.[0] ?? 0);
  const may = (...permissions: bigint[]): boolean => permissions.some((permission) => (bits & permission) !== 0n);
  return {
    id: member?.user.id ?? user?.id ?? 'unknown',
    ...(guild_id !== undefined && channel_id !== undefined && { channel: channel_id }),
    mayPost: member === undefined || may(SEND_MESSAGES, ADMINISTRATOR),
    moderates: may(MANAGE_MESSAGES, MANAGE_GUILD, ADMINISTRATOR),
  };
}
