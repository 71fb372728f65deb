import { API } from '@discordjs/core/http-only';
import { Client, type GatewayIntentsString } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { openHttp } from '../../src/transport/http.ts';
import { described } from '../discord/schema.ts';
import { openLines } from '../transport/signed.ts';
import { undescribed } from './described.ts';
import type { Sent } from './interactions.ts';
import { openLoopback, type Loopback, type LoopbackOptions } from './loopback.ts';
import { Permission } from './world.ts';

const hello = { content: 'hello', allowed_mentions: { parse: [] } };
const v2 = (content: string) => ({
  flags: 1 << 15,
  components: [{ type: 17 as const, components: [{ type: 10 as const, content }, { type: 14 as const }] }],
  allowed_mentions: { parse: [] },
});
const ask = { data: { name: 'ask' } };

let opened: (() => Promise<void>)[] = [];
let loopback: Loopback;
let client: Client;
let api: API;

async function open(options?: LoopbackOptions): Promise<void> {
  loopback = await openLoopback(options);
  opened.push(loopback.close);
}

type Answer = (raw: Sent, discord: API) => Promise<unknown>;
const reply: Answer = ({ id, token }, discord) => discord.interactions.reply(id, token, hello);

/** An unmodified client that answers every interaction; what its answers throw is kept. */
async function login(answer: Answer = reply, intents: GatewayIntentsString[] = ['Guilds']): Promise<unknown[]> {
  const thrown: unknown[] = [];
  client = new Client({
    intents,
    shards: 'auto',
    rest: { api: loopback.api },
    waitGuildTimeout: 0,
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
  });
  api = new API(client.rest);
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  const take = (raw: Sent) => void answer(raw, api).catch((error: unknown) => thrown.push(error));
  client.ws.on('INTERACTION_CREATE' as never, take as never);
  opened.unshift(() => client.destroy());
  await client.login(loopback.token);
  await ready;
  return thrown;
}

/** A client comes round to things in its own time; on a busy machine that may be later. */
const SOON = { timeout: 15_000 };
const statuses = (path: RegExp): number[] =>
  loopback.requests.filter((each) => path.test(each.path)).map(({ status }) => status);
const noticed = (kind: string): number => loopback.gateway.notices.filter((each) => each.kind === kind).length;

afterEach(async () => {
  const wrong = undescribed(loopback);
  for (const close of opened) await close();
  opened = [];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});

describe('a client that logs in', () => {
  it('becomes ready with its servers', async () => {
    await open({ guilds: 2 });
    await login();
    expect(client.user?.id).toBe(loopback.applicationId);
    expect(client.guilds.cache.map(({ id, available }) => ({ id, available }))).toEqual(
      loopback.guilds.map(({ id }) => ({ id, available: true })),
    );
    expect((await client.application?.fetch())?.id).toBe(loopback.applicationId);
    expect(await client.rest.get('/oauth2/applications/@me')).toMatchObject({ verify_key: loopback.publicKey });
  });

  it('becomes ready without any intent', async () => {
    await open();
    await login(reply, []);
    expect((await loopback.interact(ask)).kind).toBe('answered');
  });

  it('hears on each shard of its own servers', async () => {
    await open({ guilds: 4, shards: 2 });
    await login();
    const shards = loopback.guilds.map(({ id }) => client.guilds.cache.get(id)?.shardId);
    expect(shards.filter((shard) => shard === 1)).toHaveLength(2);
    for (const { id } of loopback.guilds) {
      expect((await loopback.interact({ ...ask, guild_id: id })).kind).toBe('answered');
    }
    expect((await loopback.interact({ ...ask, context: 1 })).kind).toBe('answered');
    expect(noticed('identified')).toBe(2);
  });

  it.each<GatewayIntentsString>(['GuildMembers', 'GuildPresences', 'MessageContent'])(
    'is closed with 4014 for the privileged intent %s',
    async (intent) => {
      await open();
      client = new Client({ intents: [intent], rest: { api: loopback.api } });
      opened.unshift(() => client.destroy());
      const closed = new Promise((resolve) => client.once('shardDisconnect', resolve));
      client.on('shardError', () => undefined);
      await expect(client.login(loopback.token)).rejects.toThrow(/disallowed intents/);
      expect(await closed).toMatchObject({ code: 4014 });
    },
  );

  it('does not come back after 4004', async () => {
    await open();
    await login();
    const failed = new Promise((resolve) => client.once('shardError', resolve));
    const closed = new Promise((resolve) => client.once('shardDisconnect', resolve));
    loopback.gateway.close(4004);
    expect(await failed).toMatchObject({ message: 'Authentication failed' });
    expect(await closed).toMatchObject({ code: 4004 });
    expect([noticed('identified'), noticed('resumed')]).toEqual([1, 0]);
  });

  it('is refused with a wrong token', async () => {
    await open();
    client = new Client({ intents: [], rest: { api: loopback.api } });
    await expect(client.login('another-token')).rejects.toThrow(/invalid token/i);
    await expect(client.login('another-token')).rejects.toThrow(/invalid token/i);
    expect(loopback.problems).toEqual(['GET /gateway/bot: sent again after 401']);
  });
});

