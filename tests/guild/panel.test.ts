import { describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { DiscordError, type Discord, type GuildView } from '../../src/model/discord.ts';
import { presets } from '../../src/guild/fields.ts';
import { GuildSettings, PRESETS, SECTIONS } from '../../src/model/guild.ts';
import { readGuild } from '../../src/store/guild.ts';
import { libraryOf } from '../corpus/folder.ts';
import { problemsOfCallback, problemsOfCommands } from '../discord/schema.ts';
import { isPrivate, textOf } from '../interactions.ts';
import { openKept } from '../kept.ts';
import { calledBy, GUILD, idsOf, manager, pressedBy, sentBy, setUp, type Who } from './server.ts';

const openAt = (section: string): object =>
  calledBy(manager, { name: 'settings', options: [{ name: 'section', type: 3, value: section }] });

/** A server with a bot, and somebody who manages it: every answer is checked. */
async function openServer(parts: Parameters<typeof openKept>[0] = {}) {
  const errors: object[] = [];
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: (data: object) => void errors.push(data) };
  const kept = await openKept({ log, ...parts });
  let last: Callback;
  const answered = async (raw: object): Promise<Callback> => {
    kept.clock.time += 21_000;
    last = await kept.bot.dispatch(raw);
    expect(problemsOfCallback(last)).toEqual([]);
    expect(errors).toEqual([]);
    return last;
  };
  return {
    ...kept,
    open: (section = 'start') => answered(openAt(section)),
    /** Presses a button of the last message by its label, or chooses in a list by its placeholder. */
    press(label: string, values?: readonly string[]) {
      const id = idsOf(last)[label];
      if (id === undefined) throw new Error(`there is no "${label}" in ${Object.keys(idsOf(last)).join(', ')}`);
      return answered(pressedBy(manager, id, values));
    },
    forge: (id: string, values?: readonly string[], who: Who = manager) => answered(pressedBy(who, id, values)),
    send: (id: string, fields: Readonly<Record<string, string>>) => answered(sentBy(manager, id, fields)),
    settings: async () => (await kept.store.read((tx) => readGuild(tx, GUILD))).settings,
  };
}

const OLD = 'This button comes from an older version of me';

