import { beforeEach, describe, expect, it } from 'vitest';
import type { Callback, Interaction } from '../../src/interaction.ts';
import { DISCORD_CODE } from '../../src/model/discord.ts';
import { createPlaygroundDiscord, type PlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { CHANNELS, EVERYTHING, GUILD, MEMBERS, permissionsOf } from '../../src/transport/page/world.ts';

const [{ id: channel }, { id: elsewhere }] = CHANNELS as unknown as readonly [{ id: string }, { id: string }];
const body = (content: string) => ({ content, allowed_mentions: { parse: [] } });

let clock = 1_800_000_000_000;
let discord: PlaygroundDiscord;
beforeEach(() => {
  discord = createPlaygroundDiscord(() => (clock += 1000));
});
const shown = (since = 0) => discord.news(channel, since).messages.map(({ payload }) => payload.content);

describe('the Discord of the playground', () => {
  it('shows what is posted, edited and taken away', async () => {
    const { id } = await discord.post(channel, body('one'), 'n1');
    await discord.post(channel, body('two'), 'n2');
    await discord.post(elsewhere, body('elsewhere'), 'n3');
    expect(shown()).toEqual(['one', 'two']);
    const { at } = discord.news(channel, 0);
    await discord.edit(channel, id, body('one, changed'));
    expect(shown(at)).toEqual(['one, changed']);
    await discord.remove(channel, id);
    await discord.remove(channel, id);
    expect(discord.news(channel, at)).toMatchObject({ messages: [], gone: [id] });
    await expect(discord.edit(channel, id, body('three'))).rejects.toMatchObject({
      status: 404,
      code: DISCORD_CODE.unknownMessage,
    });
  });

  it('shows the files of a message, and only those of its last state', async () => {
    const files = (bytes: string) => [{ name: 'a.png', bytes: Buffer.from(bytes) }];
    const seen = () => discord.news(channel, 0).messages.map((posted) => posted.files?.map(({ base64 }) => base64));
    const { id } = await discord.post(channel, body('one'), 'n1', files('1'));
    await discord.pin(channel, id, 'why');
    expect(seen()).toEqual([['MQ==']]);
    await discord.edit(channel, id, { ...body('two'), attachments: [] }, files('2'));
    expect(seen()).toEqual([['Mg==']]);
    await discord.edit(channel, id, body('three'));
    expect(seen()).toEqual([['Mg==']]);
    await discord.edit(channel, id, { ...body('four'), attachments: [] });
    expect(seen()).toEqual([undefined]);
    expect(discord.news(channel, 0).messages).toMatchObject([{ pinned: true }]);
  });

  it('gives the first message where a post is repeated', async () => {
    const first = await discord.post(channel, body('one'), 'n');
    expect(await discord.post(channel, body('one'), 'n')).toEqual(first);
    expect((await discord.post(elsewhere, body('one'), 'n')).id).not.toBe(first.id);
    expect(shown()).toEqual(['one']);
  });

  it('lists pins with the newest first, and pins only what is there', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) ids.push((await discord.post(channel, body(name), name)).id);
    for (const id of [ids[2]!, ids[0]!, ids[1]!]) await discord.pin(channel, id, 'why');
    await discord.unpin(channel, ids[0]!, 'why');
    await discord.unpin(channel, ids[0]!, 'why');
    const pins = await discord.pins(channel);
    expect(pins.map(({ message }) => message)).toEqual([ids[1], ids[2]]);
    expect(pins[0]!.pinnedAt).toBeGreaterThan(pins[1]!.pinnedAt);
    await discord.edit(channel, ids[1]!, body('b, changed'));
    expect((await discord.pins(channel)).length).toBe(2);
    await discord.remove(channel, ids[1]!);
    expect((await discord.pins(channel)).length).toBe(1);
    await expect(discord.pin(channel, '1', 'why')).rejects.toMatchObject({ code: DISCORD_CODE.unknownMessage });
  });

  it('refuses the 251st pin, as Discord does, and forgets the oldest of what is not pinned', async () => {
    for (let i = 0; i < 250; i++) {
      const { id } = await discord.post(channel, body(String(i)), String(i));
      await discord.pin(channel, id, 'why');
    }
    const { id } = await discord.post(channel, body('last'), 'last');
    await expect(discord.pin(channel, id, 'why')).rejects.toMatchObject({ code: DISCORD_CODE.tooManyPins });
  });

  it('knows its server, and no other channel or server', async () => {
    expect(await discord.guild('1')).toBe('missing');
    const view = await discord.guild(GUILD);
    expect(view).toMatchObject({ id: GUILD, owner: MEMBERS[0].id });
    expect(await discord.commandPermissions(GUILD)).toEqual([]);
    await expect(discord.post('1', body('a'), 'n')).rejects.toMatchObject({ code: DISCORD_CODE.unknownChannel });
    expect(discord.news('1', 0)).toMatchObject({ messages: [], gone: [] });
  });

  it('gives a file to whom it names, up to a size, and remembers the last twenty', async () => {
    const keep = (name: string) => discord.keep({ name, bytes: new Uint8Array(3) }, 'http://127.0.0.1:8080/api');
    const first = keep('a.csv');
    expect(first).toMatchObject({ filename: 'a.csv', size: 3, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1/) });
    expect(await discord.download(first.url, 3)).toEqual(new Uint8Array(3));
    await expect(discord.download(first.url, 2)).rejects.toThrow(RangeError);
    await expect(discord.download('http://127.0.0.1:8080/api/files/1', 9)).rejects.toThrow('the file cannot be read');
    for (let i = 0; i < 20; i++) keep(`${i}`);
    await expect(discord.download(first.url, 3)).rejects.toThrow('the file cannot be read');
  });
});

