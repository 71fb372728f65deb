import { mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Interaction, type Dispatch } from '../../src/interaction.ts';
import type { Door } from '../../src/transport/door.ts';
import { makePage } from '../../src/transport/page.ts';
import { CHANNELS } from '../../src/transport/page/world.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { openPlayground } from '../../src/transport/playground.ts';
import { command, openLines } from './signed.ts';

const asked: Interaction[] = [];
const dispatch: Dispatch = async (raw) => {
  asked.push(Interaction.parse(raw));
  return { type: 4, data: { content: 'an answer' } };
};
const commands = [{ name: 'ask', description: 'Ask' }];
const examples = ['Who sells fish to Narnia?'];
const inspect = (raw: unknown): object | undefined => (raw ? { of: Interaction.parse(raw).data?.name } : undefined);
const { log, lines } = openLines();
const discord = createPlaygroundDiscord();
const CHANNEL = CHANNELS[0].id;
let pageDir: string;

beforeAll(async () => {
  pageDir = join(await mkdtemp(join(tmpdir(), 'page-')), 'page');
  await makePage(pageDir);
}, 60_000);
afterAll(() => rm(join(pageDir, '..'), { recursive: true }));

const open = (port?: number): Promise<Door> =>
  openPlayground({
    dispatch,
    commands,
    examples: () => examples,
    inspect,
    discord,
    log,
    pageDir,
    ...(port === undefined ? {} : { port }),
  });

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with any Host header, which fetch would not send. */
function ask(door: Door, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, door.address);
    const outgoing = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (incoming) => {
      let text = '';
      incoming.on('data', (chunk) => (text += String(chunk)));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const portOf = (door: Door): number => Number(new URL(door.address).port);

describe('the playground', () => {
  let door: Door;
  beforeAll(async () => {
    door = await open(0);
  });
  afterAll(() => door.close());
  const post = (body: unknown, headers = {}): Promise<Answer> =>
    ask(door, '/api/interactions', { ...json, ...headers }, JSON.stringify(body));

  it('serves its page, whose policy lets nothing in from outside', async () => {
    const { status, headers, body } = await ask(door, '/', {});
    expect(status).toBe(200);
    expect(body).toContain('<title>');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('says what the commands are, and the examples', async () => {
    const { body } = await ask(door, '/api/commands', {});
    const surface: unknown = JSON.parse(body);
    expect(surface).toEqual({ commands, examples });
  });

  it('answers an interaction as dispatch does', async () => {
    const { status, body } = await post(command('77'));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ type: 4, data: { content: 'an answer' } });
    expect(asked.at(-1)).toMatchObject({ id: '77', data: { name: 'ask' } });
  });

  it('fills in an id, a user and a locale where they are missing', async () => {
    await post({ type: 2, data: { name: 'ask' } });
    await post({ type: 2, data: { name: 'ask' } });
    const [one, two] = asked.slice(-2);
    expect(one).toMatchObject({ id: expect.stringMatching(/^\d{17,20}$/), locale: 'en-US', user: { id: '1' } });
    expect(one?.id).not.toBe(two?.id);
  });

  it('leaves a member as it came', async () => {
    await post({ type: 2, locale: 'tr', member: { user: { id: '5' } }, data: { name: 'ask' } });
    expect(asked.at(-1)).toMatchObject({ locale: 'tr', member: { user: { id: '5' } } });
    expect(asked.at(-1)).not.toHaveProperty('user');
  });

  it('tells what led to an answer, and does not answer again', async () => {
    const before = asked.length;
    const { status, body } = await ask(
      door,
      '/api/inspect',
      json,
      JSON.stringify({ type: 2, data: { name: 'trade' } }),
    );
    expect([status, JSON.parse(body)]).toEqual([200, { of: 'trade' }]);
    expect((await ask(door, '/api/inspect', json, '{"hello":1}')).status).toBe(400);
    expect(asked.length).toBe(before);
  });

  it('tells it only to its own page', async () => {
    const origin = 'http://evil.example';
    expect((await ask(door, '/api/inspect', { ...json, origin }, JSON.stringify(command('9')))).status).toBe(403);
  });

  it('logs the command and not the question', async () => {
    await post(command('78', 'trade'));
    expect(lines.at(-1)?.fields).toMatchObject({ kind: 'command', command: 'trade', status: 200 });
    expect(JSON.stringify(lines)).not.toMatch(/private question|secret-token/);
  });

  it.each([
    ['no JSON', 400, '{"type":'],
    ['no interaction', 400, '{"hello":1}'],
    ['a list', 400, '[]'],
    ['a body above 256 KiB', 413, JSON.stringify({ type: 2, filler: 'x'.repeat(256 * 1024) })],
  ])('refuses %s with %i', async (_what, status, body) => {
    expect((await ask(door, '/api/interactions', json, body)).status).toBe(status);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses the content type %s, which a form of another page could send',
    async (type) => {
      const { status } = await ask(door, '/api/interactions', { 'content-type': type }, JSON.stringify(command('1')));
      expect(status).toBe(415);
    },
  );

  it.each([
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['[::1]:PORT', 200],
    ['127.0.0.1', 403],
    ['127.0.0.1:1', 403],
    ['evil.example:PORT', 403],
    ['localhost.evil.example:PORT', 403],
    ['127.0.0.1:PORT.evil.example', 403],
  ])('answers the host name %s with %i on every path', async (name, status) => {
    const host = name.replace('PORT', String(portOf(door)));
    expect((await ask(door, '/', { host })).status).toBe(status);
    expect((await ask(door, '/api/commands', { host })).status).toBe(status);
    expect((await ask(door, '/api/interactions', { ...json, host }, JSON.stringify(command('2')))).status).toBe(status);
  });

  it.each([
    ['http://127.0.0.1:PORT', 200],
    ['http://localhost:PORT', 200],
    ['https://127.0.0.1:PORT', 403],
    ['http://127.0.0.1:1', 403],
    ['http://evil.example', 403],
    ['null', 403],
  ])('answers a post from the origin %s with %i', async (name, status) => {
    const before = asked.length;
    expect((await post(command('3'), { origin: name.replace('PORT', String(portOf(door))) })).status).toBe(status);
    expect(asked.length - before).toBe(status === 200 ? 1 : 0);
  });

  it('takes a file for the Discord behind it, and no larger one', async () => {
    const octets = { 'content-type': 'application/octet-stream' };
    const { status, body } = await ask(door, '/api/files?name=a.csv', octets, 'a,b');
    const kept = JSON.parse(body) as { url: string };
    expect([status, kept]).toEqual([
      200,
      { id: expect.stringMatching(/^\d+$/), filename: 'a.csv', size: 3, url: expect.any(String) },
    ]);
    expect(await discord.download(kept.url, 10)).toEqual(Buffer.from('a,b'));
    expect((await ask(door, '/api/files', octets, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await ask(door, '/api/files', json, '{}')).status).toBe(400);
    const origin = 'http://evil.example';
    expect((await ask(door, '/api/files', { ...octets, origin }, 'a')).status).toBe(403);
  });

  it('tells what is new in a channel, with the answers that everybody sees', async () => {
    const look = async (query: string) =>
      JSON.parse((await ask(door, `/api/news?${query}`, {})).body) as { at: number; messages: { id: string }[] };
    const { at } = await look(`channel=${CHANNEL}&since=0`);
    await post({ ...command('501'), channel_id: CHANNEL });
    expect((await look(`channel=${CHANNEL}&since=${at}`)).messages).toMatchObject([
      { id: '501', payload: { content: 'an answer' }, by: { what: '/ask' } },
    ]);
    expect((await look(`channel=${CHANNEL}&since=${at + 1}`)).messages).toEqual([]);
    expect((await look('channel=x&since=-1e9')).messages).toEqual([]);
    expect((await look('since=many')).messages).toEqual([]);
  });

  it('gives no file from outside the page', async () => {
    for (const path of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json']) {
      expect((await ask(door, path, {})).body).not.toContain('devDependencies');
    }
  });
});

describe('the port', () => {
  const occupy = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer().on('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });

  it('is the next free one when nobody asked for one', async () => {
    // Whatever else runs here, two playgrounds cannot have the same port.
    const first = await open();
    const second = await open();
    expect(portOf(first)).toBeGreaterThanOrEqual(8080);
    expect(portOf(second)).toBeGreaterThan(portOf(first));
    expect(portOf(second)).toBeLessThan(8100);
    await first.close();
    await second.close();
  });

  it('is refused with its number and the setting when it was asked for and is taken', async () => {
    const server = await occupy(0);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(open(port)).rejects.toThrow(new RegExp(`Port ${port} is taken.*PORT`));
    server.close();
  });
});

describe('the page', () => {
  it('is built again only when it is older than what it is made of', { timeout: 60_000 }, async () => {
    const index = join(pageDir, 'index.html');
    const builtAt = async (): Promise<number> => (await stat(index)).mtimeMs;
    const first = await builtAt();
    await makePage(pageDir);
    expect(await builtAt()).toBe(first);
    await utimes(index, 1, 1);
    await makePage(pageDir);
    expect(await builtAt()).toBeGreaterThanOrEqual(first);
  });

  it('says which folder it could not be built into', async () => {
    await expect(makePage('/dev/null/page')).rejects.toThrow('/dev/null/page');
  });
});
