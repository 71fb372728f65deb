import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeter } from '../../src/metrics.ts';
import type { Door } from '../../src/transport/door.ts';
import { openHttp } from '../../src/transport/http.ts';
import { openMonitor } from '../../src/transport/monitor.ts';
import { openLines, PUBLIC_KEY } from './signed.ts';

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

it('a bot that is told to stop is not ready while a request is open, and then ends in order', async () => {
  const env = { ...process.env, DISCORD_PUBLIC_KEY: PUBLIC_KEY, HTTP_PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'info' };
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

    const held = connect(portOf('taking signed'), '127.0.0.1');
    held.on('error', () => undefined);
    held.write('POST /interactions HTTP/1.1\r\nHost: bot\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{');
    // What was sent before is read before: the bot has the open request when this is answered.
    await fetch(`http://127.0.0.1:${portOf('taking signed')}/healthz`);
    bot.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${health}/ready`)).status).toBe(503);
    expect((await fetch(health)).status).toBe(200);
    held.end('}');
    expect(await exit).toEqual([0, null]);
  } finally {
    bot.kill('SIGKILL');
  }
});
