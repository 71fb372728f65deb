import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPictures, type Pictures } from '../../src/charts/pictures.ts';
import type { Figure } from '../../src/model/figure.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { toMessage } from '../../src/reply/discord.ts';
import { send as sendIn, type Sending } from '../../src/store/outbox.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import { CHANNELS } from '../../src/transport/page/world.ts';
import type { Store } from '../../src/store/store.ts';
import { undescribed } from '../loopback/described.ts';
import type { Fault } from '../loopback/faults.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { ALL_PERMISSIONS, Permission, type Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { openLines } from '../transport/signed.ts';
import { bodyOf, drawing, figureIn, figureOf } from './drawings.ts';
import { noted } from './notes.ts';
import { openDelivery, type Opened } from './sends.ts';

const SOON = { timeout: 15_000, interval: 20 };

describe.each(databases)('a message with a picture, with $name', ({ open }) => {
  let store: Store;
  let loopback: Loopback;
  let channel: string;
  let opened: Opened;
  beforeEach(async () => {
    [store, loopback] = await Promise.all([open(), openLoopback()]);
    channel = loopback.guilds[0]!.channel;
  });
  afterEach(async () => {
    await opened.delivery.close();
    await Promise.all([store.close(), loopback.close()]);
    const wrong = [...undescribed(loopback), ...loopback.problems];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const start = (pictures?: Pick<Pictures, 'draw'>) =>
    (opened = openDelivery(store, loopback, {}, pictures ?? drawing));

  const post = (name: string, figure?: Figure) => ({
    key: 'card:1',
    does: 'post' as const,
    channel,
    body: bodyOf(name),
    ...(figure && { figure }),
  });
  const edit = (name: string, figure?: Figure) => ({ ...post(name, figure), does: 'edit' as const, message: id() });
  const id = (): string => [...loopback.messages.keys()][0]!;
  const send = async (...sendings: Parameters<Opened['put']>): Promise<void> => {
    await opened.put(...sendings);
    await opened.delivery.deliver('card:1', 20_000);
  };
  /** What the one message shows: the types of its parts, and its files as Discord has them. */
  const shown = () => {
    expect(loopback.messages.size).toBe(1);
    const message = loopback.messages.get(id())!;
    const [container] = message['components'] as Json[];
    const parts = container!['components'] as Json[];
    const files = (message['attachments'] as Json[]).map(({ filename, description, url }) => ({
      filename,
      description,
      says: figureIn(loopback.files.get(new URL(String(url)).pathname)!).title,
    }));
    const gallery = parts.find(({ type }) => type === 12);
    const [item] = (gallery?.['items'] ?? []) as Json[];
    return { types: parts.map(({ type }) => type), alt: item?.['description'], files };
  };
  const pictured = (name: string) => ({
    types: [10, 12, 1],
    alt: `The picture of ${name}`,
    files: [{ filename: 'distribution.png', description: `The picture of ${name}`, says: name }],
  });
  const PLAIN = { types: [10, 1], alt: undefined, files: [] };

  it('has it before its buttons, with what it shows in words, and it is drawn from what was kept', async () => {
    start();
    await send(post('one', figureOf('A')));
    expect(shown()).toEqual(pictured('A'));
    expect(await noted(store)).toEqual({ 'sent card:1 1': 1 });
  });

  it('that is edited has the picture of its last state, and none where there is none any more', async () => {
    start();
    await send(post('one', figureOf('A')));
    await send(edit('two', figureOf('A')));
    expect(shown()).toEqual(pictured('A'));
    await send(edit('three', figureOf('B')));
    expect(shown()).toEqual(pictured('B'));
    await send(edit('four'));
    expect(shown()).toEqual(PLAIN);
    await send(edit('five', figureOf('C')));
    expect(shown()).toEqual(pictured('C'));
  });

  it.each<[string, Fault, number?]>([
    ['Discord is broken', { kind: 'broken', status: 500 }],
    ['Discord is broken after it was done', { kind: 'broken', status: 502, after: true }],
    ['the connection breaks after it was done', { kind: 'dropped', after: true }],
    ['Discord asks to wait', { kind: 'limited', retryAfter: 1.5 }, 1],
  ])('is repeated with its picture and has it once when %s', async (_, fault, times = 2) => {
    const { put, rows, clock, lines } = start();
    loopback.faults.next(/POST/, fault, times);
    await put(post('one', figureOf('A')));
    await expect.poll(() => lines.length, SOON).toBeGreaterThan(0);
    const later = (): ReturnType<typeof rows> => {
      clock.time += 1_000;
      return rows();
    };
    await expect.poll(later, SOON).toEqual([]);
    expect(shown()).toEqual(pictured('A'));
    expect(Object.values(await noted(store))).toEqual([1]);
  });

  it.each<[string, Pick<Pictures, 'draw'> | undefined]>([
    ['it cannot be drawn', { draw: async () => undefined }],
    ['there is nobody to draw it', undefined],
  ])('goes without it when %s, and takes away what was there', async (_, pictures) => {
    start();
    await send(post('one', figureOf('A')));
    await opened.delivery.close();
    opened = openDelivery(store, loopback, {}, pictures);
    await send(edit('two', figureOf('B')));
    expect(shown()).toEqual(PLAIN);
    expect(await noted(store)).toEqual({ 'sent card:1 1': 1, 'sent card:1 2': 1 });
    expect(opened.lines).toEqual([]);
  });

  /** What draws nothing until it is told to. */
  function openSlow() {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { pictures: { draw: (figure: Figure) => promise.then(() => drawing.draw(figure)) }, begin: resolve };
  }
  const sent = async (): Promise<void> => {
    const later = (): ReturnType<Opened['rows']> => {
      opened.clock.time += 500;
      return opened.rows();
    };
    await expect.poll(later, SOON).toEqual([]);
  };

  it('goes without it when drawing takes long, and it is added once it is there', async () => {
    const { pictures, begin } = openSlow();
    start(pictures);
    const body = bodyOf('one');
    // A flag that a post has and no change of it may have.
    await opened.put({ ...post('one', figureOf('A')), body: { ...body, flags: body.flags | (1 << 12) } });
    await expect.poll(() => loopback.messages.size, SOON).toBe(1);
    expect(shown()).toEqual(PLAIN);
    begin();
    await sent();
    expect(shown()).toEqual(pictured('A'));
    expect(await noted(store)).toEqual({ 'sent card:1 1': 2 });
  });

  it('stays without it when drawing does not end, and is sent no third time', async () => {
    start(openSlow().pictures);
    await opened.put(post('one', figureOf('A')));
    await sent();
    expect(shown()).toEqual(PLAIN);
    expect(await noted(store)).toEqual({ 'sent card:1 1': 2 });
    expect(opened.lines).toMatchObject([{ level: 'info' }, { level: 'info' }]);
  });

  it('that gets another state before its picture is there keeps that state', async () => {
    const { pictures, begin } = openSlow();
    start(pictures);
    await opened.put(post('one', figureOf('A')));
    await expect.poll(async () => (await opened.rows()).map(({ nonce }) => nonce), SOON).toEqual(['picture']);
    await opened.put(edit('two'));
    begin();
    await sent();
    expect(shown()).toEqual(PLAIN);
    expect(JSON.stringify(loopback.messages.get(id()))).toContain('two');
  });

  it('goes without it where the bot may not send files, and is not lost for that', async () => {
    start();
    loopback.permissions.set(channel, ALL_PERMISSIONS & ~Permission.ATTACH_FILES);
    await send(post('one', figureOf('A')));
    expect(shown()).toEqual(PLAIN);
    await send(edit('two', figureOf('A')));
    expect(shown()).toEqual(PLAIN);
    expect(opened.lines).toMatchObject([{ level: 'info' }, { level: 'info' }]);
    expect(await noted(store)).toEqual({ 'sent card:1 1': 1, 'sent card:1 2': 1 });
  });

  it('goes without it where the message has no part to spare', async () => {
    start();
    const rows = Array.from({ length: 7 }, (_, i) => ({
      type: 'buttons' as const,
      buttons: Array.from({ length: i < 6 ? 5 : 1 }, (_each, j) => ({
        label: `${i} ${j}`,
        url: `https://example.org/${i}/${j}`,
      })),
    }));
    const full = { ...post('one', figureOf('A')), body: toMessage({ private: false, blocks: rows }) };
    await send(full);
    expect(shown()).toMatchObject({ alt: undefined, files: [] });
  });

  it('goes without a figure that cannot be read', async () => {
    start();
    await opened.put({ ...post('one', figureOf('A')), at: opened.clock.time + 1 });
    await store.write((tx) => tx.updateTable('outbox').set({ figure: '{"chart":' }).execute());
    opened.clock.time += 1;
    await opened.delivery.deliver('card:1', 20_000);
    expect(shown()).toEqual(PLAIN);
  });
});

it.each([
  ['is a picture', undefined, 'PNG'],
  ['is left out where nothing can draw it', 'broken', undefined],
])('a figure that is drawn in a process of its own %s', async (_, program, expected) => {
  const [store, loopback] = await Promise.all([databases[0]!.open(), openLoopback()]);
  const path = program && fileURLToPath(new URL(`../charts/programs/${program}.ts`, import.meta.url));
  const pictures = createPictures({ log: openLines().log, now: Date.now, program: path });
  const { delivery, put } = openDelivery(store, loopback, {}, pictures);
  // Before: a message does not wait until a process has begun on a busy machine.
  await pictures.draw(figureOf('A'));
  const sending = { key: 'card:1', does: 'post' as const, channel: loopback.guilds[0]!.channel };
  await put({ ...sending, body: bodyOf('one'), figure: figureOf('A') });
  await delivery.deliver('card:1', 20_000);
  const [file] = loopback.files.values();
  expect(loopback.messages.size).toBe(1);
  expect(file && Buffer.from(file.subarray(1, 4)).toString()).toBe(expected);
  await delivery.close();
  pictures.close();
  await Promise.all([store.close(), loopback.close()]);
});

it('a picture is on the page of the playground, as long as its message has it', async () => {
  const store = await databases[0]!.open();
  const discord = createPlaygroundDiscord();
  const { log } = openLines();
  const delivery = createDelivery({ store, discord, pictures: drawing, settlers: {}, workers: {}, log, now: Date.now });
  const [{ id: channel }] = CHANNELS;
  const send = async (sending: Pick<Sending, 'does' | 'message' | 'figure'>): Promise<void> => {
    await store.write((tx) => sendIn(tx, { key: 'card:1', channel, body: bodyOf('one'), at: Date.now(), ...sending }));
    await delivery.deliver('card:1', 20_000);
  };
  const shown = () => discord.news(channel, 0).messages.map(({ files }) => files?.map(({ name }) => name));
  await send({ does: 'post', figure: figureOf('A') });
  expect(shown()).toEqual([['distribution.png']]);
  const { id: message } = discord.news(channel, 0).messages[0]!;
  await send({ does: 'edit', message, figure: figureOf('B') });
  expect(shown()).toEqual([['distribution.png']]);
  await send({ does: 'edit', message });
  expect(shown()).toEqual([undefined]);
  await delivery.close();
  await store.close();
});
