import { sign, type KeyObject } from 'node:crypto';
import { request } from 'node:http';
import { readSending } from './files.ts';
import { acknowledge, begin, type Outcome, type Pending } from './interactions.ts';
import { Refusal, type Json, type World } from './world.ts';

export interface Poster {
  /** Somebody uses the bot over its HTTP door. The door answers with the callback, or with 202 and then by the callback route. */
  readonly interactHttp: (url: string, raw: Json) => Promise<Outcome>;
  /** The same over a connection that breaks when all was sent. Settles when that has happened; nobody is told the answer. */
  readonly interactAndLose: (url: string, raw: Json) => Promise<void>;
  /** Asks as Discord does before it accepts an address: a PING, and forged ones that must be refused with 401. */
  readonly probe: (url: string) => Promise<void>;
}

/** How long a connection lasts on which the answer is lost: what was sent is there by then. */
const LOST_MS = 2;

/** Posts interactions to the address of a bot, signed as Discord signs them. */
export function openPoster(world: World, key: KeyObject): Poster {
  const signed = (raw: Json, spoil = (signature: string): string => signature) => {
    const timestamp = String(Math.floor(world.clock.now() / 1000));
    const body = JSON.stringify(raw);
    const signature = spoil(sign(null, Buffer.from(timestamp + body), key).toString('hex'));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    };
    return { method: 'POST', headers, body };
  };
  const deliver = (...[url, ...rest]: [url: string, ...Parameters<typeof signed>]): Promise<Response> =>
    fetch(url, signed(...rest));

  const settle = async (pending: Pending, response: Response): Promise<void> => {
    if (response.status === 202) return;
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200 || !/^(application\/json|multipart\/form-data)/.test(type)) {
      throw new Error(`answered with ${response.status} ${type}`);
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const { body, uploads } = await readSending(bytes, { 'content-type': type }, world.problems);
    try {
      acknowledge(world, pending, body, uploads);
    } catch (error) {
      // The outcome knows of the others: what broke a rule is refused, what came too late is silence.
      if (!(error instanceof Refusal) || error.code === 40060) throw error;
    }
  };

  return {
    interactHttp: (url, raw) => {
      const { pending, outcome } = begin(world, raw);
      deliver(url, pending.raw)
        .then((response) => settle(pending, response))
        .catch((error: unknown) => {
          world.problems.push(`interaction ${pending.raw.id} at ${url}: ${String(error)}`);
          pending.settle({ kind: 'silent', interaction: pending.raw });
        });
      return outcome;
    },
    interactAndLose: (url, raw) => {
      const { pending } = begin(world, raw);
      const { body, ...rest } = signed(pending.raw);
      return new Promise((resolve) => {
        const asked = request(url, { ...rest, agent: false });
        asked.on('error', () => undefined).on('close', resolve);
        asked.end(body, () => void setTimeout(() => asked.destroy(), LOST_MS));
      });
    },
    probe: async (url) => {
      const ping = {
        id: world.clock.snowflake(),
        application_id: world.applicationId,
        type: 1,
        token: 't',
        version: 1,
      };
      const good = await deliver(url, ping);
      const pong = `${good.status} ${await good.text()}`;
      if (pong !== '200 {"type":1}') world.problems.push(`PING was answered with ${pong}`);
      for (const spoil of [() => '0'.repeat(128), () => '', (signature: string) => signature.slice(2)]) {
        const { status } = await deliver(url, ping, spoil);
        if (status !== 401) world.problems.push(`a forged PING was answered with ${status}`);
      }
    },
  };
}