describe('the panel', () => {
  it('is a command for who manages a server, with its sections to choose from', async () => {
    const { bot } = await openServer();
    expect(problemsOfCommands(bot.commands)).toEqual([]);
    expect(bot.commands).toContainEqual(
      expect.objectContaining({
        name: 'settings',
        contexts: [0],
        default_member_permissions: String(1n << 5n),
        options: [expect.objectContaining({ choices: SECTIONS.map((value) => ({ name: value, value })) })],
      }),
    );
  });

  it('opens at each section, in private, and every list leads to the others', async () => {
    const { open, press } = await openServer();
    for (const section of SECTIONS) {
      const callback = await open(section);
      expect([callback.type, isPrivate(callback)]).toEqual([4, true]);
      for (const other of SECTIONS) expect((await press('Another section', [other])).type).toBe(7);
    }
  });

  it('takes no section that is none', async () => {
    const { open } = await openServer();
    expect(textOf(await open('everything'))).toContain('“section” is missing or of the wrong kind');
  });

  it('offers in each section only what can be pressed: a change, a form or a question', async () => {
    for (const section of SECTIONS) {
      const { open, forge } = await openServer();
      const ids = Object.values(idsOf(await open(section))).filter((id) => !id.endsWith('~show'));
      for (const id of ids) {
        const { type } = await forge(id, id.split('~').length === 6 ? [] : undefined);
        expect({ id, fits: [4, 7, 9].includes(type) }).toEqual({ id, fits: true });
      }
    }
  });

  it.each<[string, string, string, readonly string[] | undefined, object]>([
    ['who sees answers', 'answers', 'Show answers only to who asked', undefined, { answers: 'private' }],
    ['the length', 'answers', 'Make answers short', undefined, { length: 'short' }],
    ['sensitive facts', 'answers', 'Leave sensitive facts out', undefined, { sensitive: 'left-out' }],
    ['pictures', 'answers', 'Pictures with answers, cards and quizzes', ['no-maps'], { pictures: 'no-maps' }],
    ['the language', 'answers', 'Language of what everybody sees', ['en'], { language: 'en' }],
    [
      'channels',
      'channels',
      'Channels where answers may be public (none: everywhere)',
      ['4001', '4002'],
      { channels: ['4001', '4002'] },
    ],
    ['the log channel', 'channels', 'Channel where changes are told (none: nowhere)', ['4003'], { logChannel: '4003' }],
    ['viewers', 'roles', 'Roles of viewers (none: everybody)', ['4101'], { roles: { viewer: ['4101'] } }],
    ['hosts', 'roles', 'Roles of hosts', ['4102', '4105'], { roles: { host: ['4102', '4105'] } }],
    [
      'the feed',
      'feed',
      'Channel where changed facts are told (none: nowhere)',
      ['4004'],
      { feed: { channel: '4004', mode: 'hold' } },
    ],
    ['what becomes of changed facts', 'feed', 'Tell changed facts at once', undefined, { feed: { mode: 'post' } }],
    ['quizzes', 'quiz', 'Make quizzes secure', undefined, { quiz: { mode: 'secure' } }],
    ['the board', 'quiz', 'Board', ['top'], { quiz: { board: 'top' } }],
    ['names', 'quiz', 'Make results anonymous', undefined, { quiz: { anonymous: true } }],
    ['a pause', 'start', 'Pause until resumed', undefined, { paused: 'until-resumed' }],
  ])('sets %s', async (_, section, label, values, expected) => {
    const { open, press, settings } = await openServer();
    await open(section);
    expect((await press(label, values)).type).toBe(7);
    expect(await settings()).toMatchObject(expected);
  });

  it('shows state by changing the label, and takes back what was set', async () => {
    const { open, press, settings } = await openServer();
    await open('quiz');
    const confirmed = await press('Confirm: members are old enough');
    expect(textOf(confirmed)).toMatch(/confirmed by <@9002> <t:\d+:R>/);
    await press('Take the confirmation back');
    expect((await settings()).quiz.aged).toBeUndefined();
    await open('channels');
    const list = 'Channels where answers may be public (none: everywhere)';
    await press(list, ['4001']);
    expect(textOf(await press(list, []))).toContain('**Where answers may be public**: everywhere');
  });

  it('sets the time zone by its name, and offers near names for one that is none', async () => {
    const { open, press, send, settings } = await openServer();
    await open('answers');
    const form = await press('Change the time zone');
    expect(form.type).toBe(9);
    const id = String(form.data?.['custom_id']);
    const unknown = await send(id, { zone: 'Europe/Olso @everyone' });
    expect([unknown.type, textOf(unknown).includes('everyone')]).toEqual([7, false]);
    await send(id, { zone: 'Europe/Olso' });
    expect((await settings()).timeZone).toBe('UTC');
    await press('Europe/Oslo');
    expect((await settings()).timeZone).toBe('Europe/Oslo');
    expect(textOf(await send(id, { zone: 'Asia/Karachi' }))).toContain('Somebody has changed the settings');
  });

  it.each([
    ['Community', { answers: 'public', length: 'full', sensitive: 'told', feed: { mode: 'post' } }],
    ['Large server', { answers: 'private', length: 'short', sensitive: 'left-out', quiz: { board: 'own' } }],
    [
      'Classroom',
      { answers: 'private', length: 'full', sensitive: 'left-out', quiz: { mode: 'secure', board: 'off' } },
    ],
  ])(
    'shows what the preset %s would change before it does, and keeps what is the server’s own',
    async (label, expected) => {
      const { open, press, settings, store } = await openServer();
      const own = {
        channels: ['4001'],
        roles: { host: ['4102'] },
        timeZone: 'Asia/Karachi',
        documentsOff: ['norway-turkey'],
      };
      await setUp(store, { ...own, length: 'short', answers: 'private', feed: { channel: '4004' } });
      await open();
      const preview = await press(label);
      expect(textOf(preview)).toContain('→');
      expect(await settings()).toMatchObject({ length: 'short', answers: 'private' });
      await press('Back');
      await press(label);
      await press('Change it so');
      const whole = { ...expected, feed: { channel: '4004', ...('feed' in expected && expected.feed) } };
      expect(await settings()).toMatchObject({ ...own, ...whole });
      expect(textOf(await press(label))).toContain('Everything is set like that already');
    },
  );

  it.each([true, false])('keeps for a classroom whether results are anonymous: %s', (anonymous) => {
    const aged = { by: '1', at: 5 };
    const before = GuildSettings.parse({ quiz: { anonymous, aged, board: 'top' } });
    expect(presets.classroom(before).quiz).toEqual({ mode: 'secure', board: 'off', anonymous, aged });
    for (const each of PRESETS) expect(presets[each](before).quiz.aged).toEqual(aged);
  });

  it('tells of a preset exactly what would change, old and new', async () => {
    const { open, press } = await openServer();
    await open();
    expect(
      textOf(await press('Large server'))
        .split('\n')
        .slice(2),
    ).toEqual([
      '- **Who sees answers**: everybody → only who asked',
      '- **Length**: full, with every quote → short, with the first quote',
      '- **Sensitive facts**: told when asked → left out, and counted',
      '- **Board**: no board → each sees their own place',
    ]);
  });
});

