import autocannon, { type Request } from 'autocannon';
import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { InteractionType } from '../src/interaction.ts';
import { start } from './child.ts';
import { askOf, POSED } from './questions.ts';
import { against, median, printTable } from './table.ts';

const ROUNDS = 3;
const CONNECTIONS = 10;
const WARMTH = 2000;
const REQUESTS = 8000;
const SERVER = fileURLToPath(new URL('./door-server.ts', import.meta.url));

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const PUBLIC_KEY = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

/** Signed requests a second of our HTTP door, against a server that only checks the signature. */
export async function benchDoors(): Promise<void> {
  const rows = [['', 'attache', 'fastify + signature', 'ratio (aim)']];
  for (const [what, type, aim] of [
    ['PING', InteractionType.ping, 'at least 0.9'],
    ['/ask', InteractionType.command, 'at least 0.4'],
  ] as const) {
    // Signed anew for each kind: a timestamp is good for five minutes.
    const requests = Array.from({ length: WARMTH + REQUESTS }, (_, i) =>
      signed({ ...askOf(POSED[i % POSED.length]!.question, i), type }),
    );
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      ours.push(await rateOf('attache', requests));
      theirs.push(await rateOf('bare', requests));
    }
    rows.push([
      what,
      ...[ours, theirs].map((rates) => `${median(rates).toFixed(0)}/s`),
      against(median(ours) / median(theirs), aim),
    ]);
  }
  printTable(
    `doors (${REQUESTS} signed requests with ids of their own, ${CONNECTIONS} connections; medians of ${ROUNDS} rounds in turn)`,
    rows,
  );
}

function signed(body: object): Request {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(timestamp + text), privateKey).toString('hex');
  const headers = {
    'content-type': 'application/json',
    'x-signature-ed25519': signature,
    'x-signature-timestamp': timestamp,
  };
  return { method: 'POST', headers, body: text };
}

/** A fresh server for each round, so that it has no answer ready. */
async function rateOf(which: 'attache' | 'bare', requests: readonly Request[]): Promise<number> {
  const server = start([SERVER, which, PUBLIC_KEY]);
  const [, url = ''] = await server.says(/listening at (http:\S+)/);
  await fire(url, requests.slice(0, WARMTH));
  const rate = await fire(url, requests.slice(WARMTH));
  await server.end();
  return rate;
}

async function fire(url: string, requests: readonly Request[]): Promise<number> {
  const share = requests.length / CONNECTIONS;
  let given = 0;
  const from = performance.now();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    amount: requests.length,
    method: 'POST',
    setupClient: (client) => client.setRequests(requests.slice(given, (given += share))),
  });
  const seconds = (performance.now() - from) / 1000;
  if (result['2xx'] !== requests.length) throw new Error(`${result.non2xx + result.errors} requests failed`);
  return requests.length / seconds;
}
