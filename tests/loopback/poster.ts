import { sign, type KeyObject } from 'node:crypto';
import { acknowledge, begin, type Outcome } from './interactions.ts';
import { Refusal, type Json, type World } from './world.ts';

export interface Poster {
  readonly interactHttp: (url: string, raw: Json) => Promise<Outcome>;
  readonly probe: (url: string) => Promise<void>;
}

/** Posts interactions to a bot's HTTP door, signed as Discord signs them. */
export function openPoster(world: World, key: KeyObject): Poster {
  const deliver = (url: string, raw: Json, spoil: (signature: string) => string = (signature) => signature) => {
    const timestamp = String(Math.floor(world.clock.now() / 1000));
    const body = JSON.stringify(raw);
    const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex');
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
        'x-signature-ed25519': spoil(signature),
        'x-signature-timestamp': timestamp,
      },
      body,
    });
  };

  return {
    interactHttp: async (url, raw) => {
      const { pending, outcome } = begin(world, raw);
      const response = await deliver(url, pending.raw);
      // 202: the answer comes by the callback route.
      if (response.status === 202) return outcome;
      const type = response.headers.get('content-type') ?? '';
      if (response.status !== 200 || !type.startsWith('application/json')) {
        world.problems.push(`interaction ${pending.raw.id} was answered with ${response.status} ${type}`);
        return { kind: 'silent', interaction: pending.raw };
      }
      const callback: unknown = await response.json();
      try {
        acknowledge(world, pending, callback);
      } catch (reason) {
        // What is refused has settled the outcome; what came too late is settled by the clock.
        if (!(reason instanceof Refusal)) throw reason;
      }
      return outcome;
    },
    probe: async (url) => {
      const ping = { id: world.clock.snowflake(), application_id: world.applicationId, type: 1, token: 't', version: 1 };
      const good = await deliver(url, ping);
      const pong: unknown = good.status === 200 ? await good.json() : undefined;
      if (JSON.stringify(pong) !== '{"type":1}') world.problems.push(`PING was answered with ${good.status}`);
      for (const spoil of [() => '0'.repeat(128), () => '', (signature: string) => signature.slice(2)]) {
        const { status } = await deliver(url, ping, spoil);
        if (status !== 401) world.problems.push(`a forged PING was answered with ${status}`);
      }
    },
  };
}
