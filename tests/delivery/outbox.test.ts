import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endDue, putBackDue, schedule, takeDue, unschedule } from '../../src/store/due.ts';
import {
  endSending,
  forgetSendings,
  isWaiting,
  lookForWork,
  contentOf,
  putBackSending,
  send,
  sendAgain,
  takeSendings,
  type Sending,
  type SendingRow,
} from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../store/databases.ts';
import { figureOf } from './drawings.ts';

describe.each(databases)('what waits in $name', ({ open }) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const taking = (now: number, limit = 9) => ({ dialect: store.dialect, now, until: now + 100, limit });
  const put = (...sendings: Partial<Sending>[]) =>
    store.write(async (tx) => {
      for (const each of sendings)
        await send(tx, { key: 'card:1', does: 'edit', channel: '1', message: '5', at: 0, ...each });
    });
  const take = (now: number, more: { closed?: string[]; wanted?: string[]; limit?: number } = {}) =>
    store.write((tx) => takeSendings(tx, { closed: [], wanted: [], ...taking(now), ...more }));
  const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);

  it('is taken one after the other for a key, and one of each channel', async () => {
    await put({ key: 'a', does: 'pin' }, { key: 'a', channel: '2' }, { key: 'b', channel: '2' }, { key: 'c' });
    const [first, ...others] = await take(0);
    expect(keys([first!, ...others])).toEqual(['a', 'b']);
    expect(first).toMatchObject({ attempts: 1, leased_until: 100, does: 'pin' });
    expect(keys(await take(50))).toEqual(['c']);
    expect(await store.write((tx) => endSending(tx, first!))).toBe(true);
    expect(await take(60)).toMatchObject([{ key: 'a', does: 'edit' }]);
    expect(await store.read(lookForWork)).toEqual({ waiting: 3, sendAt: 0, dueAt: Infinity });
  });
  it('is not taken from closed channels, and first for those who wait', async () => {
    await put({ key: 'a' }, { key: 'b', does: 'pin' }, { key: 'c', channel: '2' }, { key: 'd', channel: '3' });
    expect(keys(await take(0, { closed: ['1 edit', '3'], wanted: ['c'], limit: 2 }))).toEqual(['c', 'b']);
    expect(keys(await take(0, { closed: ['1'], wanted: ['none'] }))).toEqual(['d']);
  });
  it('is not taken before its time, and neither is what comes after it', async () => {
    await put({ key: 'a', at: 10 }, { key: 'a', does: 'pin' });
    expect(await take(9)).toEqual([]);
    expect(await take(10)).toMatchObject([{ does: 'edit' }]);
  });
  it('is taken anew when who took it is not heard of, and is no longer theirs', async () => {
    await put({});
    const [lost] = await take(0);
    expect(await take(99)).toEqual([]);
    const [held] = await take(100);
    expect(held).toMatchObject({ attempts: 2 });
    expect(await store.write((tx) => endSending(tx, lost!))).toBe(false);
    expect(await store.write((tx) => putBackSending(tx, lost!, 500, null))).toBe(false);
    expect(await store.write((tx) => endSending(tx, held!))).toBe(true);
    expect(await store.read((tx) => isWaiting(tx, 'card:1'))).toBe(false);
  });
  it('is kept for a while when it was given up, and stands in nobody’s way', async () => {
    await put({ does: 'pin' }, {});
    const [row] = await take(0);
    expect(await store.write((tx) => putBackSending(tx, row!, 500, '50013 no'))).toBe(true);
    const [next] = await take(0);
    expect(next).toMatchObject({ does: 'edit' });
    await store.write((tx) => endSending(tx, next!));
    expect(await store.read((tx) => isWaiting(tx, 'card:1'))).toBe(false);
    expect(await take(600)).toEqual([]);
    const failed = () => store.read((tx) => tx.selectFrom('outbox').select('failed').execute());
    await store.write((tx) => forgetSendings(tx, 499));
    expect(await failed()).toEqual([{ failed: '50013 no' }]);
    await store.write((tx) => forgetSendings(tx, 500));
    expect(await failed()).toEqual([]);
  });
  it('gives way to a newer edit of the same message that is not under way', async () => {
    const bodies = () =>
      store.read((tx) => tx.selectFrom('outbox').select(['does', 'body', 'message']).orderBy('seq').execute());
    await put({ body: { content: '1' } }, { does: 'pin' }, { message: '6' }, { body: { content: '2' } });
    expect(await bodies()).toMatchObject([{ does: 'pin' }, { message: '6' }, { body: '{"content":"2"}' }]);
    for (let i = 0; i < 2; i += 1)
      await store.write(async (tx) =>
        endSending(tx, (await takeSendings(tx, { closed: [], wanted: [], ...taking(0) }))[0]!),
      );
    await take(0);
    await put({ body: { content: '3' } });
    expect(await bodies()).toMatchObject([{ body: '{"content":"2"}' }, { body: '{"content":"3"}' }]);
  });

  const again = (row: SendingRow) =>
    store.write((tx) => sendAgain(tx, row, { message: '5', nonce: 'again', run_at: 40 }));
  it('is sent once more as an edit of its message, before what came since', async () => {
    await put({ does: 'post', body: { content: '1' } });
    const [posted] = await take(0);
    await put({ does: 'pin' }, { message: '6' });
    expect(await again(posted!)).toBe(true);
    expect(await again(posted!)).toBe(false);
    expect(await take(39)).toEqual([]);
    const [edit] = await take(40);
    expect(edit).toMatchObject({ does: 'edit', message: '5', body: '{"content":"1"}', nonce: 'again', attempts: 2 });
    expect(await store.write((tx) => endSending(tx, edit!))).toBe(true);
    expect(await take(40)).toMatchObject([{ does: 'pin' }]);
  });
  it('is not sent once more where a newer state of its message waits, and gives way to one that comes', async () => {
    const bodies = () => store.read((tx) => tx.selectFrom('outbox').select('body').execute());
    await put({ body: { content: '1' } });
    const [first] = await take(0);
    await put({ body: { content: '2' } });
    expect(await again(first!)).toBe(true);
    expect(await bodies()).toEqual([{ body: '{"content":"2"}' }]);
    const [second] = await take(0);
    expect(await again(second!)).toBe(true);
    await put({ body: { content: '3' } });
    expect(await bodies()).toEqual([{ body: '{"content":"3"}' }]);
  });
  it('keeps its figure until it is put back without', async () => {
    const figures = () => store.read((tx) => tx.selectFrom('outbox').select('figure').execute());
    const figure = figureOf('A');
    await put({ body: { content: '1' }, figure });
    const [row] = await take(0);
    expect(contentOf(row!)).toEqual({ body: { content: '1' }, figure });
    await store.write((tx) => putBackSending(tx, row!, 0, null));
    expect(await figures()).toEqual([{ figure: JSON.stringify(figure) }]);
    const [next] = await take(0);
    await store.write((tx) => putBackSending(tx, { ...next!, figure: null }, 0, null));
    expect(await figures()).toEqual([{ figure: null }]);
    for (const unread of ['', 'null', '{"chart":1,"alt":""}', '{"chart":"a"}'])
      expect(contentOf({ body: null, figure: unread })).toEqual({ body: {} });
  });

  const due = (kind: string, subject: string, at: number) => store.write((tx) => schedule(tx, { kind, subject, at }));
  const takeWork = (now: number, kinds = ['check']) =>
    store.write((tx) => takeDue(tx, { ...taking(now), until: () => taking(now).until, kinds }));
  it('is done when it is due, by those who can', async () => {
    await due('check', 'b', 5);
    await due('check', 'a', 4);
    await due('other', 'a', 0);
    expect(await takeWork(3)).toEqual([]);
    const rows = await takeWork(5);
    expect(rows.map(({ subject }) => subject)).toEqual(['a', 'b']);
    expect(await takeWork(5)).toEqual([]);
    expect(await store.write((tx) => endDue(tx, rows[0]!, undefined))).toBe(true);
    expect(await store.write((tx) => endDue(tx, rows[1]!, 50))).toBe(true);
    expect(await takeWork(50)).toMatchObject([{ subject: 'b', attempts: 1 }]);
    expect(await store.read(lookForWork)).toMatchObject({ dueAt: 0 });
  });
  it('is no longer of those who work on it when it is set anew or called off', async () => {
    await due('check', 'a', 0);
    const [old] = await takeWork(0);
    await due('check', 'a', 0);
    const [young] = await takeWork(0);
    expect(await store.write((tx) => endDue(tx, old!, undefined))).toBe(false);
    expect(await store.write((tx) => putBackDue(tx, old!, 1))).toBe(false);
    await store.write((tx) => unschedule(tx, 'check', 'a'));
    expect(await store.write((tx) => endDue(tx, young!, 7))).toBe(false);
    expect(await takeWork(999)).toEqual([]);
  });
});
