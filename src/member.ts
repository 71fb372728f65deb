import type { Interaction } from './interaction.ts';
import { PERMISSION } from './model/permissions.ts';

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

const {
  administrator: ADMINISTRATOR,
  manageGuild: MANAGE_GUILD,
  send: SEND_MESSAGES,
  manageMessages: MANAGE_MESSAGES,
  manageEvents: MANAGE_EVENTS,
  sendInThreads: SEND_MESSAGES_IN_THREADS,
} = PERMISSION;
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

/** The members that were chosen in a list, as far as Discord tells who they are. */
export const chosenIn = (interaction: Interaction): Member[] =>
  Object.entries(interaction.data?.resolved?.members ?? {}).map(([id, member]) =>
    memberOf({ ...interaction, member: { ...member, user: { id } } }),
  );
