import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { createDispatch } from '../src/dispatch.ts';
import { createLog } from '../src/log.ts';
import { createMeter } from '../src/metrics.ts';
import { openApi } from '../src/transport/api.ts';
import { openHttp } from '../src/transport/http.ts';
import { openMonitor } from '../src/transport/monitor.ts';
import { openBot } from './bot.ts';
import { newDataDir } from './data.ts';
import { called, pressing, sent, typing } from './interactions.ts';
import { PUBLIC_KEY, signed } from './transport/signed.ts';

// Put together here, so that no scanner takes them for real ones.
const TOKEN = ['MTk4NjIyNDgzNDcxOTI1MjQ4', 'Cl2FMQ', 'ZnCjm1XVW7vRze4b7Cq4se7kKWsAbc'].join('.');
const INTERACTION = `aW50ZXJhY3Rpb246${'MTE5ODYyMjQ4MzQ3MTkyNTI0OA'.repeat(4)}`;
const secrets = [TOKEN, INTERACTION, encodeURIComponent(INTERACTION)];

/** All that leaves the bot: lines of the log, figures, and what is handed back. */
interface Out {
  readonly lines: string[];
  readonly metrics: () => Promise<string>;
}

/** The whole bot; `/help` throws what it is given, as a broken command would. */
function openWorld(thrown?: unknown) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => void lines.push(line) }, secrets: [TOKEN] });
  const meter = createMeter();
  const { index, about, dispatch: real } = openBot(undefined, log, meter.metrics);
  const broken: Command = {
    name: 'help',
    options: {},
    run() {
      throw thrown;
    },
  };
  const failing = createDispatch({
    index: () => index,
    about,
    commands: [broken],
    menus: [],
    log,
    metrics: meter.metrics,
    now: () => 0,
  });
  return { lines, log, meter, metrics: meter.text, dispatch: thrown === undefined ? real : failing };
}

// ---- Discord on this computer, which repeats in its answers whatever it was sent

let server: Server;
let api: string;
const echo = (request: IncomingMessage): string => JSON.stringify(request.headers) + String(request.url);
beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(/status-(\d+)/.exec(request.url ?? '')?.[1]);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        code: 50_001,
        message: echo(request),
        errors: { _errors: [{ code: 'X', message: echo(request) }] },
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

/** The error of a real request to that server. */
async function refusedWith(status: number): Promise<unknown> {
  const { rest } = await openApi({ token: TOKEN, apiBase: `${api}/status-${status}` });
  const body = { content: TOKEN, nested: { token: INTERACTION } };
  return rest.post(`/webhooks/198622483471925248/${INTERACTION}`, { body }).catch((error: unknown) => error);
}

// ---- the places

const withToken = (raw: object, extra: object = {}): object => ({ ...raw, token: INTERACTION, ...extra });
const button = (id: string): object => pressing(id, 'server');
const heard: [string, unknown][] = [
  ['the token of an interaction', withToken(called('help'))],
  ['the name of a command', called(TOKEN)],
  ['the name of a subcommand', called(`sources ${TOKEN}`)],
  ['the name of an option', called('ask', { [TOKEN.slice(0, 64)]: 'x' })],
  ['a question', called('ask', { question: `What is ${TOKEN}?` })],
  ['a country', called('trade', { country: 'Pakistan', direction: TOKEN })],
  ['a text being typed', typing('ask', 'question', { question: TOKEN })],
  ['a custom id', button(TOKEN)],
  ['a choice', pressing('x', 'server', [TOKEN])],
  ['a form', sent('1~again', 'question', TOKEN)],
  ['the custom id of a form', sent(TOKEN, 'question', 'x')],
  ['a locale', withToken(called('help'), { locale: TOKEN.slice(0, 16) })],
  ['a property that nobody reads', withToken(called('help'), { authorization: `Bot ${TOKEN}` })],
  ['something that is no interaction', { type: TOKEN, [TOKEN]: TOKEN, token: INTERACTION }],
];

