import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { openClock, type Clock } from './clock.ts';
import { openFaults, type Faults } from './faults.ts';
import { gatewayOf, type Gateway } from './gateway.ts';
import { guildsOf, peopleOf, type Guild, type People } from './guilds.ts';
import { begin, type Outcome } from './interactions.ts';
import { openPoster, type Poster } from './poster.ts';
import { isInvalid, restOf, type Recorded } from './rest.ts';
import type { Message } from './messages.ts';
import { textOf, type Json, type World } from './world.ts';

export interface LoopbackOptions {
  /** Epoch milliseconds at which its clock stands. Default 15 January 2026. */
  readonly start?: number;
  /** How many servers the bot is in, each with one text channel. Default 1. */
  readonly guilds?: number;
  /** How many shards it recommends. Default 1. */
  readonly shards?: number;
  /** Milliseconds between heartbeats. Default 45,000, of which no test sees one. */
  readonly heartbeat?: number;
}

/** A Discord of its own on 127.0.0.1, for an unmodified client: `new Client({ rest: { api: loopback.api } })`. */
export interface Loopback extends Poster, People {
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  /** 64 hexadecimal digits: what the HTTP door is to believe. */
  readonly publicKey: string;
  readonly guilds: readonly Guild[];
  readonly clock: Clock;
  /** Faults of REST; those of the gateway are its functions. */
  readonly faults: Faults;
  readonly gateway: Gateway;
  /** Everything the bot asked, oldest first. */
  readonly requests: readonly Recorded[];
  /** Every rule that it broke, as sentences; empty when all is well. */
  readonly problems: readonly string[];
  /** Answers that Discord counts before it locks a bot out: 401, 403, and 429 unless the limit is shared. */
  readonly invalid: () => number;
  /** Permission bits of the bot by channel, for tests to say; else the roles and overwrites of the server decide. */
  readonly permissions: Map<string, bigint>;
  /** Messages and the moments at which they were pinned, by their id. */
  readonly messages: ReadonlyMap<string, Message>;
  /** Files that people sent along, by their path on this server. */
  readonly files: Map<string, Uint8Array>;
  readonly pins: ReadonlyMap<string, string>;
  /** Who may see which command by server, as Discord writes it: for tests to fill. */
  readonly commandPermissions: Map<string, readonly Json[]>;
  /** Members beside the bot by their id, as Discord writes them: for tests to fill. */
  readonly members: Map<string, Json>;
  /**
   * Somebody uses the bot over the gateway. Settles at the first answer, or when the clock passes three seconds.
   * A session that is away hears of it when it resumes; where there is none, nobody does.
   */
  readonly interact: (raw: Json) => Promise<Outcome>;
  /** Waits until something that was recorded makes this true. */
  readonly until: (happened: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Promises that look again whenever something happened. */
function openWaiting(): { readonly stir: () => void; readonly until: Loopback['until'] } {
  const waiting = new Set<() => void>();
  return {
    stir: () => waiting.forEach((look) => look()),
    until: (happened) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!happened()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Opens a Discord on a free port of 127.0.0.1. Nothing in it waits: its clock moves only by `clock.advance`. */
export async function openLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const { start = Date.UTC(2026, 0, 15), guilds: count = 1, shards = 1, heartbeat = 45_000 } = options;
  const keys = generateKeyPairSync('ed25519');
  const guilds = guildsOf(count);
  const { stir, until } = openWaiting();
  const world: World = {
    clock: openClock(start),
    token: 'loopback-token',
    applicationId: '100000000000000000',
    publicKey: Buffer.from(keys.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    guilds,
    shards,
    permissions: new Map(),
    messages: new Map(),
    pins: new Map(),
    commands: new Map(),
    commandPermissions: new Map(),
    members: new Map(),
    files: new Map(),
    origin: '',
    interactions: new Map(),
    problems: [],
    dispatch: (event, data, guild) => gateway.dispatch(event, data, guild),
    stir,
  };
  const requests: Recorded[] = [];
  const faults = openFaults();
  const server = createServer(restOf(world, requests, faults.take));
  const sockets = new WebSocketServer({ server });
  const gateway = gatewayOf(world, sockets, heartbeat);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { token, applicationId, publicKey, clock, problems, permissions, messages, pins, files } = world;
  const { commandPermissions, members } = world;
  const own = { token, applicationId, publicKey, guilds, clock, problems, permissions, messages, pins, files };
  return {
    ...own,
    ...peopleOf(world),
    commandPermissions,
    members,
    faults,
    gateway,
    requests,
    invalid: () => requests.filter(isInvalid).length,
    ...openPoster(world, keys.privateKey),
    api: `${world.origin}/api`,
    interact: (raw) => {
      const { pending, outcome } = begin(world, raw);
      world.dispatch('INTERACTION_CREATE', pending.raw, textOf(pending.raw['guild_id']));
      return outcome;
    },
    until,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
