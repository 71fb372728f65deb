import type { Client } from 'discord.js';
import type { Log } from '../model/log.ts';
import type { GatewayState } from '../model/metrics.ts';

/** The codes after which Discord takes no new connection, with what to do. */
const FINAL: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN was not accepted by Discord: it is wrong, or was reset meanwhile. Copy it anew from the page "Bot" of the Developer Portal.',
  4010: 'Discord refused a shard: SHARDS and SHARD_COUNT do not fit together. Set both anew, or neither.',
  4011: 'Discord asks for more shards: raise SHARD_COUNT, or leave SHARDS and SHARD_COUNT out to take what Discord recommends.',
  4012: 'Discord no longer speaks this version of the gateway: install a newer version of Attaché.',
  4013: 'Discord refused the intents as wrong. Attaché asks for none: check that nothing changes its requests on the way.',
  4014: 'Discord refused the intents as not allowed. Attaché asks for none: check that its code is unchanged, and look at the page "Bot" of the Developer Portal.',
};

/** What the library tells only as text for debugging, in words that say what to do. A change of its texts costs a line of log. */
const NEWS: readonly (readonly [RegExp, 'info' | 'warn', string])[] = [
  [
    /Told to reconnect by Discord/,
    'info',
    'Discord asks for a new connection; the session goes on there, nothing to do',
  ],
  [/Zombie connection/, 'warn', 'Discord does not answer: connecting anew. If this repeats, check the network'],
  [/will attempt to resume: true/, 'info', 'Discord could not resume the session: trying once more'],
  [
    /will attempt to resume: false/,
    'warn',
    'Discord has ended the session: a new one follows; what came between is lost',
  ],
];

interface Watch {
  readonly log: Log;
  readonly stateIs: (state: GatewayState) => void;
  /** Called when Discord has closed a connection for good; the error says what to do. */
  readonly lost: (reason: Error) => void;
}

/**
 * Tells how the connection fares, once for each change.
 * @returns what to call before the connection is closed on purpose
 */
export function watchConnection(client: Client, { log, stateIs, lost }: Watch): () => void {
  let wanted = true;
  /** Shards that are without a connection now: each failed try is an event, and one line is enough. */
  const down = new Set<number>();
  const up = (shard: number): void => {
    down.delete(shard);
    stateIs(down.size === 0 ? 'ready' : 'connecting');
  };

  stateIs('connecting');
  client.on('shardReady', (shard) => {
    up(shard);
    log.info({ shard }, 'connected to the gateway');
  });
  client.on('shardResume', (shard, replayed) => {
    up(shard);
    log.info({ shard, replayed }, 'connected to the gateway again; the session goes on');
  });
  client.on('shardReconnecting', (shard) => {
    // Also said when the goodbye is ours.
    if (!wanted) return;
    stateIs('connecting');
    if (!down.has(shard)) log.info({ shard }, 'the connection to the gateway is gone; trying until it is back');
    down.add(shard);
  });
  client.on('shardDisconnect', ({ code }, shard) => {
    stateIs('closed');
    log.error({ shard, code }, 'Discord has closed the connection for good');
    lost(new Error(FINAL[code] ?? `Discord has closed the connection for good, with code ${code}.`));
  });
  client.on('shardError', (error, shard) => log.warn({ shard, error }, 'the connection to the gateway failed'));
  client.on('error', (error) => log.error({ error }, 'the gateway library failed'));
  client.on('debug', (text) => {
    const news = NEWS.find(([pattern]) => pattern.test(text));
    if (news) log[news[1]]({}, news[2]);
  });
  return () => {
    wanted = false;
    stateIs('closed');
  };
}