const zodErrorOf = (schema: z.ZodType, value: unknown): unknown => schema.safeParse(value).error;
const caused = (cause: unknown): Error => new Error('outer', { cause });
const thrown: [string, () => unknown][] = [
  ['the message of an error', () => new Error(`no login with ${TOKEN}`)],
  ['the cause of a cause', () => caused(caused(new Error(TOKEN)))],
  ['an error of several', () => new AggregateError([new Error(TOKEN)], 'several')],
  ['a property of an error', () => Object.assign(new Error('x'), { headers: { authorization: `Bot ${TOKEN}` } })],
  ['a text that is thrown', () => TOKEN],
  ['an object that is thrown', () => ({ token: INTERACTION, note: TOKEN })],
  ['a zod error of an unknown key', () => zodErrorOf(z.strictObject({}), { [TOKEN]: 1 })],
  [
    'a zod error with the value',
    () =>
      zodErrorOf(
        z.string().refine(() => false, { error: (issue) => String(issue.input) }),
        TOKEN,
      ),
  ],
  ['a zod error of a record', () => zodErrorOf(z.record(z.string(), z.number()), { [TOKEN]: 'x' })],
  ['a zod error of a choice', () => zodErrorOf(z.enum([TOKEN]), 'x')],
  ['an error of Discord that repeats all', () => refusedWith(400)],
  ['an error of Discord for a wrong token', () => refusedWith(401)],
  ['an error of Discord for a missing right', () => refusedWith(403)],
  ['an error of Discord itself', () => refusedWith(500)],
  [
    'an error of the REST library with the body',
    () =>
      new DiscordAPIError(
        { code: 0, message: TOKEN },
        0,
        400,
        'POST',
        `${api}/interactions/1/${INTERACTION}/callback`,
        { files: undefined, body: { token: TOKEN } },
      ),
  ],
  [
    'an error of HTTP with the address',
    () => new HTTPError(502, TOKEN, 'POST', `${api}/webhooks/1/${INTERACTION}`, { files: undefined, body: TOKEN }),
  ],
  [
    'a rate limit with the route',
    () =>
      new RateLimitError({
        global: false,
        hash: 'x',
        limit: 1,
        majorParameter: INTERACTION,
        method: 'POST',
        retryAfter: 1,
        route: `/webhooks/1/${INTERACTION}`,
        scope: 'user',
        sublimitTimeout: 0,
        timeToReset: 1,
        url: `${api}/webhooks/1/${INTERACTION}`,
      }),
  ],
];

/** Requests to the doors; what comes back is a part of what leaves. */
const posted: [string, (http: string, monitor: string) => Promise<Response>][] = [
  [
    'a wrong signature',
    (http) => fetch(`${http}/interactions`, { method: 'POST', headers: { 'x-signature-ed25519': TOKEN }, body: TOKEN }),
  ],
  ['a header', (http) => fetch(`${http}/healthz`, { headers: { authorization: `Bot ${TOKEN}` } })],
  ['a signed body that is no JSON', (http) => post(http, `{"token": ${TOKEN}`)],
  ['a signed body that is no interaction', (http) => post(http, JSON.stringify({ token: TOKEN }))],
  ['a signed interaction', (http) => post(http, JSON.stringify(withToken(called('help'))))],
  ['a query to the metrics', (_, monitor) => fetch(`${monitor}/metrics?token=${TOKEN}`)],
];
function post(http: string, body: string): Promise<Response> {
  const { signature, timestamp } = signed(body);
  const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
  return fetch(`${http}/interactions`, { method: 'POST', headers, body });
}

// ---- what leaves

async function expectClean({ lines, metrics }: Out, ...more: unknown[]): Promise<void> {
  const out = [
    ...lines,
    await metrics(),
    ...more.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))),
  ];
  expect(out.join('').length).toBeGreaterThan(1000);
  for (const secret of secrets) expect(out.filter((text) => text.includes(secret))).toEqual([]);
}

describe('no secret leaves in the log, a figure or a reply', () => {
  it.each(heard)('that stands in %s', async (_place, raw) => {
    const world = openWorld();
    await expectClean(world, await world.dispatch(raw));
    expect(world.lines).not.toEqual([]);
  });
  it.each(thrown)('that stands in %s', async (_place, make) => {
    const error = await make();
    const world = openWorld(error);
    await expectClean(world, await world.dispatch(called('help')));
    expect(world.lines.join('')).toContain('could not be answered');
  });
  it.each(posted)('that stands in %s', async (_place, request) => {
    const world = openWorld();
    const place = { port: 0, host: '127.0.0.1', log: world.log };
    const http = await openHttp({
      ...place,
      dispatch: world.dispatch,
      publicKey: PUBLIC_KEY,
      windowSeconds: 999_999_999,
    });
    const monitor = await openMonitor({ ...place, ready: () => true, meter: world.meter });
    const response = await request(http.address, monitor.address);
    expect(response.status).toBeLessThan(500);
    await expectClean(world, await response.text(), [...response.headers]);
    await Promise.all([http.close(), monitor.close()]);
  });
});

describe('no secret leaves at the start', () => {
  it.each([400, 401, 403, 500])('when Discord repeats it with %i', async (status) => {
    const env = {
      ...process.env,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_BASE: `${api}/status-${status}`,
      PLAYGROUND: 'off',
      DATA_DIR: newDataDir(),
    };
    const bot = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
      cwd: resolve(import.meta.dirname, '..'),
      env,
    });
    let out = '';
    for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (out += String(chunk)));
    expect(await once(bot, 'close')).toEqual([1, null]);
    expect(out).toMatch(/Discord/);
    expect(out).not.toContain(TOKEN);
  });
  it.each(['PORT', 'DISCORD_PUBLIC_KEY', 'METRICS_PORT', 'LOG_LEVEL', 'PRIVACY_URL'])(
    'when it stands in %s',
    (name) => {
      const read = readConfig({ [name]: TOKEN });
      expect(JSON.stringify(read)).toContain(name);
      expect(JSON.stringify(read)).not.toContain(TOKEN);
    },
  );
});

it('more than 30 places were tried', () => {
  expect(heard.length + thrown.length + posted.length).toBeGreaterThanOrEqual(30);
});
