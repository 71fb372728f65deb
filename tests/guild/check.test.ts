import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { check, type Found } from '../../src/guild/check.ts';
import type { CommandPermission, GuildChannel, GuildView } from '../../src/model/discord.ts';
import { GuildSettings } from '../../src/model/guild.ts';
import { CHANNEL, GUILD, ROLE_IDS } from './server.ts';

const ALL = (1n << 53n) - 1n;
const ADMINISTRATOR = 1n << 3n;
const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const PIN = 1n << 51n;
const MANAGE_MESSAGES = 1n << 13n;
/** All that is asked for, without being an administrator. */
const ENOUGH = ALL & ~ADMINISTRATOR;

const BOT = '4200';
const BOT_ROLE = '4201';
const channel = (id: string, ...overwrites: GuildChannel['overwrites'][number][]): GuildChannel => ({
  id,
  name: 'here',
  type: 0,
  overwrites,
});

interface Server {
  readonly everybody?: bigint;
  readonly own?: bigint;
  readonly channels?: readonly GuildChannel[];
  readonly roles?: readonly string[];
  readonly permissions?: readonly CommandPermission[];
  readonly curatorMay?: bigint;
}

/** A server where all is in order but for what is said. */
const foundIn = ({
  everybody = 0n,
  own = ENOUGH,
  channels,
  roles,
  permissions = [],
  curatorMay,
}: Server = {}): Found => {
  const named = Object.entries(ROLE_IDS).map(([name, id]) => ({ id, name, permissions: 0n }));
  const view: GuildView = {
    id: GUILD,
    owner: '1',
    roles: [
      { id: GUILD, name: '@everyone', permissions: everybody },
      { id: BOT_ROLE, name: 'Attaché', permissions: own },
      ...named
        .map((role) => (role.name === 'curator' && curatorMay ? { ...role, permissions: curatorMay } : role))
        .filter(({ id }) => !roles || roles.includes(id)),
    ],
    channels: channels ?? [channel(CHANNEL)],
    self: { id: BOT, roles: [BOT_ROLE] },
  };
  return { view, permissions, channel: CHANNEL };
};

const guild = (settings: object = {}) => ({ id: GUILD, settings: GuildSettings.parse(settings), rev: 1 });
const checked = (server: Server, settings: object = {}) => check(foundIn(server), guild(settings), commands);

