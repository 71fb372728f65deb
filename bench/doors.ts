import autocannon, { type Request } from 'autocannon';
import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { InteractionType } from '../src/interaction.ts';
import { askOf, POSED } from './questions.ts';
import { start } from './start.ts';
import { median, printTable } from './table.ts';

const ROUNDS = 3;
const CONNECTIONS = 10;
const WARMTH = 2000;
const REQUESTS = 6000;
const SERVER = fileURLToPath(new URL('./door-server.ts', import.meta.url));

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const PUBLIC_KEY = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

/** Signed requests a second of our HTTP door, against a server that only checks the signature. */
export async function benchDoors(): Promise<void> {
  const rows = [['', 'attache', 'fastify + signature', 'ratio (aim)']];
  for (const [what, type, aim] of [
    ['PING', InteractionType.ping, 0.9],
    ['/ask', InteractionType.command, 0.4],
  ] as const) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      // Signed anew for each round: a timestamp is good for five minutes.
      const requests = Array.from({ length: WARMTH + REQUESTS }, (_, id) => signed(type, id));
      ours.push(await rateOf('attache', requests));
      theirs.push(await rateOf('bare', requests));
    }
    const [a, b] = [median(ours), median(theirs)];
    rows.push([what, `${a.toFixed(0)}/s`, `${b.toFixed(0)}/s`, `${(a / b).toFixed(2)} (at least ${aim})`]);
  }
  const how = `${REQUESTS} signed requests with ids of their own, ${CONNECTIONS} connections`;
  printTable(`doors (${how}; medians of ${ROUNDS} rounds in turn)`, rows);
}

function signed(type: number, id: number): Request {
  const body = JSON.stringify({ ...askOf(POSED[id % POSED.length]!.question, id), type });
  const time = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(time + body), privateKey).toString('hex');
  const own = { 'x-signature-ed25519': signature, 'x-signature-timestamp': time };
  return { headers: { 'content-type': 'application/json', ...own }, body };
}

/** Signed questions a second that so many bots on one PostgreSQL database answer together. */
export async function replicaRate(count: number, databaseUrl: string): Promise<number> {
  const servers = Array.from({ length: count }, () => start([SERVER, 'attache', PUBLIC_KEY, databaseUrl]));
  const requests = Array.from({ length: WARMTH }, (_, id) => signed(InteractionType.command, id));
  const rates = servers.map(async (server) => {
    const url = await server.address;
    await fire(url, requests);
    return fire(url, requests);
  });
  const all = await Promise.all(rates);
  await Promise.all(servers.map((server) => server.end()));
  return all.reduce((sum, rate) => sum + rate, 0);
}

/** A fresh server for each round, so that it has no answer ready. */
async function rateOf(which: 'attache' | 'bare', requests: readonly Request[]): Promise<number> {
  const server = start([SERVER, which, PUBLIC_KEY]);
  const url = await server.address;
  await fire(url, requests.slice(0, WARMTH));
  const rate = await fire(url, requests.slice(WARMTH));
  await server.end();
  return rate;
}

async function fire(url: string, requests: readonly Request[]): Promise<number> {
  const share = requests.length / CONNECTIONS;
  let [given, answered, last] = [0, 0, 0];
  const from = performance.now();
  const setupClient: Parameters<typeof autocannon>[0]['setupClient'] = (client) =>
    client.setRequests(requests.slice(given, (given += share)));
  const run = autocannon({ url, connections: CONNECTIONS, amount: requests.length, method: 'POST', setupClient });
  // The run itself ends on a whole second.
  run.on('response', (_client, status) => {
    if (status === 200) answered++;
    last = performance.now();
  });
  await run;
  if (answered !== requests.length) throw new Error(`${requests.length - answered} requests failed`);
  return (requests.length / (last - from)) * 1000;
}
