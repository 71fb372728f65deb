import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import { bot, isJson, type Json, type World } from './world.ts';

const GUILDS = 1 << 0;
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
// Bits 17 to 19, 22 and 23, and everything above 25 are no intents.
const UNKNOWN = ~0b11_0011_0001_1111_1111_1111_1111;

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly of: number;
  readonly intents: number;
  /** Every event that was meant for it, from sequence number 1. */
  readonly events: { readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
}

/** What the gateway noticed: who came, and how connections ended. */
export interface Notice {
  readonly kind: 'identified' | 'resumed' | 'heartbeat' | 'closed';
  readonly shard: number;
  /** The close code: ours when this Discord closed, else the bot's. */
  readonly code?: number;
}

/** The gateway's faults; without a shard they strike all connections. */
export interface Gateway {
  readonly notices: readonly Notice[];
  /** Sends an event to a shard. One that is away gets it when it resumes. */
  readonly dispatch: (event: string, data: unknown, shard: number) => void;
  /** Cuts the connection without a word. */
  readonly drop: (shard?: number) => void;
  readonly close: (code: number, shard?: number) => void;
  /** Op 7. */
  readonly reconnect: (shard?: number) => void;
  /** Op 9. What cannot be resumed is forgotten. */
  readonly invalidate: (resumable: boolean, shard?: number) => void;
  /** Heartbeats stay without an answer until this is false again. */
  readonly deafen: (deaf: boolean) => void;
  /** Events are held back as if the network stood still: they arrive only after the next RESUME. */
  readonly withhold: (held: boolean) => void;
}

/** Speaks Discord's gateway on the connections of a server. @param heartbeat milliseconds between two heartbeats */
export function gatewayOf(world: World, server: WebSocketServer, heartbeat: number): Gateway {
  const sessions = new Map<string, Session>();
  const notices: Notice[] = [];
  const modes = { deaf: false, held: false };

  const note = (kind: Notice['kind'], shard: number, code?: number): void => {
    notices.push({ kind, shard, ...(code !== undefined && { code }) });
    world.stir();
  };
  const write = (session: Session, sequence: number): void => {
    const event = session.events[sequence - 1];
    session.socket?.send(JSON.stringify({ op: 0, s: sequence, ...event }));
  };
  const tell = (session: Session, t: string, d: unknown): void => {
    const sequence = session.events.push({ t, d });
    if (!modes.held) write(session, sequence);
  };

  const identify = (socket: WebSocket, host: string, d: Json): Session | undefined => {
    const [shard = 0, of = 1] = Array.isArray(d['shard']) ? (d['shard'] as number[]) : [];
    const intents = d['intents'];
    const code = refused(world, d, shard, of);
    if (code) {
      note('closed', shard, code);
      socket.close(code);
      return undefined;
    }
    const session: Session = { id: `session-${sessions.size}`, shard, of, intents: Number(intents), events: [], socket };
    sessions.set(session.id, session);
    const guilds = world.guilds.filter(({ id }) => shardOf(id, of) === shard);
    tell(session, 'READY', {
      v: 10,
      user: bot(world),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://${host}/resume`,
      shard: [shard, of],
      application: { id: world.applicationId, flags: 0 },
    });
    if (session.intents & GUILDS) for (const guild of guilds) tell(session, 'GUILD_CREATE', guildOf(world, guild));
    note('identified', shard);
    return session;
  };

  const resume = (socket: WebSocket, path: string, d: Json): Session | undefined => {
    const session = sessions.get(String(d['session_id']));
    const sequence = Number(d['seq']);
    if (!path.startsWith('/resume')) world.problems.push('RESUME was not sent to resume_gateway_url');
    if (d['token'] !== world.token) return void socket.close(4004);
    if (!session) return void socket.send(JSON.stringify({ op: 9, d: false }));
    if (!(sequence <= session.events.length)) return void socket.close(4007);
    session.socket = socket;
    modes.held = false;
    for (let each = sequence + 1; each <= session.events.length; each += 1) write(session, each);
    tell(session, 'RESUMED', {});
    note('resumed', session.shard);
    return session;
  };

  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const { pathname, searchParams, host } = new URL(request.url ?? '', `http://${request.headers.host}`);
    let session: Session | undefined;
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json') return socket.close(4012);
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeat } }));
    socket.on('message', (data: Buffer) => {
      const packet = parsed(data);
      if (!packet) return socket.close(4002);
      const { op } = packet;
      const d = isJson(packet['d']) ? packet['d'] : {};
      if (op === 1) {
        if (!modes.deaf) socket.send(JSON.stringify({ op: 11 }));
        return note('heartbeat', session?.shard ?? 0);
      }
      if (op !== 2 && op !== 6) return [3, 4, 8].includes(Number(op)) ? undefined : socket.close(4001);
      if (session) return socket.close(4005);
      session = op === 2 ? identify(socket, host, d) : resume(socket, pathname, d);
    });
    socket.on('close', (code: number) => {
      if (!session) return;
      if (session.socket === socket) session.socket = undefined;
      // A bot that says goodbye gives its session up.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      note('closed', session.shard, code);
    });
  });

  const connected = (shard?: number): Session[] =>
    [...sessions.values()].filter((each) => each.socket && (shard === undefined || each.shard === shard));
  return {
    notices,
    dispatch: (event, data, shard) => {
      for (const session of sessions.values()) if (session.shard === shard) tell(session, event, data);
    },
    drop: (shard) => connected(shard).forEach(({ socket }) => socket?.terminate()),
    close: (code, shard) => connected(shard).forEach(({ socket }) => socket?.close(code)),
    reconnect: (shard) => connected(shard).forEach(({ socket }) => socket?.send(JSON.stringify({ op: 7, d: null }))),
    invalidate: (resumable, shard) => {
      for (const { id, socket } of connected(shard)) {
        if (!resumable) sessions.delete(id);
        socket?.send(JSON.stringify({ op: 9, d: resumable }));
      }
    },
    deafen: (deaf) => void (modes.deaf = deaf),
    withhold: (held) => void (modes.held = held),
  };
}

