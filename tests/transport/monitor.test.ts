import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeter } from '../../src/metrics.ts';
import type { Door } from '../../src/transport/door.ts';
import { openHttp } from '../../src/transport/http.ts';
import { openMonitor } from '../../src/transport/monitor.ts';
import { newDataDir } from '../data.ts';
import { command, openLines, PUBLIC_KEY, signed } from './signed.ts';

const { log } = openLines();
const dispatch = () => Promise.resolve({ type: 1 });
const status = async (door: Door, path: string): Promise<number> => (await fetch(`${door.address}${path}`)).status;

let open = false;
const ready = (): boolean => open;
const meter = createMeter();
const doors: [string, () => Promise<Door>][] = [
  ['the HTTP door', () => openHttp({ dispatch, publicKey: PUBLIC_KEY, port: 0, host: '127.0.0.1', log, ready })],
  ['the monitor', () => openMonitor({ port: 0, host: '127.0.0.1', log, ready, meter })],
];

describe.each(doors)('the health that %s tells', (_name, openDoor) => {
  let door: Door;
  beforeAll(async () => void (door = await openDoor()));
  afterAll(() => door.close());

  it.each([
    ['before the doors are open', false, 503],
    ['while they are open', true, 200],
    ['while they are closing', false, 503],
  ])('is alive %s, and ready or not', async (_when, state, expected) => {
    open = state;
    expect(await status(door, '/healthz')).toBe(200);
    const response = await fetch(`${door.address}/healthz/ready`);
    expect(response.status).toBe(expected);
    expect(await response.json()).toEqual({ ok: state });
  });
});

describe('the metrics', () => {
  it('are told by the monitor and not by the door that the public reaches', async () => {
    const [http, monitor] = await Promise.all(doors.map(([, openDoor]) => openDoor()));
    expect(await status(http!, '/metrics')).toBe(404);
    const response = await fetch(`${monitor!.address}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(await status(monitor!, '/interactions')).toBe(404);
    await Promise.all([http!.close(), monitor!.close()]);
  });
});

/** A signed use of a command of which only the first byte is on its way; `finish` sends the rest and gives what came of it. */
async function hold(url: string, id: string) {
  const { signature, timestamp, body } = signed(command(id), String(Math.floor(Date.now() / 1000)));
  const headers = {
    'x-signature-ed25519': signature,
    'x-signature-timestamp': timestamp,
    'content-length': body.length,
  };
  const held = request(url, { method: 'POST', headers, agent: false });
  const answered = new Promise((done) => {
    held.on('error', (error) => done(String(error)));
    held.on('response', (response) => done(json(response).then((callback) => [response.statusCode, callback])));
  });
  await new Promise((written) => held.write(body.subarray(0, 1), written));
  return {
    finish: () => {
      held.end(body.subarray(1));
      return answered;
    },
  };
}

it('a bot that is told to stop is not ready while requests are open, answers all of them, and ends in order', async () => {
  const at = { DISCORD_PUBLIC_KEY: PUBLIC_KEY, HTTP_PORT: '0', METRICS_PORT: '0' };
  const env = { ...process.env, ...at, LOG_LEVEL: 'info', DATA_DIR: newDataDir() };
  const bot = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env,
  });
  let lines = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (lines += String(chunk)));
  const portOf = (door: string): number => Number(new RegExp(`:(\\d+)","msg":"${door}`).exec(lines)?.[1] ?? 0);
  const exit = once(bot, 'exit');
  try {
    await expect.poll(() => portOf('taking signed'), { timeout: 15_000 }).toBeGreaterThan(0);
    const health = `http://127.0.0.1:${portOf('telling metrics')}/healthz`;
    await expect.poll(async () => (await fetch(`${health}/ready`)).status).toBe(200);

    const door = `http://127.0.0.1:${portOf('taking signed')}`;
    const held = await Promise.all(Array.from({ length: 50 }, (_, i) => hold(`${door}/interactions`, String(100 + i))));
    // What was sent before is read before: the bot has the open requests when this is answered.
    await fetch(`${door}/healthz`);
    bot.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${health}/ready`)).status).toBe(503);
    expect((await fetch(health)).status).toBe(200);
    const answers = await Promise.all(held.map(({ finish }) => finish()));
    expect(answers).toEqual(answers.map(() => [200, expect.objectContaining({ type: 4 })]));
    expect(await exit).toEqual([0, null]);
  } finally {
    bot.kill('SIGKILL');
  }
});
