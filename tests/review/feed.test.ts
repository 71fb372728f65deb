import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { differences } from '../../src/difference.ts';
import { GuildSettings, type Guild } from '../../src/model/guild.ts';
import { toText } from '../../src/reply/text.ts';
import { createFeed, createFeedWorker, feedChanges, feedSettler } from '../../src/review/feed.ts';
import { inbox } from '../../src/review/inbox.ts';
import type { Index } from '../../src/search/index.ts';
import { writeGuild } from '../../src/store/guild.ts';
import { hideClaim } from '../../src/store/notes.ts';
import type { SendingRow } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { problemsOfMessage } from '../discord/schema.ts';
import { textOf } from '../interactions.ts';
import { databases } from '../store/databases.ts';
import { boats, indexOf, itemsOf, openDesk } from './desk.ts';

const CHANNEL = '77';
const [A, B, C] = [indexOf(boats()), indexOf(boats(14)), indexOf(boats(15))];
const EMPTY = indexOf({ 'chile-peru.md': '# Chile and Peru\n\nNothing.\n' });
const changesOf = (from: Index, to: Index) => [...differences(from, to)].flat();
const toldOf = (from: Index, to: Index) => feedChanges(from, to, changesOf(from, to));

describe('what a server is told of a reload', () => {
  it.each<[string, Index, Index, object[]]>([
    [
      'a changed fact, with what it was',
      A,
      B,
      [{ what: 'changed', id: 'fm-boats', quote: 'Malta sold 14 boats in 2018.', was: 'Malta sold 40 boats in 2018.' }],
    ],
    [
      'a new document in one line',
      EMPTY,
      A,
      [
        { what: 'document-removed', titles: ['Chile and Peru'], claims: 0 },
        { what: 'document-added', titles: ['Fiji and Malta'], claims: 2 },
      ],
    ],
    ['nothing of a sensitive fact', indexOf(boats(40, '', true)), indexOf({ ...boats(40) }), []],
    ['nothing of a fact that is sensitive now', A, indexOf(boats(40, '', true)), []],
    ['nothing of what is the same', A, A, []],
  ])('is %s', (_, from, to, expected) => {
    expect(toldOf(from, to)).toMatchObject(expected);
    expect(toldOf(from, to)).toHaveLength(expected.length);
  });

  it('is a fact that was taken back, and one on which the sources differ newly', () => {
    const claim = (id: string, n: number): string =>
      `  - { id: ${id}, kind: trade-flow, section: Trade, quote: '${n} boats', value: { type: count, of: exports, n: ${n}, unit: boats }, topic: FJ-MT.boats }\n`;
    const of = (claims: string): Index =>
      indexOf({
        'fiji-malta.md': '# Fiji and Malta\n\n## Trade\n\nMalta sold 40 boats, or 50 boats.\n',
        'fiji-malta.claims.yaml': `document: fiji-malta\nclaims:\n${claims}`,
      });
    const [one, both] = [of(claim('fm-one', 40)), of(claim('fm-one', 40) + claim('fm-two', 50))];
    expect(toldOf(one, both).map(({ what, id }) => [what, id])).toEqual([
      ['disputed', 'FJ-MT.boats'],
      ['added', 'fm-two'],
    ]);
    expect(toldOf(both, one).map(({ what, id }) => [what, id])).toEqual([['retracted', 'fm-two']]);
  });
});

