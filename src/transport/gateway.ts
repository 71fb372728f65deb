import type { REST } from 'discord.js';
import { setTimeout as delay } from 'node:timers/promises';
import { Interaction, type Callback, type Dispatch } from '../interaction.ts';
import type { Log } from '../model/log.ts';
import type { Metrics } from '../model/metrics.ts';
import { openAnswered } from './answered.ts';
import { discordProblem, failureOf, type Access } from './api.ts';
import { watchConnection } from './connection.ts';
import { describe, type Door } from './door.ts';

export interface GatewaySettings extends Access {
  readonly dispatch: Dispatch;
  readonly log: Log;
  /** The shards that this process opens, of `shardCount` in all. Neither: all that Discord recommends. */
  readonly shards?: readonly number[];
  readonly shardCount?: number;
  /** Called when Discord has closed the connection for good; the error says what to do. */
  readonly lost: (reason: Error) => void;
  readonly metrics?: Pick<Metrics, 'gatewayIs' | 'rateLimited'> | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly now?: () => number;
}

/** How long Discord waits for the first answer. */
const ANSWER_MS = 3000;
/** How long closing waits for answers on their way, and then for Discord's goodbye. */
const DRAIN_MS = 700;
const GOODBYE_MS = 200;
/** The first millisecond of Discord's ids. */
const EPOCH = 1_420_070_400_000;
/** Clocks that differ by less are taken as equal: the header tells whole seconds, and the way takes time. */
const SAME_CLOCK_MS = 2000;
const CLOCK_SAMPLES = 5;

/** Codes of an answer that changes nothing any more. No fault: a repeated request has them, and a slow network. */
const SETTLED: Readonly<Record<number, string>> = {
  40060: 'interaction was answered already',
  10062: 'answer came too late for Discord',
};

/**
 * Connects to Discord's gateway without any intent: interactions come in as packets, answers go out by REST.
 * @returns the door, with the id of the application as Discord told it
 * @throws Error that says what to do when Discord does not accept the token, or cannot be reached
 */
export async function openGateway(settings: GatewaySettings): Promise<Door & { readonly applicationId: string }> {
  const { token, apiBase, log, shards, shardCount, metrics } = settings;
  const { Client } = await import('discord.js');
  const client = new Client({
    intents: [],
    // An answer that may only be sent when nobody waits for it any more is not kept.
    rest: {
      api: apiBase,
      rejectOnRateLimit: ({ timeToReset }) => {
        metrics?.rateLimited();
        return timeToReset > ANSWER_MS;
      },
    },
    // Said in any case: left out, the library reads settings of the same name from the environment, in a form of its own.
    ...(shards && shardCount ? { shards: [...shards], shardCount } : { shards: 'auto' }),
  });
  let final: Error | undefined;
  let open = false;
  const endWatch = watchConnection(client, {
    log,
    stateIs: (state) => metrics?.gatewayIs(state),
    lost: (reason) => {
      final = reason;
      if (open) settings.lost(reason);
    },
  });
  const desk = openDesk(client.rest, settings);
  let closing = false;
  client.on('raw', (packet: { t: string; d: unknown }) => {
    if (packet.t !== 'INTERACTION_CREATE') return;
    if (!closing) desk.take(packet.d);
    // The library would build members and messages of it, keep them, and fail on what it does not know. Nobody reads them.
    packet.t = '';
  });
  await client.login(token).catch((error: unknown) => {
    throw final ?? discordProblem(error, apiBase);
  });
  open = true;
  return {
    address: client.ws.gateway!,
    applicationId: client.application!.id,
    close: async () => {
      closing = true;
      endWatch();
      await Promise.race([desk.finished(), delay(DRAIN_MS)]);
      await Promise.race([client.destroy(), delay(GOODBYE_MS)]);
    },
  };
}

interface Desk {
  /** Answers one packet; whatever is wrong with it ends in the log. */
  readonly take: (raw: unknown) => void;
  /** Resolves when nothing is being answered. */
  finished(): Promise<unknown>;
}

function openDesk(rest: REST, { dispatch, log, now = Date.now }: GatewaySettings): Desk {
  const answered = openAnswered(now);
  const open = new Set<Promise<void>>();
  const ahead = watchClock(rest, log);

  const receive = async (raw: unknown): Promise<void> => {
    const { data: interaction } = Interaction.safeParse(raw);
    if (!interaction?.token) return log.warn({}, 'the gateway sent something that is no interaction');
    // After a lost connection Discord sends what came between, also what nobody waits for any more.
    const age = now() - ahead() - (Number(BigInt(interaction.id) >> 22n) + EPOCH);
    if (age > ANSWER_MS) return log.info({ ...describe(interaction), age }, 'interaction is too old to be answered');
    let known = true;
    await answered.once(interaction.id, async () => {
      known = false;
      const from = now();
      const { later, ...callback } = await dispatch(raw);
      const fields = { ...describe(interaction), callback: callback.type };
      const sent = await send(rest, interaction, callback).catch((error: unknown) => ({ error }));
      if (sent) logUnsent(log, fields, sent.error);
      else log.info({ ...fields, ms: now() - from }, 'interaction answered');
      if (!sent) void later?.();
      // It is never sent again, so nothing of it has to be remembered.
      return { type: callback.type };
    });
    if (known) log.info(describe(interaction), 'interaction came twice and is answered once');
  };
  const take = (raw: unknown): void => {
    const work = receive(raw)
      .catch((error: unknown) => log.error({ error }, 'an interaction could not be answered'))
      .finally(() => open.delete(work));
    open.add(work);
  };
  return { take, finished: () => Promise.all(open) };
}

/**
 * Sends an answer as it is, whatever its type. The library repeats it on 5xx and after a short rate limit; a broken
 * connection is repeated here, once: Discord tells when the first try had arrived. A refusal is never repeated.
 */
async function send(rest: REST, { id, token }: Interaction, { files = [], ...body }: Callback): Promise<void> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const sent = { auth: false, body, files: files.map(({ name, bytes: data }) => ({ name, data })), signal };
  const post = () => rest.post(`/interactions/${id}/${token}/callback`, sent);
  await post().catch((error: unknown) => {
    const { status, timeToReset } = failureOf(error);
    if (status !== undefined || timeToReset !== undefined || signal.aborted) throw error;
    return post();
  });
}

function logUnsent(log: Log, fields: object, error: unknown): void {
  const { name, message, status, code, timeToReset } = failureOf(error);
  const settled = SETTLED[Number(code)];
  if (settled) log.info(fields, settled);
  else if (name === 'AbortError' || timeToReset !== undefined) log.warn(fields, 'answer could not be sent in time');
  else log.error({ ...fields, status, code, reason: message }, 'answer could not be sent');
}

/**
 * By how many milliseconds this computer's clock is ahead of Discord's, by the dates of its answers. Without this a clock
 * that is off by a few seconds would make every interaction look too old. A slow answer only seems to come from an older
 * time, so the smallest of the last differences is the nearest.
 */
function watchClock(rest: REST, log: Log): () => number {
  const last: number[] = [];
  let told = false;
  const ahead = (): number => {
    const off = Math.min(...last);
    return last.length > 0 && Math.abs(off) > SAME_CLOCK_MS ? off : 0;
  };
  rest.on('response', (_request, { headers }) => {
    const off = Date.now() - Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(off)) return;
    if (last.push(off) <= CLOCK_SAMPLES) return;
    last.shift();
    if (!told && ahead() !== 0)
      log.warn({ seconds: Math.round(ahead() / 1000) }, "this computer's clock is off: set it right");
    told = ahead() !== 0;
  });
  return ahead;
}
