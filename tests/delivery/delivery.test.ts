import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schedule } from '../../src/store/due.ts';
import type { Store } from '../../src/store/store.ts';
import { undescribed } from '../loopback/described.ts';
import type { Fault } from '../loopback/faults.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { databases } from '../store/databases.ts';
import { note, noted } from './notes.ts';
import { openDelivery, type Opened } from './sends.ts';

const SOON = { timeout: 15_000, interval: 20 };
const DAY = 86_400_000;

describe.each(databases)('with $name', ({ open }) => {
  let store: Store;
  let loopback: Loopback;
  let channel: string;
  let opened: Opened[];
  beforeEach(async () => {
    [store, loopback] = await Promise.all([open(), openLoopback({ guilds: 3 })]);
    channel = loopback.guilds[0]!.channel;
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map(({ delivery }) => delivery.close()));
    await Promise.all([store.close(), loopback.close()]);
    const wrong = [...undescribed(loopback), ...loopback.problems];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  function start(...more: [] | [Parameters<typeof openDelivery>[2]]): Opened {
    const one = openDelivery(store, loopback, ...more);
    opened.push(one);
    return one;
  }
  const contents = () => [...loopback.messages.values()].map(({ content }) => content);
  const asked = (method: string) => loopback.requests.filter((each) => each.method === method).length;
  const pin = (message: string) => ({ key: 'card:1', does: 'pin' as const, channel, message, reason: 'by Kari' });
  const hello = () => ({ key: 'card:1', does: 'post' as const, channel });

  describe('a sending', () => {
    it('is done at once for who waits, in order, and settled with its effect', async () => {
      const { delivery, put, rows } = start();
      await put({ ...hello(), body: { content: 'first' } }, { ...hello(), body: { content: 'second' } });
      await delivery.deliver('card:1', 10_000);
      expect(contents()).toEqual(['first', 'second']);
      const [one] = loopback.messages.keys();
      await put(pin(one!), { ...pin(one!), does: 'unpin' }, pin(one!), { ...pin(one!), key: 'card:2', does: 'remove' });
      await delivery.deliver('card:1', 10_000);
      await delivery.deliver('card:2', 10_000);
      expect(contents()).toEqual(['second']);
      expect(await rows()).toEqual([]);
      expect(Object.keys(await noted(store)).toSorted()).toEqual(
        ['1 1', '1 2', '1 3', '1 4', '1 5', '2 6'].map((each) => `sent card:${each}`),
      );
    });
    it('is done by itself when nobody waits', async () => {
      const { put, rows } = start();
      await put(hello());
      await expect.poll(rows, SOON).toEqual([]);
      expect(contents()).toEqual(['a']);
    });
    it('stays where it is without a Discord to send it to, and nobody waits for it', async () => {
      const one = openDelivery(store, undefined);
      opened.push(one);
      await one.put(hello());
      await one.delivery.deliver('card:1', 60_000);
      expect(await one.rows()).toMatchObject([{ attempts: 0 }]);
    });
    it('without anybody who settles it is sent and forgotten', async () => {
      const { delivery, put, rows } = start();
      await put({ ...hello(), key: 'news:1' });
      await delivery.deliver('news:1', 10_000);
      expect([contents(), await rows(), await noted(store)]).toEqual([['a'], [], {}]);
    });
    it('that another process has under way is waited for', async () => {
      const [one, other] = [start(), start()];
      await one.put(...Array.from({ length: 5 }, hello));
      await Promise.all([one, other].map(({ delivery }) => delivery.deliver('card:1', 10_000)));
      expect([contents().length, asked('POST')]).toEqual([5, 5]);
    });

    it.each<[string, Fault]>([
      ['Discord is broken', { kind: 'broken', status: 500 }],
      ['Discord is broken after it was done', { kind: 'broken', status: 502, after: true }],
      ['the connection breaks', { kind: 'dropped' }],
      ['the connection breaks after it was done', { kind: 'dropped', after: true }],
    ])('is repeated, with one effect, when %s', async (_, fault) => {
      const { put, rows, clock, lines } = start();
      loopback.faults.next(/POST/, fault, 4);
      await put(hello());
      await expect.poll(() => lines.length, SOON).toBe(1);
      expect(lines[0]).toMatchObject({
        level: 'info',
        fields: { key: 'card:1', does: 'post', attempt: 1, wait: 1_000 },
      });
      const later = (): ReturnType<typeof rows> => {
        clock.time += 1_000;
        return rows();
      };
      await expect.poll(later, SOON).toEqual([]);
      expect([contents(), Object.values(await noted(store))]).toEqual([['a'], [1]]);
    });
    it('that Discord makes wait waits as long, and the like of it with it; others do not', async () => {
      const { delivery, put, rows, lines, clock } = start();
      const [first] = await post3();
      loopback.faults.next(/PATCH/, { kind: 'limited', retryAfter: 1.5, code: 30046 });
      const edit = (key: string) => ({ key, does: 'edit' as const, channel, message: first!, body: { content: key } });
      await put(edit('card:8'), { ...edit('card:9'), at: clock.time + 1 });
      await expect.poll(() => lines.length, SOON).toBe(1);
      clock.time += 10_000;
      await put({ ...pin(first!), key: 'card:2' });
      await delivery.deliver('card:2', 10_000);
      expect([asked('PATCH'), asked('PUT'), loopback.invalid()]).toEqual([1, 1, 1]);
      await expect.poll(rows, SOON).toEqual([]);
      expect([asked('PATCH'), loopback.invalid()]).toEqual([3, 1]);
    });
    async function post3(): Promise<string[]> {
      const { delivery, put } = opened[0]!;
      await put(hello());
      await delivery.deliver('card:1', 10_000);
      return [...loopback.messages.keys()];
    }

    it.each<[string, number, () => void]>([
      ['the channel is gone', 10003, () => loopback.deleteChannel(channel)],
      ['the bot is not in the server', 50001, () => loopback.kick(loopback.guilds[0]!)],
      ['the bot may not write there', 50013, () => loopback.permissions.set(channel, 1n << 10n)],
    ])('is given up at once when %s, and what follows it goes on', async (_, code, spoil) => {
      const { delivery, put, rows, lines } = start();
      spoil();
      const next = { ...hello(), channel: loopback.guilds[1]!.channel };
      await put(hello(), next);
      await delivery.deliver('card:1', 10_000);
      expect(await noted(store)).toEqual({ [`failed card:1 1 ${code}`]: 1, 'sent card:1 2': 1 });
      expect(await rows()).toMatchObject([{ failed: expect.stringMatching(`^${code} .`) }]);
      expect(lines).toMatchObject([{ level: 'warn', fields: { key: 'card:1', code } }]);
      expect(asked('POST')).toBe(2);
    });
    it('that Discord does not understand is given up at once', async () => {
      const { delivery, put } = start();
      await put({ key: 'card:1', does: 'edit', channel }, { ...pin('1'), key: 'card:2' });
      await Promise.all(['card:1', 'card:2'].map((key) => delivery.deliver(key, 10_000)));
      expect(await noted(store)).toEqual({ 'failed card:1 1 0': 1, 'failed card:2 2 10008': 1 });
    });
    it('whose effect we cannot write has it at Discord once, and is not repeated for ever', async () => {
      const { put, rows, clock, lines } = start();
      await put({ ...hello(), key: 'bad:1' });
      const later = (): ReturnType<typeof rows> => {
        clock.time += 1_000;
        return rows();
      };
      await expect
        .poll(later, SOON)
        .toMatchObject([{ failed: expect.stringMatching(/could not be written/), attempts: 5 }]);
      expect(lines.map(({ level }) => level)).toEqual(Array.from({ length: 5 }, () => 'error'));
      expect(contents()).toEqual(['a']);
    });
    it('is given up after a day, and off the record after a week', async () => {
      const { put, rows, clock, lines } = start();
      loopback.faults.next(/POST/, { kind: 'broken', status: 500 }, 1_000);
      await put(hello());
      await expect.poll(() => lines.length, SOON).toBe(1);
      clock.time += DAY + 1;
      await expect.poll(rows, SOON).toMatchObject([{ failed: expect.stringMatching(/./), attempts: 2 }]);
      expect(await noted(store)).toEqual({ 'failed card:1 1 0': 1 });
      clock.time += 7 * DAY;
      await expect.poll(rows, SOON).toEqual([]);
    });
    it('waits with all others when the token is not taken any more', async () => {
      const { delivery, put, rows, lines } = start();
      loopback.faults.next(/POST/, { kind: 'refused', status: 401, code: 0, message: '401: Unauthorized' });
      await put(hello());
      await delivery.deliver('card:1', 200);
      await expect.poll(() => lines.length, SOON).toBe(1);
      await put({ ...hello(), key: 'card:2' });
      await delivery.deliver('card:2', 60_000);
      expect(lines).toMatchObject([{ level: 'error', message: expect.stringMatching(/token/) }]);
      expect(await rows()).toMatchObject([{ failed: null }, { failed: null, attempts: 0 }]);
      expect(asked('POST')).toBe(1);
    });
  });

  describe('work that is due', () => {
    const set = (subject: string, at: number) => store.write((tx) => schedule(tx, { kind: 'check', subject, at }));
    const left = () => store.read((tx) => tx.selectFrom('due').select(['subject', 'run_at', 'attempts']).execute());

    it('is done once, with its effect, and again when it says so', async () => {
      const runs: string[] = [];
      const { clock } = start({
        check: async (subject) => {
          runs.push(subject);
          const again = subject === 'daily' && runs.length < 4 ? { again: clock.time + DAY } : {};
          return { settle: (tx) => note(tx, 'done', subject), ...again };
        },
      });
      await set('once', clock.time);
      await set('daily', clock.time);
      await expect.poll(left, SOON).toEqual([{ subject: 'daily', run_at: clock.time + DAY, attempts: 0 }]);
      clock.time += DAY;
      await expect.poll(() => runs.length, SOON).toBe(3);
      await expect.poll(async () => (await noted(store))['done daily'], SOON).toBe(2);
      expect(await noted(store)).toEqual({ 'done once': 1, 'done daily': 2 });
    });
    it('that fails is told, and tried again later and later', async () => {
      let failures = 2;
      const { clock, lines } = start({
        check: async (subject) => {
          if (failures-- > 0) throw new Error('not today');
          return { settle: (tx) => note(tx, 'done', subject) };
        },
      });
      await set('a', clock.time);
      await expect.poll(left, SOON).toEqual([{ subject: 'a', run_at: clock.time + 2_000, attempts: 1 }]);
      clock.time += 2_000;
      await expect.poll(left, SOON).toEqual([{ subject: 'a', run_at: clock.time + 4_000, attempts: 2 }]);
      clock.time += 4_000;
      await expect.poll(left, SOON).toEqual([]);
      expect(await noted(store)).toEqual({ 'done a': 1 });
      expect(lines).toMatchObject(
        [1, 2].map((attempts) => ({ level: 'error', fields: { kind: 'check', subject: 'a', attempts } })),
      );
    });
    it('has no effect when it was set anew meanwhile', async () => {
      let runs = 0;
      const { clock } = start({
        check: async (subject) => {
          runs += 1;
          if (runs === 1) await set(subject, clock.time);
          return { settle: (tx) => note(tx, 'done', `${subject} ${runs}`) };
        },
      });
      await set('a', clock.time);
      await expect.poll(left, SOON).toEqual([]);
      expect(await noted(store)).toEqual({ 'done a 2': 1 });
    });
    it('of a kind that nobody here knows waits', async () => {
      const { clock } = start({ other: async () => ({}) });
      await set('a', clock.time);
      clock.time += DAY;
      await store.write((tx) => schedule(tx, { kind: 'other', subject: 'b', at: 0 }));
      await expect.poll(left, SOON).toMatchObject([{ subject: 'a', attempts: 0 }]);
    });
  });
});

it('says once that the store is away, and goes on when it is there again', async () => {
  const loopback = await openLoopback();
  const store = await databases[0]!.open();
  let away = false;
  const flaky: Store = {
    ...store,
    read: (work) => (away ? Promise.reject(new Error('away')) : store.read(work)),
    within: () => flaky,
  };
  const { delivery, put, lines, rows } = openDelivery(flaky, loopback);
  away = true;
  await expect.poll(() => lines.length, SOON).toBe(1);
  await delivery.deliver('card:1', 100);
  away = false;
  await put({ key: 'card:1', does: 'post', channel: loopback.guilds[0]!.channel });
  await expect.poll(rows, SOON).toEqual([]);
  expect(lines).toMatchObject([{ level: 'warn' }, { level: 'info' }]);
  await delivery.close();
  await Promise.all([store.close(), loopback.close()]);
});