describe('documents', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `d${String(i).padStart(2, '0')}.md`,
      `# Fiji and Malta ${i}\n\n## Trade\n\nIn ${1980 + i} Fiji sold ${i + 3} boats to Malta.\n`,
    ]),
  );
  const LIST = 'Documents that are answered from';

  it('are switched off page by page; those of other pages stay as they are', async () => {
    const server = await openServer({ library: libraryOf(files) });
    const { open, press, settings } = server;
    const ids = server.bot.index.library.documents.map(({ id }) => id);
    expect(textOf(await open('documents'))).toContain('Page 1 of 2');
    await press(LIST, ids.slice(1, 25));
    expect((await settings()).documentsOff).toEqual([ids[0]]);
    await press('Next');
    const second = await press(LIST, []);
    expect(textOf(second)).toContain('Page 2 of 2');
    expect(textOf(second)).toContain('**Documents**: 6 are switched off');
    expect((await settings()).documentsOff).toEqual([ids[0], ...ids.slice(25)]);
    await press(LIST, ids.slice(25));
    await press('Previous');
    await press(LIST, ids.slice(0, 25));
    expect((await settings()).documentsOff).toEqual([]);
  });

  it('that are others than when the panel was drawn are not switched', async () => {
    const { open, press, bot, settings } = await openServer({ library: libraryOf(files) });
    await open('documents');
    bot.use(libraryOf({ ...files, 'c99.md': '# Fiji and Malta\n\n## Aid\n\nIn 1999 Malta gave Fiji a boat.\n' }));
    expect(textOf(await press(LIST, []))).toContain('The documents have changed meanwhile');
    expect((await settings()).documentsOff).toEqual([]);
  });
});

describe('made-up presses', () => {
  it.each([
    ['set', []],
    ['set', ['0']],
    ['set', ['x', 'answers', 'private']],
    ['set', ['0', 'answers', 'secret']],
    ['set', ['0', 'answers', 'private', 'public']],
    ['set', ['0', 'constructor', 'x']],
    ['set', ['0', 'documents', 'norway-turkey']],
    ['set', ['0', 'log', '1', '2']],
    ['set', ['0', 'viewer', 'everyone']],
    ['set', ['0', 'zone', 'Mars.Olympus']],
    ['set', ['0', 'language', 'xx']],
    ['set', ['99999999999', 'answers', 'private']],
    ['show', ['constructor']],
    ['show', []],
    ['page', ['-1']],
    ['documents', ['0', '1', 'ffffffff']],
    ['preset', ['__proto__']],
    ['apply', ['0', 'toString']],
    ['zone', []],
    ['constructor', []],
  ])('of %s with %j change nothing', async (step, args) => {
    const { forge, settings, guilds } = await openServer();
    const callback = await forge(['2~step~settings', step, ...args].join('~'));
    expect(textOf(callback)).toMatch(new RegExp(`${OLD}|The documents have changed meanwhile`));
    expect(await settings()).toEqual((await guilds.of(GUILD)).settings);
    expect((await guilds.of(GUILD)).rev).toBe(0);
  });
});

describe('the check', () => {
  const view: GuildView = {
    id: GUILD,
    owner: '1',
    roles: [{ id: GUILD, name: '@everyone', permissions: 1n << 10n }],
    channels: [{ id: '4001', name: 'here', type: 0, overwrites: [] }],
    self: { id: '2', roles: [] },
  };
  const discord = (parts: Partial<Discord>): Discord =>
    ({ guild: async () => view, commandPermissions: async () => [], ...parts }) as Discord;
  const checked = async (parts: { readonly discord?: Discord }, settings: object = {}): Promise<string> => {
    const { open, store } = await openServer(parts);
    await setUp(store, settings);
    return textOf(await open('check'));
  };

  it('says what it cannot see without a token', async () =>
    expect(await checked({})).toContain('runs without a token'));

  it('names what the bot lacks, what does not work then, and where to grant it', async () => {
    const text = await checked({ discord: discord({}) });
    expect(text).toContain('In <#4001> I lack **Send Messages**: fact cards, quizzes, the feed and the log cannot');
    expect(text).toContain(
      'I lack **Pin Messages**: fact cards cannot be pinned. Grant it to my role in Server Settings',
    );
  });

  it('names roles that cannot see their commands, and the way there', async () => {
    const settings = { roles: { moderator: ['4104'] }, logChannel: '4009' };
    const roles = [...view.roles, { id: '4104', name: 'Mods', permissions: 0n }];
    const text = await checked({ discord: discord({ guild: async () => ({ ...view, roles }) }) }, settings);
    expect(text).toMatch(/<@&4104> may do what moderators do, but Discord does not show it .*\/review/);
    expect(text).toContain('Server Settings \\> Integrations \\> Attaché \\>');
    expect(text).toContain('the channel 4009 is gone');
  });

  it.each<[string, Partial<Discord>, string]>([
    ['it is not there', { guild: async () => 'missing' }, 'I am not in this server'],
    [
      'Discord refuses',
      { guild: () => Promise.reject(new DiscordError(403, 50001, 'Missing Access')) },
      'did not answer',
    ],
    ['Discord is silent', { commandPermissions: () => new Promise(() => undefined) }, 'did not answer in time'],
  ])('says so when %s', async (_, parts, says) => expect(await checked({ discord: discord(parts) })).toContain(says));
});
