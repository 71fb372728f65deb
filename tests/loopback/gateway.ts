import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import { guildEvent } from './guilds.ts';
import { bot, isJson, type Json, type World } from './world.ts';

const GUILDS = 1 << 0;
/** The intents without which an event is not sent. */
const NEEDED: Readonly<Record<string, number>> = {
  GUILD_CREATE: GUILDS,
  GUILD_DELETE: GUILDS,
  CHANNEL_PINS_UPDATE: GUILDS,
};
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
// Bits 17 to 19, 22 and 23, and everything above 25 are no intents.
const UNKNOWN = ~0b11_0011_0001_1111_1111_1111_1111;

// What a bot may send besides: its presence, and requests for members and sounds.
const OTHERS: ReadonlySet<unknown> = new Set([3, 4, 8, 31]);

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
  /** Sends an event to the shard of a guild, without a guild to shard 0. One that is away gets it when it resumes. */
  readonly dispatch: (event: string, data: unknown, guild?: string) => void;
  /** Cuts the connection without a word. */
  readonly drop: (shard?: number) => void;
  readonly close: (code: number, shard?: number) => void;
  /** Op 7. */
  readonly reconnect: (shard?: number) => void;
  /** Op 9. What cannot be resumed is forgotten. */
  readonly invalidate: (resumable: boolean, shard?: number) => void;
  /** Heartbeats stay without an answer until this is false again. */
  readonly deafen: (deaf: boolean) => void;
}

/** What all connections share. */
interface Hall {
  readonly world: World;
  /** Milliseconds between two heartbeats. */
  readonly heartbeat: number;
  readonly sessions: Map<string, Session>;
  readonly note: (kind: Notice['kind'], shard: number, code?: number) => void;
  deaf: boolean;
  identified: number;
}

/** Speaks Discord's gateway on the connections of a server. @param heartbeat milliseconds between two heartbeats */
export function gatewayOf(world: World, server: WebSocketServer, heartbeat: number): Gateway {
  const notices: Notice[] = [];
  const sessions = new Map<string, Session>();
  const note: Hall['note'] = (kind, shard, code) => {
    notices.push({ kind, shard, ...(code !== undefined && { code }) });
    world.stir();
  };
  const hall: Hall = { world, heartbeat, sessions, note, deaf: false, identified: 0 };
  server.on('connection', (socket: WebSocket, request: IncomingMessage) => welcome(hall, socket, request));

  const connected = (shard?: number): Session[] =>
    [...sessions.values()].filter((each) => each.socket && (shard === undefined || each.shard === shard));
  return {
    notices,
    dispatch: (event, data, guild = '0') => {
      for (const session of sessions.values()) {
        if (session.shard === shardOf(guild, session.of)) tell(session, event, data);
      }
    },
    drop: (shard) => connected(shard).forEach(({ socket }) => socket?.terminate()),
    close: (code, shard) => connected(shard).forEach(({ socket }) => socket?.close(code)),
    reconnect: (shard) => connected(shard).forEach(({ socket }) => socket?.send(JSON.stringify({ op: 7, d: null }))),
    invalidate: (resumable, shard) => {
      for (const session of connected(shard)) {
        session.socket?.send(JSON.stringify({ op: 9, d: resumable }));
        session.socket = undefined;
        if (!resumable) sessions.delete(session.id);
      }
    },
    deafen: (deaf) => void (hall.deaf = deaf),
  };
}

function write({ socket, events }: Session, sequence: number): void {
  socket?.send(JSON.stringify({ op: 0, s: sequence, ...events[sequence - 1] }));
}
function tell(session: Session, t: string, d: unknown): void {
  if (((NEEDED[t] ?? 0) & ~session.intents) === 0) write(session, session.events.push({ t, d }));
}

/** One connection, from its HELLO to its end. */
function welcome(hall: Hall, socket: WebSocket, request: IncomingMessage): void {
  const { pathname, searchParams, host } = new URL(request.url ?? '', `http://${request.headers.host}`);
  if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json') return socket.close(4012);
  let session: Session | undefined;
  socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: hall.heartbeat } }));
  socket.on('message', (data: Buffer) => {
    const packet = parsed(data);
    if (!packet) return socket.close(4002);
    const { op } = packet;
    const d = isJson(packet['d']) ? packet['d'] : {};
    if (op === 1) {
      if (!hall.deaf) socket.send(JSON.stringify({ op: 11 }));
      return hall.note('heartbeat', session?.shard ?? 0);
    }
    // Op 9 takes the connection from its session, which then begins or goes on here.
    const known = session?.socket === socket;
    if (op !== 2 && op !== 6) return OTHERS.has(op) ? known || socket.close(4003) : socket.close(4001);
    if (known) return socket.close(4005);
    if (op === 6 && !session && pathname !== '/resume') {
      hall.world.problems.push('RESUME was not sent to resume_gateway_url');
    }
    session = op === 2 ? identify(hall, socket, host, d) : resume(hall, socket, d);
  });
  socket.on('close', (code: number) => {
    if (!session) return;
    if (session.socket === socket) session.socket = undefined;
    // A bot that says goodbye gives its session up.
    if (code === 1000 || code === 1001) hall.sessions.delete(session.id);
    hall.note('closed', session.shard, code);
  });
}

function identify(hall: Hall, socket: WebSocket, host: string, d: Json): Session | undefined {
  const { world, sessions, note } = hall;
  const [shard = 0, of = 1] = Array.isArray(d['shard']) ? d['shard'].map(Number) : [];
  const code = refused(world, d, shard, of);
  if (code) {
    note('closed', shard, code);
    socket.close(code);
    return undefined;
  }
  const intents = Number(d['intents']);
  const session: Session = { id: `session-${hall.identified++}`, shard, of, intents, events: [], socket };
  sessions.set(session.id, session);
  const guilds = world.guilds.filter(({ id, present }) => present && shardOf(id, of) === shard);
  tell(session, 'READY', {
    v: 10,
    user: bot(world),
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: `ws://${host}/resume`,
    shard: [shard, of],
    application: { id: world.applicationId, flags: 0 },
  });
  for (const guild of guilds) tell(session, 'GUILD_CREATE', guildEvent(world, guild));
  note('identified', shard);
  return session;
}

/** Takes a session up again and sends it all that it missed. */
function resume({ world, sessions, note }: Hall, socket: WebSocket, d: Json): Session | undefined {
  const session = sessions.get(String(d['session_id']));
  const sequence = Number(d['seq']);
  if (d['token'] !== world.token) socket.close(4004);
  else if (!session) socket.send(JSON.stringify({ op: 9, d: false }));
  else if (!(sequence <= session.events.length)) socket.close(4007);
  else {
    session.socket = socket;
    for (let each = sequence + 1; each <= session.events.length; each += 1) write(session, each);
    tell(session, 'RESUMED', {});
    note('resumed', session.shard);
    return session;
  }
  return undefined;
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
const shardOf = (guild: string, shards: number): number => Number((BigInt(guild) >> 22n) % BigInt(shards));

function parsed(data: Buffer): Json | undefined {
  try {
    const packet: unknown = data.length > 4096 ? undefined : JSON.parse(data.toString());
    return isJson(packet) ? packet : undefined;
  } catch {
    return undefined;
  }
}