/** The close code for an IDENTIFY that Discord does not take. */
function refused(world: World, d: Json, shard: number, of: number): number | undefined {
  const intents = d['intents'];
  if (d['token'] !== world.token) return 4004;
  if (!isJson(d['properties']) || typeof intents !== 'number') return 4002;
  if (shard >= of) return 4010;
  if (intents & UNKNOWN) return 4013;
  if (intents & PRIVILEGED) return 4014;
  return undefined;
}

/** The shard that hears of a guild. */
export const shardOf = (guild: string, shards: number): number => Number((BigInt(guild) >> 22n) % BigInt(shards));

function parsed(data: Buffer): Json | undefined {
  try {
    const packet: unknown = data.length > 4096 ? undefined : JSON.parse(data.toString());
    return isJson(packet) ? packet : undefined;
  } catch {
    return undefined;
  }
}

const guildOf = ({ applicationId }: World, { id, channel }: { id: string; channel: string }): Json => ({
  id,
  name: 'Guild',
  owner_id: '100000000000000001',
  joined_at: '2026-01-01T00:00:00.000Z',
  large: false,
  unavailable: false,
  member_count: 2,
  members: [{ user: { id: applicationId, username: 'attache', discriminator: '0000', avatar: null }, roles: [] }],
  roles: [{ id, name: '@everyone', permissions: '0', position: 0, color: 0, hoist: false, managed: false }],
  channels: [{ id: channel, type: 0, name: 'general', position: 0, permission_overwrites: [] }],
  threads: [],
  emojis: [],
  stickers: [],
  presences: [],
  voice_states: [],
  features: [],
  preferred_locale: 'en-US',
});
