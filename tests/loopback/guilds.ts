import { ALL_PERMISSIONS, bot, Permission, Refusal, type Json, type World } from './world.ts';

/** What a guild gives everybody, and the bot's own role gives the bot. */
const EVERYBODY = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES;
const OWN = ALL_PERMISSIONS & ~Permission.ADMINISTRATOR;

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
}

/** What a role (0) or a member (1) may and may not do in a channel, beside the roles. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Channel {
  readonly id: string;
  name: string;
  readonly type: number;
  overwrites: Overwrite[];
}

/** A server; tests change it as its people would. */
export interface Guild {
  readonly id: string;
  /** Its first text channel. */
  readonly channel: string;
  readonly owner: string;
  /** The first is everybody's, the second the bot's own. */
  readonly roles: Role[];
  readonly channels: Channel[];
  /** The roles that the bot has. */
  readonly held: string[];
  /** Whether the bot is in it. */
  present: boolean;
}

/** Servers with ids as Discord makes them, so that neighbours fall on different shards. */
export const guildsOf = (count: number): Guild[] =>
  Array.from({ length: count }, (_, i) => {
    const id = (1_000_000_000_000n + BigInt(i)) << 22n;
    const channel = String(id + 1n);
    const own = String(id + 2n);
    return {
      id: String(id),
      channel,
      owner: '100000000000000001',
      roles: [
        { id: String(id), name: '@everyone', permissions: EVERYBODY },
        { id: own, name: 'Attaché', permissions: OWN },
      ],
      channels: [{ id: channel, name: 'general', type: 0, overwrites: [] }],
      held: [own],
      present: true,
    };
  });

/** What a test does with servers in the place of their people. */
export interface People {
  /** @returns the id of the new role */
  addRole(guild: Guild, name: string, permissions: bigint): string;
  /** @param type 0 text, 4 category, 5 announcements, 15 forum. @returns the id of the new channel */
  addChannel(guild: Guild, name: string, overwrites?: readonly Overwrite[], type?: number): string;
  deleteChannel(id: string): void;
  deleteMessage(id: string): void;
  /** Shows the bot the door. */
  kick(guild: Guild): void;
  invite(guild: Guild): void;
}

export const peopleOf = (world: World): People => ({
  addRole({ roles }, name, permissions) {
    const id = world.clock.snowflake();
    roles.push({ id, name, permissions });
    return id;
  },
  addChannel({ channels }, name, overwrites = [], type = 0) {
    const id = world.clock.snowflake();
    channels.push({ id, name, type, overwrites: [...overwrites] });
    return id;
  },
  deleteChannel(id) {
    const guild = guildWith(world, id);
    guild?.channels.splice(
      guild.channels.findIndex((channel) => channel.id === id),
      1,
    );
    world.permissions.delete(id);
    for (const message of world.messages.values()) if (message.channel_id === id) forget(world, message.id);
  },
  deleteMessage: (id) => forget(world, id),
  kick(guild) {
    guild.present = false;
    world.dispatch('GUILD_DELETE', { id: guild.id }, guild.id);
  },
  invite(guild) {
    guild.present = true;
    world.dispatch('GUILD_CREATE', guildEvent(world, guild), guild.id);
  },
});

/** Takes a message away, and its pin with it. */
export function forget({ messages, pins }: World, id: string): void {
  messages.delete(id);
  pins.delete(id);
}

export const guildWith = ({ guilds }: World, channel: string): Guild | undefined =>
  guilds.find(({ channels }) => channels.some(({ id }) => id === channel));

/**
 * What the bot may do in a channel: by its roles and the channel's overwrites, or what a test has set.
 * @returns undefined where there is no such channel
 */
export function grantedIn(world: World, channel: string): bigint | undefined {
  const set = world.permissions.get(channel);
  if (set !== undefined) return set;
  const guild = guildWith(world, channel);
  if (!guild) return undefined;
  if (!guild.present) return 0n;
  const own = guild.roles.filter(({ id }) => id === guild.id || guild.held.includes(id));
  const base = own.reduce((bits, { permissions }) => bits | permissions, 0n);
  if (base & Permission.ADMINISTRATOR) return ALL_PERMISSIONS;
  const { overwrites } = guild.channels.find(({ id }) => id === channel)!;
  const apply = (bits: bigint, ids: readonly string[]): bigint => {
    const said = overwrites.filter(({ id }) => ids.includes(id));
    const denied = said.reduce((all, { deny }) => all | deny, 0n);
    return (bits & ~denied) | said.reduce((all, { allow }) => all | allow, 0n);
  };
  return [[guild.id], guild.held, [world.applicationId]].reduce(apply, base);
}

// ---- as Discord tells it

const rolesIn = ({ roles }: Guild): Json[] =>
  roles.map(({ id, name, permissions }, position) => ({
    id,
    name,
    permissions: String(permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: position === 1,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  }));

export const channelsIn = ({ id: guild_id, channels }: Guild): Json[] =>
  channels.map(({ id, name, type, overwrites }, position) => ({
    id,
    guild_id,
    name,
    type,
    position,
    flags: 0,
    permission_overwrites: overwrites.map(({ allow, deny, ...rest }) => ({
      ...rest,
      allow: String(allow),
      deny: String(deny),
    })),
  }));

export const memberIn = (world: World, { held }: Guild): Json => ({
  user: { ...bot(world), public_flags: 0 },
  roles: held,
  joined_at: '2026-01-01T00:00:00+00:00',
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  nick: null,
  pending: false,
  premium_since: null,
  mute: false,
  deaf: false,
});

/** A server as the gateway tells of it. */
export const guildEvent = (world: World, guild: Guild): Json => ({
  id: guild.id,
  name: 'Guild',
  owner_id: guild.owner,
  joined_at: '2026-01-01T00:00:00Z',
  unavailable: false,
  member_count: 2,
  members: [memberIn(world, guild)],
  roles: rolesIn(guild),
  channels: channelsIn(guild),
  emojis: [],
  features: [],
  preferred_locale: 'en-US',
});

/** A server as REST tells of it. */
export const guildAnswer = (guild: Guild): Json => ({
  id: guild.id,
  name: 'Guild',
  owner_id: guild.owner,
  roles: rolesIn(guild),
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-US',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
});

/** The server that a path names. @throws Refusal where the bot is not in it */
export function guildNamed({ guilds }: World, id: string): Guild {
  const guild = guilds.find((each) => each.id === id);
  if (!guild?.present) throw new Refusal(404, 10004, 'Unknown Guild');
  return guild;
}
