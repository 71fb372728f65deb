import type { Command } from '../command.ts';
import type { CommandPermission, GuildView } from '../model/discord.ts';
import { ROLES, type Capability, type Guild, type GuildSettings, type Role } from '../model/guild.ts';
import { DEFAULT_PERMISSION } from '../registration.ts';
import { botIn, lackingIn, sees, type Permission } from './sight.ts';

/** Something that stands in the way. */
export type Obstacle =
  /** The bot lacks permissions in the channel where it was asked. */
  | { readonly is: 'lacks'; readonly channel: string; readonly permissions: readonly Permission[] }
  /** A channel that is set is gone. */
  | { readonly is: 'channel-gone'; readonly use: ChannelUse; readonly channel: string }
  /** The bot cannot do there what it is set for. */
  | {
      readonly is: 'channel-closed';
      readonly use: ChannelUse;
      readonly channel: string;
      readonly permissions: readonly Permission[];
    }
  | { readonly is: 'role-gone'; readonly as: Role; readonly role: string }
  /** Discord does not show commands to a role that may use them. */
  | { readonly is: 'hidden'; readonly as: Role; readonly role: string; readonly commands: readonly string[] };

/** What a channel is set for. */
export type ChannelUse = 'channels' | 'log' | 'feed';

/** A server as Discord has it now. */
export interface Found {
  readonly view: GuildView;
  readonly permissions: readonly CommandPermission[];
  /** Where it was asked; a thread counts as its channel. */
  readonly channel: string | undefined;
}

/** All that the bot may ever do in a channel. */
const WANTED = ['view', 'send', 'send-in-threads', 'start-threads', 'embed', 'attach', 'history', 'pin'] as const;

/** Holds what is set against what Discord has: pure. */
export const check = (found: Found, { settings }: Guild, commands: readonly Command[]): Obstacle[] => [
  ...here(found),
  ...channelObstacles(found.view, settings),
  ...Object.keys(ROLES).flatMap((as) => roleObstacles(as as Role, found, settings, commands)),
];

function here({ view, channel }: Found): Obstacle[] {
  if (channel === undefined) return [];
  const permissions = lackingIn(botIn(view, channel) ?? 0n, WANTED);
  return permissions.length > 0 ? [{ is: 'lacks', channel, permissions }] : [];
}

function channelObstacles(view: GuildView, { channels, logChannel, feed }: GuildSettings): Obstacle[] {
  const set: readonly (readonly [ChannelUse, string | undefined])[] = [
    ['log', logChannel],
    ['feed', feed.channel],
    ...channels.map((channel) => ['channels', channel] as const),
  ];
  return set.flatMap(([use, channel]): Obstacle[] => {
    if (channel === undefined) return [];
    const bits = botIn(view, channel);
    if (bits === undefined) return [{ is: 'channel-gone', use, channel }];
    const permissions = lackingIn(bits, ['view', 'send']);
    return permissions.length > 0 ? [{ is: 'channel-closed', use, channel, permissions }] : [];
  });
}

function roleObstacles(
  as: Role,
  { view, permissions, channel }: Found,
  { roles }: GuildSettings,
  commands: readonly Command[],
): Obstacle[] {
  const may: readonly Capability[] = ROLES[as];
  // Whoever has more than looking things up is sent to the commands that need it.
  const meant = commands.filter(({ needs = 'look' }) => may.includes(needs) && (as === 'viewer' || needs !== 'look'));
  return roles[as].flatMap((id): Obstacle[] => {
    const role = view.roles.find((each) => each.id === id);
    if (!role) return [{ is: 'role-gone', as, role: id }];
    const hidden = meant
      .map(({ name, needs = 'look' }) => ({ name, asks: DEFAULT_PERMISSION[needs] }))
      .filter((command) => !sees(role, command, channel, view, permissions));
    return hidden.length > 0 ? [{ is: 'hidden', as, role: id, commands: hidden.map(({ name }) => name) }] : [];
  });
}
