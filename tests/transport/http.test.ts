import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttp } from '../../src/transport/http.ts';
import { fuzzSignedRequests } from './fuzz.ts';
import {
  NOW,
  PUBLIC_KEY,
  command,
  openDesk,
  openLines,
  signed,
  strangersKey,
  type Desk,
  type Signed,
} from './signed.ts';

const seconds = NOW / 1000;
const good = signed(command('1'));

describe('the address that Discord posts to', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it('answers a ping', async () => {
    const response = await desk.post(signed({ id: '2', type: 1 }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ type: 1 });
    expect(desk.reached).not.toContain('2');
  });

  it('answers a command with what dispatch returns', async () => {
    const response = await desk.post(signed(command('3')));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ type: 4, data: { content: 'for 3' } });
  });

  it('takes a signature in capital letters', async () => {
    const request = signed(command('4'));
    expect((await desk.post({ ...request, signature: request.signature.toUpperCase() })).status).toBe(200);
  });

  it.each<[string, number, Partial<Signed>]>([
    ['nothing at all', 401, {}],
    ['no signature', 401, { timestamp: good.timestamp, body: good.body }],
    ['no timestamp', 401, { signature: good.signature, body: good.body }],
    ['no body', 401, { signature: good.signature, timestamp: good.timestamp }],
    ['an empty signature', 401, { ...good, signature: '' }],
    ['a short signature', 401, { ...good, signature: good.signature.slice(0, 126) }],
    ['a long signature', 401, { ...good, signature: `${good.signature}00` }],
    ['a signature that is not hexadecimal', 401, { ...good, signature: 'g'.repeat(128) }],
    ['a signature of zeros', 401, { ...good, signature: '0'.repeat(128) }],
    ["a stranger's signature", 401, signed(command('1'), String(seconds), strangersKey)],
    ['another body', 401, { ...good, body: Buffer.from(`${good.body.toString()} `) }],
    ['another timestamp', 401, { ...good, timestamp: String(seconds + 1) }],
    ['a timestamp that is no number', 401, signed(command('1'), 'now')],
    ['a timestamp with a fraction', 401, signed(command('1'), `${seconds}.5`)],
    ['a negative timestamp', 401, signed(command('1'), '-1')],
    ['a timestamp that is too old', 401, signed(command('1'), String(seconds - 301))],
    ['a timestamp from the future', 401, signed(command('1'), String(seconds + 301))],
    ['a body that is no JSON', 400, signed('{"id": ')],
    ['an empty body, signed', 400, signed('')],
    ['a body that is no interaction', 400, signed({ hello: 'world' })],
    ['an unknown type of interaction', 400, signed({ id: '1', type: 9 })],
    ['null', 400, signed('null')],
    ['a body above 256 KiB', 413, signed({ ...command('1'), filler: 'x'.repeat(256 * 1024) })],
  ])('refuses %s with %i', async (_what, status, request) => {
    const before = desk.reached.length;
    expect((await desk.post(request)).status).toBe(status);
    expect(desk.reached).toHaveLength(before);
  });

  it.each([-300, 300])('takes a timestamp that is off by %i seconds', async (off) => {
    const response = await desk.post(signed(command(`5${Math.abs(off + 1)}`), String(seconds + off)));
    expect(response.status).toBe(200);
  });

  it.each(['text/plain', 'application/json; charset=utf-8', 'application/octet-stream'])(
    'does not mind the content type %s',
    async (type) => {
      expect((await desk.post(good, { 'content-type': type })).status).toBe(200);
    },
  );

  it('tells whoever watches that it is well', async () => {
    const response = await fetch(`${desk.address}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });

  it('knows no other address', async () => {
    expect((await fetch(`${desk.address}/interactions`)).status).toBe(404);
    expect((await fetch(`${desk.address}/`)).status).toBe(404);
  });
});

describe('repeated interactions', () => {
  it('reach dispatch once, also while the first is being answered', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let answers = 0;
    const desk = await openDesk({
      dispatch: async () => {
        await held;
        return { type: 4, data: { content: `answer ${++answers}` } };
      },
    });
    const both = [desk.post(signed(command('7'))), desk.post(signed(command('7')))];
    await expect.poll(() => desk.reached.length).toBe(1);
    release();
    const later = await desk.post(signed(command('7')));
    const bodies = await Promise.all([...(await Promise.all(both)), later].map((response) => response.json()));
    expect(bodies).toEqual(Array.from({ length: 3 }, () => ({ type: 4, data: { content: 'answer 1' } })));
    expect(desk.reached).toEqual(['7']);
    await desk.close();
  });

  it('begin once what goes on after the answer, when that is out', async () => {
    const begun: number[] = [];
    const later = Promise.withResolvers<void>();
    const desk = await openDesk({
      dispatch: async () => ({
        type: 4,
        data: { content: 'first' },
        later: async () => {
          begun.push(desk.reached.length);
          later.resolve();
        },
      }),
    });
    const responses = [await desk.post(signed(command('7'))), await desk.post(signed(command('7')))];
    for (const response of responses) expect(await response.json()).toEqual({ type: 4, data: { content: 'first' } });
    await later.promise;
    await desk.close();
    expect(begun).toEqual([1]);
  });

  it('are forgotten after a quarter of an hour', async () => {
    let now = NOW;
    const desk = await openDesk({ now: () => now });
    await desk.post(signed(command('8')));
    now += 15 * 60_000;
    await desk.post(signed(command('8'), String(now / 1000)));
    expect(desk.reached).toEqual(['8', '8']);
    await desk.close();
  });

  it('may be tried again when dispatch failed, which answers 500 without the reason', async () => {
    const desk = await openDesk({ dispatch: () => Promise.reject(new Error('a secret reason')) });
    const first = await desk.post(signed(command('9')));
    expect(first.status).toBe(500);
    expect(await first.text()).not.toContain('secret');
    await desk.post(signed(command('9')));
    expect(desk.reached).toEqual(['9', '9']);
    expect(desk.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
    await desk.close();
  });
});

describe('the window for timestamps', () => {
  it('is a setting', async () => {
    const desk = await openDesk({ windowSeconds: 10 });
    expect((await desk.post(signed(command('1'), String(seconds - 10)))).status).toBe(200);
    expect((await desk.post(signed(command('2'), String(seconds - 11)))).status).toBe(401);
    await desk.close();
  });
});

describe('the log', () => {
  it('has one line for an interaction, with its command and without what was asked', async () => {
    const desk = await openDesk();
    await desk.post(signed(command('1', 'trade')));
    expect(desk.lines).toEqual([
      {
        level: 'info',
        message: 'interaction answered',
        fields: { requestId: expect.any(String), kind: 'command', command: 'trade', callback: 4, status: 200, ms: 0 },
      },
    ]);
    expect(JSON.stringify(desk.lines)).not.toMatch(/private question|secret-token/);
    await desk.close();
  });

  it('says why a request was refused', async () => {
    const desk = await openDesk();
    await desk.post({ ...good, body: Buffer.from('{}') });
    await desk.post(signed(command('1'), String(seconds - 999)));
    expect(desk.lines.map(({ fields }) => fields)).toMatchObject([
      { reason: 'forged', status: 401 },
      { reason: 'stale', status: 401 },
    ]);
    await desk.close();
  });
});

describe('closing', () => {
  it('answers the open requests, and takes no new ones', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const desk = await openDesk({ dispatch: () => held.then(() => ({ type: 4, data: { content: 'late' } })) });
    const open = Array.from({ length: 50 }, (_, i) => desk.post(signed(command(String(100 + i)))));
    await expect.poll(() => desk.reached.length).toBe(50);
    const closed = desk.close();
    await expect(fetch(`${desk.address}/healthz`)).rejects.toThrow('fetch failed');
    release();
    const statuses = (await Promise.all(open)).map(({ status }) => status);
    await closed;
    expect(statuses).toEqual(Array.from({ length: 50 }, () => 200));
  });
});

describe('the public key', () => {
  it.each([
    ['too short', 'ab'],
    ['not hexadecimal', 'z'.repeat(64)],
    ['too long', `${PUBLIC_KEY}0`],
    ['empty', ''],
  ])('that is %s is refused by the name of its setting', async (_what, publicKey) => {
    const { log } = openLines();
    const opening = openHttp({ publicKey, log, port: 0, host: '127.0.0.1', dispatch: async () => ({ type: 6 }) });
    await expect(opening).rejects.toThrow('DISCORD_PUBLIC_KEY');
  });
});

describe('mutated requests', () => {
  it('are never accepted wrongly, and never an error of the server', { timeout: 60_000 }, async () => {
    expect(await fuzzSignedRequests(500)).toMatchObject({ sent: 500, wrong: [], failed: [] });
  });
});