describe('answers', () => {
  const asked = (more: object = {}): Interaction => ({
    id: '77',
    type: 2,
    channel_id: channel,
    member: { user: { id: MEMBERS[1]!.id } },
    data: { name: 'trade' },
    ...more,
  });
  const said = (content: string, flags = 0): Callback => ({ type: 4, data: { content, flags } });

  it('that everybody sees are messages of the channel, with who asked', () => {
    discord.answered(asked(), said('public'));
    discord.answered(asked({ id: '78' }), said('private', 64));
    discord.answered(asked({ id: '79', channel_id: '5' }), said('nowhere'));
    expect(discord.news(channel, 0).messages).toEqual([
      {
        id: '77',
        at: expect.any(Number),
        pinned: false,
        payload: { content: 'public', flags: 0 },
        by: { id: MEMBERS[1]!.id, name: MEMBERS[1]!.name, what: '/trade' },
      },
    ]);
  });

  it('that change a message change it for everybody, unless only one sees it', () => {
    discord.answered(asked(), said('page 1'));
    const press = (id: string) => asked({ id: '80', type: 3, message: { id } });
    discord.answered(press('77'), { type: 7, data: { content: 'page 2' } });
    discord.answered(press('81'), { type: 7, data: { content: 'of nobody' } });
    expect(shown()).toEqual(['page 2']);
  });

  it('to one member may become something else, which that page alone takes over', async () => {
    const place = { interaction: '80', application: '1', token: 'x' };
    const later = async (): Promise<void> => undefined;
    await expect(discord.editAnswer(place, body('early'), [])).rejects.toMatchObject({
      code: DISCORD_CODE.unknownWebhook,
    });
    discord.answered(asked({ id: '80' }), { ...said('0 of 2', 64), later });
    await discord.editAnswer(place, body('2 of 2'), [{ name: 'a.csv', bytes: Buffer.from('a') }]);
    expect(discord.news(channel, 0)).toMatchObject({
      messages: [],
      answers: [{ id: '80', payload: { content: '2 of 2', flags: 64 }, files: [{ name: 'a.csv', base64: 'YQ==' }] }],
    });
    discord.answered(asked({ id: '81' }), { ...said('for all'), later });
    await discord.editAnswer({ ...place, interaction: '81' }, body('for all, changed'), []);
    expect(shown()).toEqual(['for all, changed']);
  });
});

describe('the members of the playground', () => {
  it('may do what their roles add up to', () => {
    const may = (key: string, bit: bigint): boolean =>
      (permissionsOf(MEMBERS.find((member) => member.key === key)!) & bit) !== 0n;
    expect(permissionsOf(MEMBERS[0])).toBe(EVERYTHING);
    expect(['student-3', 'moderator', 'guest'].map((key) => [may(key, 1n << 11n), may(key, 1n << 13n)])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
  });
});

describe('names', () => {
  it('are those of the members of its server', async () => {
    const [{ id, name }] = MEMBERS;
    expect(await discord.memberName(GUILD, id)).toBe(name);
    expect(await discord.memberName(GUILD, '1')).toBeUndefined();
    expect(await discord.memberName('1', id)).toBeUndefined();
  });
});
