import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordError, type Discord } from '../../src/model/discord.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { undescribed } from '../loopback/described.ts';
import type { Fault } from '../loopback/faults.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { Permission, user } from '../loopback/world.ts';

let loopback: Loopback;
let discord: Discord;
let channel: string;
beforeEach(async () => {
  loopback = await openLoopback({ guilds: 2 });
  discord = createDiscord({ token: loopback.token, apiBase: loopback.api });
  channel = loopback.guilds[0]!.channel;
});
afterEach(async () => {
  const wrong = undescribed(loopback);
  await loopback.close();
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});
const last = () => loopback.requests.at(-1)!;
const sent = (method: string): number => loopback.requests.filter((each) => each.method === method).length;

describe('a message', () => {
  it('is posted once, however often, and calls nobody', async () => {
    const body = { content: 'Hello @everyone' };
    const { id } = await discord.post(channel, body, 'card-1');
    expect(await discord.post(channel, body, 'card-1')).toEqual({ id });
    expect(last().body).toEqual({ ...body, nonce: 'card-1', enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(loopback.messages.size).toBe(1);
  });
  it('is edited, pinned, unpinned and taken away, with a reason that may be in any script', async () => {
    const { id } = await discord.post(channel, { content: 'a' }, 'n');
    await discord.edit(channel, id, { content: 'b' });
    expect(loopback.messages.get(id)).toMatchObject({ content: 'b' });
    await discord.pin(channel, id, 'Grüße 안녕 😀');
    expect(decodeURIComponent(last().reason!)).toBe('Grüße 안녕 😀');
    expect(await discord.pins(channel)).toMatchObject([{ message: id, author: loopback.applicationId }]);
    await discord.unpin(channel, id, `${'x'.repeat(511)}😀`);
    expect(last().reason).toHaveLength(511 + encodeURIComponent('\ufffd').length);
    expect(loopback.pins.size).toBe(0);
    await discord.remove(channel, id);
    expect(loopback.messages.size).toBe(0);
    expect(loopback.problems).toEqual([]);
  });
  it('has the files that were sent along, in place of those it had', async () => {
    const body = (name: string, description: string) => ({
      flags: 1 << 15,
      components: [{ type: 12, items: [{ media: { url: `attachment://${name}` }, description }] }],
      attachments: [{ id: 0, filename: name, description }],
    });
    const files = (name: string) => [{ name, bytes: Buffer.from(name) }];
    const { id } = await discord.post(channel, body('a.png', 'An A'), 'n', files('a.png'));
    expect(await discord.post(channel, body('a.png', 'An A'), 'n', files('a.png'))).toEqual({ id });
    const shown = () => loopback.messages.get(id)!['attachments'];
    expect(shown()).toMatchObject([{ filename: 'a.png', size: 5, description: 'An A' }]);
    await discord.edit(channel, id, body('bb.png', 'A B'), files('bb.png'));
    expect(shown()).toMatchObject([{ filename: 'bb.png', size: 6, description: 'A B' }]);
    await discord.edit(channel, id, { components: [{ type: 10, content: 'none' }], attachments: [] });
    expect(shown()).toEqual([]);
    expect(loopback.problems).toEqual([]);
  });
  it('that is gone already is gone, and is not pinned', async () => {
    await discord.remove(channel, '1');
    await discord.unpin(channel, '1', 'why');
    await expect(discord.edit(channel, '1', { content: 'b' })).rejects.toMatchObject({ status: 404, code: 10008 });
    expect(sent('PATCH')).toBe(1);
  });
  it('is listed among all that are pinned, newest first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 120; i += 1) {
      const { id } = await discord.post(channel, { content: String(i) }, String(i));
      await discord.pin(channel, id, '');
      ids.unshift(id);
    }
    expect((await discord.pins(channel)).map(({ message }) => message)).toEqual(ids);
    expect(loopback.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
  });
  it('is not pinned without Pin Messages, nor as one more than there may be', async () => {
    const { id } = await discord.post(channel, { content: 'a' }, 'n');
    loopback.permissions.set(channel, Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES);
    await expect(discord.pin(channel, id, '')).rejects.toMatchObject({ status: 403, code: 50013 });
    loopback.permissions.delete(channel);
    const full: Fault = { kind: 'refused', status: 400, code: 30003, message: 'Maximum number of pins reached (250)' };
    loopback.faults.next(/pins/, full);
    await expect(discord.pin(channel, id, '')).rejects.toMatchObject({ status: 400, code: 30003 });
    expect(sent('PUT')).toBe(2);
  });
});

describe('the name of a member', () => {
  const name = () => discord.memberName(loopback.guilds[0]!.id, '7');
  it.each([
    ['the nickname in the server', 'Ann', 'Anna', 'Ann'],
    ['else the name that is shown everywhere', null, 'Anna', 'Anna'],
    ['else the name of the account', null, null, 'anna_7'],
  ])('is %s', async (_, nick, global_name, expected) => {
    loopback.members.set('7', { nick, user: { ...user('7', 'anna_7'), global_name, public_flags: 0 } });
    expect(await name()).toBe(expected);
  });
  it('is none where there is no such member', async () => {
    expect(await name()).toBeUndefined();
  });
  it('is not known where Discord does not answer that', async () => {
    loopback.faults.next(/members/, { kind: 'refused', status: 403, code: 50001, message: 'Missing Access' });
    await expect(name()).rejects.toMatchObject({ status: 403, code: 50001 });
  });
});

describe('what goes wrong', () => {
  const edit = () => discord.edit(channel, '1', { content: 'a' });
  it.each<[string, Fault, number, number, number?]>([
    ['a limit', { kind: 'limited', retryAfter: 30 }, 429, 0, 30],
    ['a limit of everything', { kind: 'limited', retryAfter: 30, scope: 'global' }, 429, 0, 30],
    ['edits of old messages', { kind: 'limited', retryAfter: 90, code: 30046 }, 429, 0, 90],
    ['the same without a time', { kind: 'refused', status: 400, code: 30046, message: 'x' }, 400, 30046, 60],
    ['a lost channel', { kind: 'refused', status: 404, code: 10003, message: 'Unknown Channel' }, 404, 10003],
    ['a lost permission', { kind: 'refused', status: 403, code: 50013, message: 'No' }, 403, 50013],
  ])('is told at once: %s', async (_, fault, status, code, seconds) => {
    loopback.faults.next(/PATCH/, fault);
    const thrown = await edit().catch((each: unknown) => each);
    expect(thrown).toBeInstanceOf(DiscordError);
    const { retryAfter, ...rest } = thrown as DiscordError;
    expect(rest).toEqual({ status, code });
    // The library adds a little to what Discord asks for.
    expect(retryAfter && Math.floor(retryAfter / 1000)).toBe(seconds);
    expect(sent('PATCH')).toBe(1);
  });
  it('as a limit is remembered, so that nothing is asked too early', async () => {
    loopback.faults.next(/PATCH/, { kind: 'limited', retryAfter: 30, scope: 'global' });
    await expect(edit()).rejects.toMatchObject({ status: 429 });
    await expect(discord.post(channel, { content: 'a' }, 'n')).rejects.toMatchObject({ status: 429 });
    expect([sent('PATCH'), sent('POST'), loopback.invalid()]).toEqual([1, 0, 1]);
  });
  it('for a moment is got over: a short limit, a broken answer', async () => {
    const { id } = await discord.post(channel, { content: 'a' }, 'n');
    loopback.faults.next(/PATCH/, { kind: 'limited', retryAfter: 0.05 });
    await discord.edit(channel, id, { content: 'b' });
    loopback.faults.next(/PATCH/, { kind: 'broken', status: 502, after: true });
    await discord.edit(channel, id, { content: 'c' });
    expect(loopback.messages.get(id)).toMatchObject({ content: 'c' });
  });
  it('for longer is told with its status, or as an error of the network', async () => {
    loopback.faults.next(/PATCH/, { kind: 'broken', status: 503 }, 2);
    await expect(edit()).rejects.toMatchObject({ status: 503 });
    loopback.faults.next(/PATCH/, { kind: 'dropped' }, 2);
    await expect(edit()).rejects.toThrow(/cannot be reached/);
  });
  it('with the token is told each time, and asked once', async () => {
    const stranger = createDiscord({ token: 'wrong', apiBase: loopback.api });
    for (let i = 0; i < 2; i += 1) await expect(stranger.edit(channel, '1', {})).rejects.toMatchObject({ status: 401 });
    expect(sent('PATCH')).toBe(1);
  });
});

describe('a server', () => {
  it('is seen with its roles, its channels and the bot itself', async () => {
    const guild = loopback.guilds[1]!;
    const role = loopback.addRole(guild, 'Teachers', 8n);
    const deny = Permission.SEND_MESSAGES;
    const quiet = loopback.addChannel(guild, 'quiet', [{ id: guild.id, type: 0, allow: 0n, deny }]);
    const view = await discord.guild(guild.id);
    expect(view).toMatchObject({
      id: guild.id,
      owner: guild.owner,
      self: { id: loopback.applicationId, roles: guild.held },
    });
    if (view === 'missing') return;
    expect(view.roles).toContainEqual({ id: role, name: 'Teachers', permissions: 8n });
    expect(view.channels).toContainEqual({
      id: quiet,
      name: 'quiet',
      type: 0,
      overwrites: [{ id: guild.id, allow: 0n, deny }],
    });
    guild.held.pop();
    await expect(discord.post(quiet, { content: 'a' }, 'n')).rejects.toMatchObject({ code: 50013 });
  });
  it('is missing when the bot was shown the door, until it is invited again', async () => {
    const guild = loopback.guilds[0]!;
    loopback.kick(guild);
    expect(await discord.guild(guild.id)).toBe('missing');
    await expect(discord.post(channel, { content: 'a' }, 'n')).rejects.toMatchObject({ status: 403, code: 50001 });
    loopback.invite(guild);
    expect(await discord.guild(guild.id)).toMatchObject({ id: guild.id });
  });
  it('says who may see which command, by name', async () => {
    const { id: guild } = loopback.guilds[0]!;
    expect(await discord.commandPermissions(guild)).toEqual([]);
    const command = { name: 'ask', description: 'Asks', type: 1 };
    const bearer = { authorization: `Bot ${loopback.token}`, 'user-agent': 'DiscordBot (test, 1)' };
    const headers = { ...bearer, 'content-type': 'application/json' };
    const url = `${loopback.api}/v10/applications/${loopback.applicationId}/commands`;
    const [{ id }] = (await (await fetch(url, { method: 'PUT', headers, body: JSON.stringify([command]) })).json()) as [
      { id: string },
    ];
    const of = (each: string, permissions: object[]) => ({
      id: each,
      application_id: loopback.applicationId,
      guild_id: guild,
      permissions,
    });
    loopback.commandPermissions.set(guild, [
      of(id, [
        { id: '5', type: 1, permission: true },
        { id: '6', type: 3, permission: false },
      ]),
      of(loopback.applicationId, [{ id: '7', type: 2, permission: true }]),
      of('8', [{ id: '9', type: 2, permission: true }]),
    ]);
    expect(await discord.commandPermissions(guild)).toEqual([
      { command: 'ask', id: '5', of: 'role', allowed: true },
      { command: 'ask', id: '6', of: 'channel', allowed: false },
      { id: '7', of: 'user', allowed: true },
    ]);
  });
});

describe('a file', () => {
  const bytes = Buffer.from('question,answer\n'.repeat(100));
  async function uploaded(): Promise<string> {
    const form = new FormData();
    form.append(
      'payload_json',
      JSON.stringify({ allowed_mentions: { parse: [] }, attachments: [{ id: 0, filename: 'set.csv' }] }),
    );
    form.append('files[0]', new Blob([bytes]), 'set.csv');
    const headers = { authorization: `Bot ${loopback.token}`, 'user-agent': 'DiscordBot (test, 1)' };
    const url = `${loopback.api}/v10/channels/${channel}/messages`;
    const message = (await (await fetch(url, { method: 'POST', headers, body: form })).json()) as {
      attachments: { url: string }[];
    };
    expect(loopback.problems).toEqual([]);
    return message.attachments[0]!.url;
  }
  it('is read whole when it is small enough', async () => {
    const url = await uploaded();
    expect(Buffer.from(await discord.download(url, bytes.length))).toEqual(bytes);
    await expect(discord.download(url, bytes.length - 1)).rejects.toThrow(RangeError);
    await expect(discord.download(`${url}x`, 10)).rejects.toMatchObject({ status: 404 });
  });
  it.each([
    'http://cdn.discordapp.com/a',
    'https://cdn.discordapp.com.example.org/a',
    'https://user@cdn.discordapp.com/a',
    'file:///etc/passwd',
    'https://127.0.0.1/a',
    'nonsense',
  ])('is not read from %s', async (url) => {
    await expect(discord.download(url, 10)).rejects.toThrow(/not at Discord/);
  });
  it('is neither read from where it is sent on to, nor beyond what was allowed, nor for long', async () => {
    const server = createServer(({ url }, response) => {
      if (url === '/on') response.writeHead(302, { location: loopback.api }).end();
      else if (url === '/long') for (let i = 0; i < 10; i += 1) response.write('x'.repeat(1000));
      else response.write('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { download } = createDiscord({ token: 'any', apiBase: `${base}/api` });
    await expect(download(`${base}/on`, 10)).rejects.toThrow(/fetch failed/);
    await expect(download(`${base}/long`, 5_000)).rejects.toThrow(RangeError);
    await expect(download(`${base}/never`, 10)).rejects.toThrow(/timeout/);
    server.closeAllConnections();
    server.close();
  });
});