describe('the check of a server', () => {
  it('finds nothing where nothing is', () => expect(checked({})).toEqual([]));

  it.each<[string, Server, readonly string[]]>([
    ['pinning', { own: ENOUGH & ~PIN }, ['pin']],
    ['writing and pinning', { own: ENOUGH & ~PIN & ~SEND }, ['send', 'pin']],
    ['seeing, and then nothing else counts', { own: ENOUGH & ~VIEW }, ['view']],
    ['seeing, where the channel is not there', { channels: [] }, ['view']],
    [
      'writing, which the channel denies everybody',
      { channels: [channel(CHANNEL, { id: GUILD, allow: 0n, deny: SEND })] },
      ['send'],
    ],
    [
      'writing, which the channel denies its role',
      { channels: [channel(CHANNEL, { id: BOT_ROLE, allow: 0n, deny: SEND })] },
      ['send'],
    ],
    [
      'writing, which the channel denies the bot alone',
      { channels: [channel(CHANNEL, { id: BOT_ROLE, allow: SEND, deny: 0n }, { id: BOT, allow: 0n, deny: SEND })] },
      ['send'],
    ],
  ])('names that it lacks %s', (_, server, permissions) =>
    expect(checked(server)).toEqual([{ is: 'lacks', channel: CHANNEL, permissions }]),
  );

  it.each<[string, Server]>([
    [
      'an administrator lacks nothing',
      { own: ADMINISTRATOR, channels: [channel(CHANNEL, { id: BOT, allow: 0n, deny: ALL })] },
    ],
    ['what everybody may, it may', { own: 0n, everybody: ENOUGH }],
    [
      'what its role is allowed again, it may',
      { channels: [channel(CHANNEL, { id: GUILD, allow: 0n, deny: SEND }, { id: BOT_ROLE, allow: SEND, deny: 0n })] },
    ],
  ])('%s', (_, server) => expect(checked(server)).toEqual([]));

  it('finds channels that are gone, and those where it cannot post', () => {
    const closed = channel('4005', { id: BOT, allow: 0n, deny: SEND });
    const settings = { channels: [CHANNEL, '4004', '4005'], logChannel: '4006', feed: { channel: '4005' } };
    expect(checked({ channels: [channel(CHANNEL), closed] }, settings)).toEqual([
      { is: 'channel-gone', use: 'log', channel: '4006' },
      { is: 'channel-closed', use: 'feed', channel: '4005', permissions: ['send'] },
      { is: 'channel-gone', use: 'channels', channel: '4004' },
      { is: 'channel-closed', use: 'channels', channel: '4005', permissions: ['send'] },
    ]);
  });

  it('finds roles that are gone', () =>
    expect(checked({ roles: [] }, { roles: { viewer: [ROLE_IDS.viewer] } })).toEqual([
      { is: 'role-gone', as: 'viewer', role: ROLE_IDS.viewer },
    ]));

  const curators = { roles: { curator: [ROLE_IDS.curator] } };
  const moderators = { roles: { moderator: [ROLE_IDS.moderator] } };
  const review = { is: 'hidden', as: 'moderator', role: ROLE_IDS.moderator } as const;
  const said = (id: string, allowed: boolean, more: Partial<CommandPermission> = {}): CommandPermission => ({
    id,
    of: 'role',
    allowed,
    command: 'review',
    ...more,
  });
  const hiddenFor = (server: Server, settings: object): string[] =>
    checked(server, settings).flatMap((each) => (each.is === 'hidden' ? each.commands : []));

  it('finds commands that Discord hides from a role by default', () =>
    expect(checked({}, moderators)).toEqual([{ ...review, commands: expect.arrayContaining(['review']) as string[] }]));

  it.each<[string, Server, object, boolean]>([
    ['is hidden where the role lacks the permission that it asks for', {}, moderators, true],
    ['is seen where everybody has that permission', { everybody: MANAGE_MESSAGES }, moderators, false],
    [
      'is seen where the server shows it to the role',
      { permissions: [said(ROLE_IDS.moderator, true)] },
      moderators,
      false,
    ],
    ['is seen where the server shows it to everybody', { permissions: [said(GUILD, true)] }, moderators, false],
    [
      'is hidden where the server shows it to another role',
      { permissions: [said(ROLE_IDS.host, true)] },
      moderators,
      true,
    ],
    [
      'is seen where the server shows all commands to the role',
      { permissions: [{ id: ROLE_IDS.moderator, of: 'role', allowed: true }] },
      moderators,
      false,
    ],
    [
      'is hidden where what is said of it is otherwise than what is said of all',
      { permissions: [said(ROLE_IDS.moderator, false), { id: ROLE_IDS.moderator, of: 'role', allowed: true }] },
      moderators,
      true,
    ],
    [
      'is hidden where it is hidden in all channels',
      { everybody: MANAGE_MESSAGES, permissions: [said('3999', false, { of: 'channel' })] },
      moderators,
      true,
    ],
    [
      'is seen where it is shown in this channel of all',
      {
        everybody: MANAGE_MESSAGES,
        permissions: [said('3999', false, { of: 'channel' }), said(CHANNEL, true, { of: 'channel' })],
      },
      moderators,
      false,
    ],
    ['does not matter to who may not use it', {}, curators, false],
  ])('a command %s', (_, server, settings, hidden) =>
    expect(hiddenFor(server, settings).includes('review')).toBe(hidden),
  );

  it('looks for viewers at what is for everybody', () => {
    const viewers = { roles: { viewer: [ROLE_IDS.viewer] } };
    expect(hiddenFor({}, viewers)).toEqual([]);
    expect(hiddenFor({ permissions: [said(GUILD, false, { command: 'ask' })] }, viewers)).toEqual(['ask']);
  });
});
