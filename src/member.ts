import type { Interaction } from './interaction.ts';

/** Who presses or types, and what they may do where they are. */
export interface Member {
  readonly id: string;
  /** The channel in a server; undefined in private messages, where nobody else is disturbed. */
  readonly channel?: string;
  /** The channel to which a thread belongs, when it is in one. */
  readonly parent?: string;
  /** May write where the interaction comes from. */
  readonly mayPost: boolean;
  /** May take other people's messages away. */
  readonly moderates: boolean;
  /** May change the server itself, and all that is set for it here. */
  readonly manages: boolean;
  /** May arrange events. */
  readonly hosts: boolean;
  /** The ids of the roles in the server. */
  readonly roles: readonly string[];
}

/** Discord's permission bits ("Permissions", bitwise permission flags). */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;
const SEND_MESSAGES = 1n << 11n;
const MANAGE_MESSAGES = 1n << 13n;
const MANAGE_EVENTS = 1n << 33n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
/** Channel types of threads: of announcements, public and private ones. */
const THREADS: ReadonlySet<number | undefined> = new Set([10, 11, 12]);

/** Reads from an interaction who it comes from. Permissions that cannot be read are none. */
export function memberOf({ member, user, guild_id, channel_id, channel }: Interaction): Member {
  const bits = BigInt(/^\d{1,20}$/.exec(member?.permissions ?? '')?.[0] ?? 0);
  const may = (...permissions: bigint[]): boolean => permissions.some((permission) => (bits & permission) !== 0n);
  return {
    id: member?.user.id ?? user?.id ?? 'unknown',
    ...(guild_id !== undefined && channel_id !== undefined && { channel: channel_id }),
    ...(THREADS.has(channel?.type) && channel?.parent_id && { parent: channel.parent_id }),
    mayPost:
      member === undefined || may(THREADS.has(channel?.type) ? SEND_MESSAGES_IN_THREADS : SEND_MESSAGES, ADMINISTRATOR),
    moderates: may(MANAGE_MESSAGES, MANAGE_GUILD, ADMINISTRATOR),
    manages: may(MANAGE_GUILD, ADMINISTRATOR),
    hosts: may(MANAGE_EVENTS, MANAGE_GUILD, ADMINISTRATOR),
    roles: member?.roles ?? [],
  };
}