/** A request without any library, for what a library would not do or show. */
const asBot = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${loopback.api}/v10${path}`, {
    ...init,
    headers: {
      authorization: `Bot ${loopback.token}`,
      'user-agent': 'DiscordBot (test, 1)',
      'content-type': 'application/json',
    },
  });

type Refused = [string, object, object, RegExp];
/** Found only where Discord's description is at hand. */
const misspelt: Refused = ['a misspelt property', ask, { type: 4, data: { ...hello, contents: 'x' } }, /"contents"/];

describe('an interaction', () => {
  it('comes back with the first answer', async () => {
    await open();
    await login();
    const outcome = await loopback.interact(ask);
    expect(outcome).toMatchObject({ kind: 'answered', callback: { type: 4, data: hello } });
    expect(outcome.interaction).toMatchObject({ application_id: loopback.applicationId, type: 2, data: { type: 1 } });
    expect(statuses(/callback$/)).toEqual([204]);
    expect(loopback.problems).toEqual([]);
  });

  it('tells what it made of the answer, when asked', async () => {
    await open();
    let told: unknown;
    await login(async ({ id, token }, { interactions }) => {
      told = await interactions.reply(id, token, { ...v2('hello'), with_response: true });
    });
    const outcome = await loopback.interact(ask);
    await loopback.until(() => statuses(/callback$/).length === 1);
    await expect.poll(() => told, SOON).toMatchObject({ resource: { type: 4, message: { flags: 1 << 15 } } });
    expect(outcome).toMatchObject({ message: { components: [{ id: 1, components: [{ id: 2 }, { id: 3 }] }] } });
  });

  it('is silent after three seconds of its clock, and then unknown', async () => {
    await open();
    const thrown = await login(async (raw, discord) => {
      loopback.clock.advance(3_001);
      await reply(raw, discord);
    });
    expect((await loopback.interact(ask)).kind).toBe('silent');
    await expect.poll(() => thrown, SOON).toMatchObject([{ code: 10062, status: 404 }]);
  });

  it('may still be answered at three seconds', async () => {
    await open();
    await login(async (raw, discord) => {
      loopback.clock.advance(3_000);
      await reply(raw, discord);
    });
    expect((await loopback.interact(ask)).kind).toBe('answered');
  });

  it('is acknowledged only once', async () => {
    await open();
    const thrown = await login(async (raw, discord) => {
      await reply(raw, discord);
      await reply(raw, discord);
    });
    await loopback.interact(ask);
    await expect.poll(() => thrown, SOON).toMatchObject([{ code: 40060, status: 400 }]);
    expect(loopback.problems).toMatchObject([expect.stringMatching(/acknowledged twice$/)]);
  });

  it.each<Refused>([
    ...(described ? [misspelt] : []),
    ['over 2,000 characters', ask, { type: 4, data: { ...hello, content: 'x'.repeat(2001) } }, /2.?000/],
    ['an update of nothing', ask, { type: 7, data: hello }, /type 7 does not answer interaction type 2/],
    ['choices for a command', ask, { type: 8, data: { choices: [] } }, /type 8 does not answer/],
    ['a message for suggestions', { type: 4, ...ask }, { type: 4, data: hello }, /type 4 does not answer/],
  ])('refuses %s', async (_, raw, callback, problem) => {
    await open();
    await login(async ({ id, token }) => {
      await client.rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body: callback });
    });
    expect(await loopback.interact(raw as never)).toMatchObject({ kind: 'refused', callback });
    expect(loopback.problems.join('\n')).toMatch(problem);
  });

  it('is edited, followed up and deleted for 15 minutes', async () => {
    await open();
    await login();
    const { interaction } = await loopback.interact(ask);
    const of = [loopback.applicationId, interaction.token] as const;
    const more = await api.interactions.followUp(...of, v2('more'));
    expect(await api.interactions.editReply(...of, { ...hello, content: 'edited' })).toMatchObject({
      content: 'edited',
    });
    expect(await api.interactions.editReply(...of, v2('changed'), more.id)).toMatchObject({ flags: 1 << 15 });
    await expect(api.interactions.editReply(...of, hello, more.id)).rejects.toMatchObject({ code: 50035 });
    await api.interactions.deleteReply(...of, more.id);
    await expect(api.interactions.editReply(...of, hello, more.id)).rejects.toMatchObject({ code: 10008 });
    loopback.clock.advance(15 * 60_000);
    expect(await api.interactions.getOriginalReply(...of)).toMatchObject({ content: 'edited' });
    loopback.clock.advance(1);
    await expect(api.interactions.getOriginalReply(...of)).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  it('has no webhook before its first answer', async () => {
    await open();
    const thrown = await login(({ token }, { interactions }) =>
      interactions.followUp(loopback.applicationId, token, hello),
    );
    void loopback.interact(ask);
    await expect.poll(() => thrown, SOON).toMatchObject([{ code: 10015 }]);
  });

  it('keeps what a deferral promised: the first follow-up is the answer, seen by the same people', async () => {
    await open();
    await login(({ id, token }, { interactions }) => interactions.defer(id, token, { flags: 64 }));
    const { interaction } = await loopback.interact(ask);
    const answer = await api.interactions.followUp(loopback.applicationId, interaction.token, v2('at last'));
    expect(answer.flags).toBe((1 << 15) | 64);
    expect(await api.interactions.getOriginalReply(loopback.applicationId, interaction.token)).toEqual(answer);
    await expect(api.channels.getMessage(answer.channel_id, answer.id)).rejects.toMatchObject({ code: 10008 });
  });

  it('of a button brings its message, which an update changes', async () => {
    await open();
    await login((raw, { interactions }) =>
      raw.type === 2
        ? interactions.reply(raw.id, raw.token, v2('first'))
        : interactions.updateMessage(raw.id, raw.token, v2('second')),
    );
    const first = await loopback.interact(ask);
    const message = first.kind === 'answered' ? first.message : undefined;
    const second = await loopback.interact({ type: 3, message: { id: message?.id }, data: { custom_id: 'a' } });
    expect(second.interaction).toMatchObject({ message, data: { component_type: 2 } });
    expect(second).toMatchObject({
      message: { id: message?.id, components: [{ components: [{ content: 'second' }, {}] }] },
    });
    expect(loopback.problems).toEqual([]);
  });
});

describe('the gateway', () => {
  it.each<[string, () => void]>([
    ['a dropped socket', () => loopback.gateway.drop()],
    ['a close with 4000', () => loopback.gateway.close(4000)],
    ['op 7', () => loopback.gateway.reconnect()],
  ])('replays what was missed after %s', async (_, fault) => {
    await open();
    await login();
    fault();
    await loopback.until(() => noticed('closed') === 1);
    const missed = [loopback.interact(ask), loopback.interact(ask)];
    expect((await Promise.all(missed)).map(({ kind }) => kind)).toEqual(['answered', 'answered']);
    expect([noticed('identified'), noticed('resumed')]).toEqual([1, 1]);
    expect(loopback.problems).toEqual([]);
  });

  it.each([
    [true, 1, 1],
    [false, 2, 0],
  ])('lets a client go on after op 9 with %s', async (resumable, identified, resumed) => {
    await open();
    await login();
    loopback.gateway.invalidate(resumable);
    await loopback.until(() => noticed('identified') === identified && noticed('resumed') === resumed);
    expect((await loopback.interact(ask)).kind).toBe('answered');
  });

  it('loses a client that hears no answer to its heartbeats, and takes it back', async () => {
    await open({ heartbeat: 20 });
    await login();
    loopback.gateway.deafen(true);
    await loopback.until(() => noticed('resumed') === 1);
    loopback.gateway.deafen(false);
    expect((await loopback.interact(ask)).kind).toBe('answered');
  });

  it('starts anew with a client that said goodbye', async () => {
    await open();
    await login();
    await client.destroy();
    await loopback.until(() => noticed('closed') === 1);
    await login();
    expect([noticed('identified'), noticed('resumed')]).toEqual([2, 0]);
  });
});

describe('a connection that breaks the rules of the gateway', () => {
  const identify = { token: 'loopback-token', properties: {}, intents: 1, shard: [0, 1] };

  /** The code that the gateway closes with, after a client without any library said some things. */
  async function closedAfter(said: readonly unknown[], query = '?v=10&encoding=json'): Promise<number> {
    const socket = new WebSocket(`${loopback.api.replace(/^http(.*)\/api$/, 'ws$1')}/${query}`);
    socket.addEventListener('open', () => {
      for (const each of said) socket.send(typeof each === 'string' ? each : JSON.stringify(each));
    });
    return new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  }

  it.each<[number, string, unknown[]]>([
    [4001, 'an unknown opcode', [{ op: 99 }]],
    [4002, 'no JSON', ['hello']],
    [4002, 'over 4,096 bytes', [{ op: 2, d: { ...identify, properties: { os: 'x'.repeat(4096) } } }]],
    [4002, 'no intents', [{ op: 2, d: { ...identify, intents: undefined } }]],
    [4003, 'a presence before it said who it is', [{ op: 3, d: {} }]],
    [4004, 'a wrong token', [{ op: 2, d: { ...identify, token: 'another' } }]],
    [4004, 'a wrong token to resume', [{ op: 6, d: { token: 'another', session_id: 'session-0', seq: 0 } }]],
    [
      4005,
      'to have said who it is already',
      [
        { op: 2, d: identify },
        { op: 2, d: identify },
      ],
    ],
    [4010, 'a shard that cannot be', [{ op: 2, d: { ...identify, shard: [1, 1] } }]],
    [4013, 'an intent that is none', [{ op: 2, d: { ...identify, intents: 1 << 17 } }]],
    [4014, 'a privileged intent', [{ op: 2, d: { ...identify, intents: 1 << 15 } }]],
  ])('is closed with %i for %s', async (code, _, said) => {
    await open();
    expect(await closedAfter(said)).toBe(code);
  });

  it('is closed with 4007 for a number that was never sent, and with 4012 for another version', async () => {
    await open();
    await login();
    const resume = { op: 6, d: { token: loopback.token, session_id: 'session-0', seq: 9 } };
    expect(await closedAfter([resume])).toBe(4007);
    expect(await closedAfter([], '?v=9&encoding=json')).toBe(4012);
    expect(loopback.problems).toEqual(['RESUME was not sent to resume_gateway_url']);
  });
});

describe('a fault of REST', () => {
  const callback = /^POST .*callback$/;

  it.each(['user', 'shared', 'global'] as const)('429 of the %s limit is waited for', async (scope) => {
    await open();
    await login();
    loopback.faults.next(callback, { kind: 'limited', retryAfter: 0.01, scope });
    expect((await loopback.interact(ask)).kind).toBe('answered');
    await loopback.until(() => statuses(/callback$/).length === 2);
    expect(statuses(/callback$/)).toEqual([429, 204]);
  });

  it('5xx before the effect is repeated', async () => {
    await open();
    const thrown = await login();
    loopback.faults.next(callback, { kind: 'broken', status: 502 }, 2);
    expect((await loopback.interact(ask)).kind).toBe('answered');
    await loopback.until(() => statuses(/callback$/).length === 3);
    expect([statuses(/callback$/), thrown]).toEqual([[502, 502, 204], []]);
  });

  it('5xx after the effect is repeated too, which is no fault of the bot', async () => {
    await open();
    const thrown = await login();
    loopback.faults.next(callback, { kind: 'broken', status: 500, after: true });
    expect((await loopback.interact(ask)).kind).toBe('answered');
    await expect.poll(() => thrown, SOON).toMatchObject([{ code: 40060 }]);
    expect(loopback.problems).toEqual([]);
  });

  it.each([
    [false, 'silent'],
    [true, 'answered'],
  ])('a socket dropped after the effect: %s', async (after, kind) => {
    await open();
    const thrown = await login();
    loopback.faults.next(callback, { kind: 'dropped', after });
    const outcome = loopback.interact(ask);
    await expect.poll(() => thrown.length, SOON).toBe(1);
    loopback.clock.advance(3_001);
    expect((await outcome).kind).toBe(kind);
    expect(statuses(/callback$/)).toEqual([0]);
  });

  it('a refusal is passed on', async () => {
    await open();
    const thrown = await login();
    loopback.faults.next(callback, { kind: 'refused', status: 403, code: 50001, message: 'Missing Access' });
    void loopback.interact(ask);
    await expect.poll(() => thrown, SOON).toMatchObject([{ code: 50001, status: 403 }]);
  });

  it('every answer tells of its limit', async () => {
    await open();
    loopback.faults.next(/gateway/, { kind: 'limited', retryAfter: 0.5, scope: 'global' });
    const limited = await asBot('/gateway/bot');
    const headers = ['limit', 'remaining', 'reset', 'reset-after', 'bucket'].map((name) => `x-ratelimit-${name}`);
    for (const response of [limited, await asBot('/gateway/bot'), await asBot('/channels/1/messages/2')]) {
      expect(headers.filter((name) => !response.headers.has(name))).toEqual([]);
    }
    expect(Object.fromEntries(limited.headers)).toMatchObject({
      'retry-after': '0.5',
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
      'x-ratelimit-remaining': '0',
    });
    expect(await limited.json()).toMatchObject({ retry_after: 0.5, global: true });
  });
});

describe('the REST routes', () => {
  it('register commands, which keep their ids', async () => {
    await open();
    await login();
    const { applicationId, guilds } = loopback;
    const commands = ['ask', 'trade'].map((name) => ({ name, description: 'Some', type: 1 }));
    const [first] = await api.applicationCommands.bulkOverwriteGlobalCommands(applicationId, commands);
    const again = await api.applicationCommands.bulkOverwriteGlobalCommands(applicationId, commands.toReversed());
    expect(again.map(({ name }) => name)).toEqual(['trade', 'ask']);
    expect(again[1]?.id).toBe(first?.id);
    expect(await api.applicationCommands.getGlobalCommands(applicationId)).toEqual(again);
    expect((await loopback.interact(ask)).interaction).toMatchObject({ data: { id: first?.id } });
    await api.applicationCommands.bulkOverwriteGuildCommands(applicationId, guilds[0]!.id, commands);
    expect(await api.applicationCommands.getGuildCommands(applicationId, guilds[0]!.id)).toHaveLength(2);
    const bad = { name: 'Not A Name', description: 'Some' };
    await expect(api.applicationCommands.bulkOverwriteGlobalCommands(applicationId, [bad])).rejects.toMatchObject({
      code: 50035,
    });
    await expect(api.applicationCommands.getGlobalCommands('1')).rejects.toMatchObject({ code: 20012 });
    await expect(api.applicationCommands.getGuildCommands(applicationId, '1')).rejects.toMatchObject({ code: 50001 });
  });

  it('post, and post only once under a nonce that is to be unique', async () => {
    await open();
    await login();
    const channel = loopback.guilds[0]!.channel;
    const unique = { ...hello, nonce: 'card-1', enforce_nonce: true };
    const first = await api.channels.createMessage(channel, unique);
    expect(await api.channels.createMessage(channel, unique)).toEqual(first);
    expect((await api.channels.createMessage(channel, { ...hello, nonce: 'card-1' })).id).not.toBe(first.id);
    expect(await api.channels.editMessage(channel, first.id, { ...hello, content: 'new' })).toMatchObject({
      content: 'new',
    });
    await api.channels.deleteMessage(channel, first.id);
    await expect(api.channels.getMessage(channel, first.id)).rejects.toMatchObject({ code: 10008 });
    await expect(api.channels.createMessage('1', hello)).rejects.toMatchObject({ code: 10003 });
  });

  it('pin, in pages, and only for those who may', async () => {
    await open();
    await login();
    const channel = loopback.guilds[0]!.channel;
    const told = new Promise((resolve) => client.ws.once('CHANNEL_PINS_UPDATE' as never, resolve as never));
    for (let i = 0; i < 3; i++) {
      loopback.clock.advance(1000);
      const { id } = await api.channels.createMessage(channel, hello);
      await client.rest.put(`/channels/${channel}/messages/pins/${id}`);
    }
    expect(await told).toMatchObject({ channel_id: channel });
    const pins = (query: string) =>
      client.rest.get(`/channels/${channel}/messages/pins`, { query: new URLSearchParams(query) });
    const page = (await pins('limit=2')) as { items: { pinned_at: string; message: { id: string } }[] };
    expect(page).toMatchObject({ has_more: true, items: [{ message: { pinned: true } }, {}] });
    expect(await pins(`before=${page.items[1]!.pinned_at}`)).toMatchObject({ has_more: false, items: [{}] });
    loopback.permissions.set(channel, Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES);
    const { id } = page.items[0]!.message;
    const unpin = () => client.rest.delete(`/channels/${channel}/messages/pins/${id}`);
    await expect(unpin()).rejects.toMatchObject({ code: 50013, status: 403 });
    await expect(unpin()).rejects.toMatchObject({ code: 50013 });
    expect(loopback.problems).toMatchObject([expect.stringMatching(/sent again after 403$/)]);
  });

  it('take files beside a body, show them, and give them back', async () => {
    await open();
    await login(async ({ id, token }, { interactions, webhooks }) => {
      const files = [{ name: 'a.png', data: Buffer.from('picture') }];
      const data = {
        flags: 1 << 15,
        components: [
          { type: 12 as const, items: [{ media: { url: 'attachment://a.png' }, description: 'A picture' }] },
          { type: 13 as const, file: { url: 'attachment://a.png' } },
        ],
        attachments: [{ id: 0, filename: 'a.png', description: 'A picture' }],
        allowed_mentions: { parse: [] },
      };
      await interactions.reply(id, token, { ...data, files });
      await interactions.followUp(loopback.applicationId, token, { ...hello, files });
      await webhooks.editMessage(loopback.applicationId, token, '@original', { ...data, files });
      const channel = loopback.guilds[0]!.channel;
      const { id: message } = await api.channels.createMessage(channel, { ...hello, files });
      await api.channels.editMessage(channel, message, { ...hello, attachments: [] });
    });
    const outcome = await loopback.interact(ask);
    await loopback.until(() => loopback.requests.at(-1)?.method === 'PATCH' && statuses(/channels/).length === 2);
    expect(loopback.problems).toEqual([]);
    const { message } = outcome as { message?: { attachments: { url: string }[]; components: object[] } };
    expect(message).toMatchObject({ attachments: [{ description: 'A picture', filename: 'a.png', size: 7 }] });
    expect(message!.components[1]).toMatchObject({ name: 'a.png', size: 7 });
    expect(await (await fetch(message!.attachments[0]!.url)).text()).toBe('picture');
    expect([...loopback.messages.values()].map(({ attachments }) => (attachments as object[]).length)).toEqual([
      1, 1, 0,
    ]);
  });

  it('refuse files that do not fit the body', async () => {
    await open();
    await login();
    const channel = loopback.guilds[0]!.channel;
    const files = [{ name: 'a.csv', data: Buffer.from('a') }];
    const attachments = [{ id: 1, filename: 'a.csv' }];
    await expect(api.channels.createMessage(channel, { ...hello, attachments, files })).rejects.toMatchObject({
      code: 50035,
    });
    await expect(api.channels.createMessage(channel, { ...v2('a'), files })).rejects.toMatchObject({ code: 50035 });
    await expect(
      api.channels.createMessage(channel, { ...hello, embeds: [{ image: { url: 'attachment://b.png' } }], files }),
    ).rejects.toMatchObject({ code: 50035 });
    expect(loopback.problems).toMatchObject([
      expect.stringMatching(/attachment 1 came with no file$/),
      expect.stringMatching(/no component shows a\.csv$/),
      expect.stringMatching(/b\.png is no file of the message$/),
    ]);
  });

  it('know what roles and overwrites give the bot, and what is there no more', async () => {
    await open();
    await login();
    const guild = loopback.guilds[0]!;
    const deny = Permission.VIEW_CHANNEL;
    const hidden = loopback.addChannel(guild, 'hidden', [{ id: loopback.applicationId, type: 1, allow: 0n, deny }]);
    await expect(api.channels.createMessage(hidden, hello)).rejects.toMatchObject({ code: 50001 });
    guild.held.push(loopback.addRole(guild, 'Administrators', Permission.ADMINISTRATOR));
    const { id } = await api.channels.createMessage(hidden, hello);
    loopback.deleteMessage(id);
    await expect(api.channels.editMessage(hidden, id, hello)).rejects.toMatchObject({ code: 10008 });
    loopback.deleteChannel(hidden);
    await expect(api.channels.createMessage(hidden, hello)).rejects.toMatchObject({ code: 10003 });
    const gone = new Promise((resolve) => client.once('guildDelete', resolve));
    loopback.kick(guild);
    expect(await gone).toMatchObject({ id: guild.id });
    await expect(api.guilds.get(guild.id)).rejects.toMatchObject({ code: 10004 });
    const back = new Promise((resolve) => client.once('guildCreate', resolve));
    loopback.invite(guild);
    expect(await back).toMatchObject({ id: guild.id });
    expect(loopback.invalid()).toBe(1);
  });

  it('say what they do not know', async () => {
    await open();
    expect((await asBot('/users/@me/guilds')).status).toBe(404);
    expect((await fetch(`${loopback.api}/v10/gateway/bot`)).status).toBe(401);
    expect(loopback.problems).toEqual([
      'GET /users/@me/guilds: this Discord has no such route',
      "GET /gateway/bot: the User-Agent is not a bot's",
    ]);
  });
});

describe('an HTTP door', () => {
  const openDoor = async (publicKey: string): Promise<string> => {
    const dispatch = async () => ({ type: 4, data: hello });
    const { log } = openLines();
    const door = await openHttp({ dispatch, publicKey, port: 0, host: '127.0.0.1', log, now: loopback.clock.now });
    opened.push(() => door.close());
    return `${door.address}/interactions`;
  };

  it('is probed and used', async () => {
    await open();
    const url = await openDoor(loopback.publicKey);
    await loopback.probe(url);
    expect(await loopback.interactHttp(url, ask)).toMatchObject({
      kind: 'answered',
      callback: { type: 4, data: hello },
    });
    expect(await loopback.interactHttp(url, { type: 4, ...ask })).toMatchObject({ kind: 'refused' });
    expect(loopback.problems).toMatchObject([expect.stringMatching(/type 4 does not answer interaction type 4/)]);
  });

  it('that believes another key is found out', async () => {
    await open();
    const url = await openDoor('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    await loopback.probe(url);
    expect((await loopback.interactHttp(url, ask)).kind).toBe('silent');
    expect(loopback.problems).toMatchObject([
      expect.stringMatching(/PING was answered with 401/),
      expect.stringMatching(/answered with 401/),
    ]);
  });
});
