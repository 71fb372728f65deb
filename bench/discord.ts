import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';
import { CallbackType } from '../src/interaction.ts';
import { askOf, POSED } from './questions.ts';

const GUILD = '1200000000000000001';
const EPOCH = 1_420_070_400_000n;
const HEARTBEAT_MS = 45_000;
/** Gateway opcodes. */
const Op = { event: 0, heartbeat: 1, identify: 2, hello: 10, heartbeatHeard: 11 } as const;

/** What Discord sends with an interaction beside what our bot reads. */
const SURROUNDINGS = {
  context: 0,
  guild_locale: 'en-US',
  guild: { id: GUILD, locale: 'en-US', features: [] },
  channel: { id: '1200000000000000002', type: 0, guild_id: GUILD, name: 'bench' },
  app_permissions: '2248473465835073',
  authorizing_integration_owners: { 0: GUILD },
  entitlements: [],
};

/** So much of Discord as a bot without intents needs, and no check that takes time. */
export interface Discord {
  readonly api: string;
  /** Asks the bot that came last, so many at once; gives the interactions answered in a second. */
  readonly fire: (count: number, atOnce: number) => Promise<number>;
  readonly close: () => void;
}

/** Takes the first answer to an interaction. @throws Error when it is none that was waited for */
type Take = (id: string, body: string) => void;

/** Opens it on a free port of 127.0.0.1. */
export async function openDiscord(): Promise<Discord> {
  let take: Take = (id) => fail(id);
  let lost: (reason: unknown) => void = () => undefined;
  let bot: WebSocket | undefined;
  let sent = 1;
  const server = createServer((request, response) => void answer(request, response, take).catch(lost));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket) => {
    greet((bot = socket), `ws://127.0.0.1:${portOf(server)}`);
    socket.on('close', () => socket === bot && lost(new Error('the bot has gone')));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    api: `http://127.0.0.1:${portOf(server)}/api`,
    fire: async (count, atOnce) => {
      const open = new Set<string>();
      const last = sent + count;
      const askNext = (): void => {
        const interaction = interactionOf(sent);
        open.add(interaction.id);
        bot?.send(JSON.stringify({ op: Op.event, s: ++sent, t: 'INTERACTION_CREATE', d: interaction }));
      };
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      lost = reject;
      take = (id, body) => {
        if (!open.delete(id) || !body.startsWith(`{"type":${CallbackType.message},`)) fail(id);
        if (sent < last) askNext();
        else if (open.size === 0) resolve();
      };
      const from = performance.now();
      for (let i = 0; i < atOnce; i++) askNext();
      await promise;
      return (count / (performance.now() - from)) * 1000;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function fail(id: string): never {
  throw new Error(`interaction ${id} was answered twice, or not with a message`);
}

/** One `/ask` with an id of this moment: what looks old is not answered. */
function interactionOf(number: number) {
  const id = String(((BigInt(Date.now()) - EPOCH) << 22n) | BigInt(number));
  return { ...askOf(POSED[number % POSED.length]!.question, number), ...SURROUNDINGS, id };
}

/** The REST API: where the gateway is, and the callback of an interaction. */
async function answer(request: IncomingMessage, response: ServerResponse, take: Take): Promise<void> {
  const { url = '', headers } = request;
  const [, id] = /\/interactions\/(\d+)\/[^/]+\/callback/.exec(url) ?? [];
  const body = await text(request);
  if (id !== undefined) {
    response.writeHead(204).end();
    return take(id, body);
  }
  if (!url.endsWith('/gateway/bot')) throw new Error(`the bot asked for ${url}`);
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ url: `ws://${headers.host}`, shards: 1, session_start_limit: limit }));
}

/** The gateway's side of a new connection. */
function greet(socket: WebSocket, address: string): void {
  const send = (packet: object): void => socket.send(JSON.stringify(packet));
  send({ op: Op.hello, d: { heartbeat_interval: HEARTBEAT_MS } });
  socket.on('message', (data: Buffer) => {
    const { op } = JSON.parse(data.toString()) as { readonly op: number };
    if (op === Op.heartbeat) send({ op: Op.heartbeatHeard });
    if (op === Op.identify) send({ op: Op.event, s: 1, t: 'READY', d: readyAt(address) });
  });
}

const readyAt = (address: string): object => ({
  v: 10,
  user: { id: '1200000000000000000', username: 'bench', discriminator: '0000', avatar: null, bot: true },
  guilds: [{ id: GUILD, unavailable: true }],
  session_id: 'session',
  resume_gateway_url: address,
  shard: [0, 1],
  application: { id: '1200000000000000000', flags: 0 },
});
