import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { openClock, type Clock } from './clock.ts';
import { openFaults, type Faults } from './faults.ts';
import { gatewayOf, shardOf, type Gateway } from './gateway.ts';
import { begin, type Outcome } from './interactions.ts';
import { openPoster } from './poster.ts';
import { restOf, type Recorded } from './rest.ts';
import { Permission, type Guild, type Json, type World } from './world.ts';

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
export interface Loopback {
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
  /** Permission bits of the bot by channel: change them to forbid something. */
  readonly permissions: Map<string, bigint>;
  /** Somebody uses the bot over the gateway. Settles at the first answer, or when the clock passes three seconds. */
  readonly interact: (raw: Json) => Promise<Outcome>;
  /** Somebody uses the bot over its HTTP door at that address. */
  readonly interactHttp: (url: string, raw: Json) => Promise<Outcome>;
  /** Asks as Discord does before it accepts an address: a PING, and forged ones that must be refused. */
  readonly probe: (url: string) => Promise<void>;
  /** Waits until something that was recorded makes this true. */
  readonly until: (true_: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const APPLICATION = '100000000000000000';
const ALL = Object.values(Permission).reduce((sum, bit) => sum | bit, 0n);

/** Opens a Discord on a free port of 127.0.0.1. Nothing in it waits: its clock moves only by `clock.advance`. */
export async function openLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const { start = Date.UTC(2026, 0, 15), guilds: count = 1, shards = 1, heartbeat = 45_000 } = options;
  const keys = generateKeyPairSync('ed25519');
  const guilds = Array.from({ length: count }, (_, i): Guild => {
    const id = (1_000_000_000_000n + BigInt(i)) << 22n;
    return { id: String(id), channel: String(id + 1n) };
  });
  const waiting = new Set<() => void>();
  const requests: Recorded[] = [];
  const world: World = {
    clock: openClock(start),
    token: 'loopback-token',
    applicationId: APPLICATION,
    publicKey: Buffer.from(keys.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    guilds,
    shards,
    permissions: new Map(guilds.map(({ channel }) => [channel, ALL])),
    messages: new Map(),
    commands: new Map(),
    interactions: new Map(),
    problems: [],
    dispatch: (event, data, guild) => gateway.dispatch(event, data, guild ? shardOf(guild, shards) : 0),
    stir: () => waiting.forEach((look) => look()),
  };
  const faults = openFaults();
  const server = createServer(restOf(world, requests, faults.take));
  const sockets = new WebSocketServer({ server });
  const gateway = gatewayOf(world, sockets, heartbeat);
  const poster = openPoster(world, keys.privateKey);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { token, applicationId, publicKey, clock, problems, permissions } = world;
  return {
    ...{ token, applicationId, publicKey, guilds, clock, faults, gateway, requests, problems, permissions },
    api: `http://127.0.0.1:${port}/api`,
    interact: (raw) => {
      const { pending, outcome } = begin(world, raw);
      world.dispatch('INTERACTION_CREATE', pending.raw, pending.raw['guild_id'] as string | undefined);
      return outcome;
    },
    ...poster,
    until: (true_) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!true_()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