describe.each(databases)('a feed, kept in $name', ({ open }) => {
  let store: Store;
  let time: number;
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());
  const tables = ['guild', 'outbox', 'due', 'feed_run', 'feed_told', 'held_change', 'hidden_claim'] as const;
  beforeEach(async () => {
    time = Date.UTC(2026, 0, 15);
    await store.write(async (tx) => {
      for (const table of tables) await tx.deleteFrom(table).execute();
    });
  });

  async function settle(id: string, settings: object): Promise<Guild> {
    const guild = { id, settings: GuildSettings.parse(settings), rev: 0 };
    return (await store.write((tx) => writeGuild(tx, guild, time)))!;
  }
  const feeding = (over: Partial<Store> = {}) => ({ store: { ...store, ...over }, now: () => time });
  const reload = (from: Index, to: Index) => createFeed(feeding())(from, to, changesOf(from, to));
  /** Does what is due, as whoever gets to it. */
  async function work(over: Partial<Store> = {}): Promise<void> {
    const due = await store.read((tx) => tx.selectFrom('due').selectAll().where('kind', '=', 'feed').execute());
    for (const { subject } of due) await createFeedWorker(feeding(over))(subject);
  }
  const sendings = (): Promise<SendingRow[]> =>
    store.read((tx) => tx.selectFrom('outbox').selectAll().orderBy('seq').execute());
  const posted = async (): Promise<string[]> =>
    (await sendings()).map(
      ({ guild, body }) => `${guild}: ${textOf({ type: 4, data: JSON.parse(body!) as Record<string, unknown> })}`,
    );
  const POST = { feed: { channel: CHANNEL, mode: 'post' } };
  const HOLD = { feed: { channel: CHANNEL, mode: 'hold' } };

  it('is one message without a sound and without mentions, in the channel of each server that has one', async () => {
    await settle('1', POST);
    await settle('2', POST);
    await settle('3', {});
    await reload(A, B);
    await work();
    const rows = await sendings();
    expect(rows.map(({ key, guild, channel, does }) => ({ key, guild, channel, does }))).toEqual(
      ['1', '2'].map((guild) => ({ key: `feed:${guild}`, guild, channel: CHANNEL, does: 'post' })),
    );
    expect(new Set(rows.map(({ nonce }) => nonce)).size).toBe(2);
    for (const { body, nonce } of rows) {
      const message = JSON.parse(body!) as object;
      expect(message).toMatchObject({ flags: (1 << 12) | (1 << 15), allowed_mentions: { parse: [] } });
      expect(problemsOfMessage({ ...message, nonce, enforce_nonce: true })).toEqual([]);
    }
    expect((await posted())[0]).toContain(
      '**Changed**, Fiji and Malta, trade: “Malta sold 14 boats in 2018.” Before: “Malta sold 40 boats in 2018.”',
    );
    expect((await posted())[0]).toContain('Documents: Fiji and Malta.');
  });

  it('is told once of what two processes read at the same time, or one after the other', async () => {
    await settle('1', POST);
    await Promise.all([reload(A, B), reload(A, B)]);
    await reload(A, B);
    await Promise.all([work(), work()]);
    await work();
    expect(await posted()).toHaveLength(1);
  });

  it('is told once of each change when a process lags behind another, whatever it leaves out', async () => {
    await settle('1', POST);
    await reload(A, B);
    await reload(B, C);
    await reload(A, B);
    await reload(B, C);
    await work();
    expect((await posted()).map((text) => /sold (\d+) boats/.exec(text)?.[1])).toEqual(['14', '15']);
  });

  it('is told anew when the documents go back and forth', async () => {
    await settle('1', POST);
    for (const [from, to] of [
      [A, B],
      [B, A],
      [A, B],
    ] as const) {
      await reload(from, to);
      time += 1_000;
    }
    await work();
    expect((await posted()).map((text) => /sold (\d+) boats/.exec(text)?.[1])).toEqual(['14', '40', '14']);
  });

  it.each([1, 2, 3])('is told once to every server when the process is killed at transaction %i', async (last) => {
    for (let i = 0; i < 24; i++) await settle(String(1000 + i), POST);
    await reload(A, B);
    let transactions = 0;
    // The transaction is taken back, as that of a process which has died.
    const write: Store['write'] = (of) =>
      store.write(async (tx) => {
        const result = await of(tx);
        if (++transactions === last) throw new Error('killed');
        return result;
      });
    await expect(work({ write })).rejects.toThrow('killed');
    expect(await sendings()).toHaveLength((last - 1) * 10);
    await work();
    const guilds = (await sendings()).map(({ guild }) => guild);
    expect(guilds).toHaveLength(24);
    expect(new Set(guilds).size).toBe(24);
  });

  it('leaves out what the server has switched off or hidden', async () => {
    await settle('1', { ...POST, documentsOff: ['fiji-malta'] });
    await settle('2', POST);
    const seen = { claim: 'fm-boats', hash: 'x', quote: 'x', hidden_at: 0, hidden_by: '9' };
    await store.write((tx) => hideClaim(tx, { guild: '2', ...seen }));
    await reload(A, B);
    await work();
    expect(await sendings()).toEqual([]);
  });

  it('has ten lines and counts the others', async () => {
    const many = (count: number): Index =>
      indexOf({
        'fiji-malta.md': `# Fiji and Malta\n\n## Trade\n\n${Array.from({ length: 260 }, (_, i) => `Malta sold ${i + 1000} boats.`).join(' ')}\n`,
        'fiji-malta.claims.yaml': `document: fiji-malta\nclaims:\n${Array.from({ length: count }, (_, i) => `  - { id: fm-${1000 + i}, kind: trade-flow, section: Trade, quote: 'Malta sold ${i + 1000} boats.', value: { type: count, of: exports, n: ${i + 1000}, unit: boats } }\n`).join('')}`,
      });
    await settle('1', POST);
    await reload(many(1), many(251));
    await work();
    const [text] = await posted();
    expect(text!.match(/^- /gm)).toHaveLength(10);
    expect(text).toContain('and 240 more changes');
    await reload(many(1), many(251));
    await work();
    expect(await posted()).toHaveLength(1);
  });

  it('is held for a moderator where the server wants that, who posts or drops, once', async () => {
    const guild = await settle('1', HOLD);
    await reload(A, EMPTY);
    await work();
    expect(await sendings()).toEqual([]);
    const desk = openDesk(store, '1');
    desk.guild = guild;
    expect(itemsOf(await inbox('changes', 1, desk.call('9')))).toEqual(['change.1.0', 'change.1.1']);
    expect(await desk.read('9', 'open', ['changes'], ['change.1.0'])).toContain(
      'Document taken out: Fiji and Malta, 2 facts',
    );
    const done = await Promise.all([
      desk.read('8', 'post', ['changes', '1', '0']),
      desk.read('9', 'drop', ['changes', '1', '0']),
    ]);
    expect(done.filter((text) => text.includes('Somebody else has decided this already.'))).toHaveLength(1);
    const count = (await sendings()).length;
    expect(desk.delivered).toHaveLength(count);
    expect(await desk.read('9', 'postall', ['changes', '1'])).toContain('1 change is being posted');
    expect(await desk.read('9', 'dropall', ['changes', '1'])).toContain('already');
    expect(await sendings()).toHaveLength(count + 1);
    expect(toText(await inbox('all', 1, desk.call('9')))).toContain('Nothing is waiting.');
  });

  it('is not posted where no channel is set any more', async () => {
    await settle('1', HOLD);
    await reload(A, B);
    await work();
    const desk = openDesk(store, '1');
    await expect(desk.press('9', 'post', ['all', '1', '0'])).rejects.toMatchObject({ code: 'no-feed-channel' });
    expect(await desk.read('9', 'drop', ['all', '1', '0'])).toContain('1 change is dropped');
  });

  it('that Discord refuses is on record for who manages the server', async () => {
    await settle('1', POST);
    await reload(A, B);
    await work();
    const [row] = await sendings();
    await store.write((tx) => feedSettler.failed(tx, row!, { code: 50001, reason: 'Missing Access' }));
    const deeds = await store.read((tx) => tx.selectFrom('audit_log').selectAll().where('guild', '=', '1').execute());
    expect(deeds).toContainEqual(expect.objectContaining({ action: 'feed.failed', member: null }));
  });
});
