import fc from 'fast-check';
import { NOW, command, openDesk, signed, strangersKey, type Signed } from './signed.ts';

const seconds = NOW / 1000;

/** A change of a request, and what the door must answer to the result. */
interface Mutation {
  readonly what: string;
  readonly request: Partial<Signed>;
  readonly status: number;
}

const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  const i = at % copy.length;
  copy[i] = (copy[i] ?? 0) ^ (1 << (at % 8));
  return copy;
};

const flipHex = (hex: string, at: number): string => flip(Buffer.from(hex, 'hex'), at).toString('hex');

const changes: readonly ((good: Signed, at: number, noise: string) => Partial<Signed>)[] = [
  (good, at) => ({ ...good, body: flip(good.body, at) }),
  (good, at) => ({ ...good, body: good.body.subarray(0, at % good.body.length) }),
  (good, _at, noise) => ({ ...good, body: Buffer.concat([good.body, Buffer.from(`${noise} `)]) }),
  (good, at) => ({ ...good, signature: flipHex(good.signature, at) }),
  (good, at) => ({ ...good, signature: good.signature.slice(0, at % 128) }),
  (good, _at, noise) => ({ ...good, signature: `${good.signature}${noise}0` }),
  (good, _at, noise) => ({ ...good, signature: noise }),
  (good, at) => ({ ...good, timestamp: String(seconds + 1 + (at % 299)) }),
  (good, _at, noise) => ({ ...good, timestamp: `${good.timestamp}x${noise}` }),
  (good, _at, noise) => ({ ...good, timestamp: `0${noise}` }),
  (good, at) => ({ body: good.body, ...(at % 2 ? { signature: good.signature } : { timestamp: good.timestamp }) }),
  (good) => signed(good.body.toString(), good.timestamp, strangersKey),
  (good, at) => signed(good.body.toString(), String(seconds - 301 - at)),
  (good, at) => signed(good.body.toString(), String(seconds + 301 + at)),
  (good, at) => ({
    ...good,
    signature: signed(command(String(at)), good.timestamp).signature,
    body: Buffer.from('{}'),
  }),
];

// Header values cannot hold everything; what is left still covers every printable character.
const noise = fc.string({
  maxLength: 40,
  unit: fc.constantFrom(...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))),
});

const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    id: fc.integer({ min: 1, max: 2 ** 31 }),
    change: fc.integer({ min: -2, max: changes.length - 1 }),
    at: fc.nat(1_000_000),
    noise,
  })
  .map(({ id, change, at, noise: text }) => {
    const good = signed({ ...command(String(id)), extra: text });
    if (change === -2) return { what: 'unchanged', request: good, status: 200 };
    if (change === -1) return { what: 'signed nonsense', request: signed(`{${text}`), status: 400 };
    return { what: `change ${change}`, request: changes[change]?.(good, at, text) ?? {}, status: 401 };
  });

export interface Outcome {
  readonly sent: number;
  /** Requests that were let in or turned away against the rule. */
  readonly wrong: readonly string[];
  /** Requests that made the server fail. */
  readonly failed: readonly string[];
  readonly accepted: number;
}

/** Sends mutated requests to a real server, and counts what it did with them. */
export async function fuzzSignedRequests(count: number, seed = 20_260_801): Promise<Outcome> {
  const desk = await openDesk();
  const wrong: string[] = [];
  const failed: string[] = [];
  let accepted = 0;
  const mutations = fc.sample(mutation, { numRuns: count, seed });
  for (let i = 0; i < mutations.length; i += 25) {
    await Promise.all(
      mutations.slice(i, i + 25).map(async ({ what, request, status }) => {
        const response = await desk.post(request);
        await response.arrayBuffer();
        if (response.status === 200) accepted++;
        if (response.status >= 500) failed.push(`${what}: ${response.status}`);
        if (response.status !== status) wrong.push(`${what}: ${response.status} instead of ${status}`);
      }),
    );
  }
  await desk.close();
  return { sent: mutations.length, wrong, failed, accepted };
}
