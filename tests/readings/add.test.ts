import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { ROOM_OF_GUILD } from '../../src/store/readings.ts';
import type { Store } from '../../src/store/store.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { BITS, calledBy, GUILD, idsOf, nobody, pressedBy, sentBy, type Who } from '../guild/server.ts';
import { isPrivate, textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { databases } from '../store/databases.ts';

const curator: Who = { id: '9003', may: [BITS.send, BITS.manageMessages] };
const other: Who = { id: '9004', may: [BITS.send, BITS.manageMessages] };
const ELSEWHERE = '5000';

const TONGA = `---
title: Norway and Tonga
---
# Norway and Tonga

## Trade

In 2011 Tonga exported goods worth NOK 31 million to Norway, most of them xylophones.

| Year | Exports |
|------|---------|
| 2012 | 1 | 2 |

## Incidents

A Tongan nurse was abducted in Oslo in 2012.
`;
const QUESTION = 'How much did Tonga export to Norway in 2011?';

describe.each(databases)('documents that a server adds for itself, on $name', ({ open }) => {
  let loopback: Loopback;
  let store: Store;
  let kept: KeptBot;
  let replica: KeptBot;
  beforeAll(async () => {
    [loopback, store] = await Promise.all([openLoopback(), open()]);
    const discord = createDiscord({ token: loopback.token, apiBase: loopback.api });
    kept = await openKept({ store, discord });
    replica = await openKept({ store, discord });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await loopback.close();
  });

  let sent = 0;
  /** A member's file, as Discord keeps it. */
  const file = (text: string | Uint8Array, name = 'tonga.md'): { name: string; size: number; url: string } => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const path = `/attachments/1/${(sent += 1)}/${name}`;
    loopback.files.set(path, bytes);
    return { name, size: bytes.length, url: new URL(path, loopback.api).href };
  };
  const ask = async (raw: object, bot = kept): Promise<Callback> => {
    const answer = await bot.bot.dispatch(raw);
    expect(problemsOfCallback(answer)).toEqual([]);
    return answer;
  };
  const add = (given: ReturnType<typeof file>, who = curator): Promise<Callback> =>
    ask(
      calledBy(who, {
        name: 'sources',
        options: [{ type: 1, name: 'add', options: [{ type: 11, name: 'file', value: '77' }] }],
        resolved: { attachments: { 77: { id: '77', filename: given.name, size: given.size, url: given.url } } },
      }),
    );
  const call = (name: string, sub: string, given: Record<string, string>, who = curator, bot = kept) =>
    ask(
      calledBy(who, {
        name,
        options: [
          { type: 1, name: sub, options: Object.entries(given).map(([key, value]) => ({ type: 3, name: key, value })) },
        ],
      }),
      bot,
    );
  const question = async (text: string, bot = kept, who: Who = nobody): Promise<string> =>
    textOf(await ask(calledBy(who, { name: 'ask', options: [{ type: 3, name: 'question', value: text }] }), bot));

  /** The preview, once the text is read. */
  async function previewOf(first: Callback): Promise<Callback> {
    let shown = first;
    for (let id = idsOf(shown)['Show what was read']; id; id = idsOf(shown)['Show what was read'])
      shown = await ask(pressedBy(curator, id));
    return shown;
  }
  const tick = async (preview: Callback, who = curator, value = 'yes'): Promise<Callback> => {
    const form = await ask(pressedBy(who, idsOf(preview)['Add it']!));
    const { custom_id: id } = form.data as { custom_id: string };
    const raw = sentBy(who, id, {}) as { data: object };
    const component = { type: 22, id: 2, custom_id: 'licence', values: value === '' ? [] : [value] };
    return ask({ ...raw, data: { ...raw.data, components: [{ type: 18, id: 1, component }] } });
  };
  const rows = async (): Promise<number> =>
    (await store.read((tx) => sql<{ n: number }>`select count(*) as n from reading`.execute(tx))).rows[0]!.n;
  const deeds = () =>
    store.read((tx) =>
      tx.selectFrom('audit_log').selectAll().where('action', 'like', 'reading.%').orderBy('at').execute(),
    );

  it('are shown in private first, with what was read and what is wrong, and told only after a tick', async () => {
    const first = await add(file(TONGA));
    expect(isPrivate(first)).toBe(true);
    const preview = await previewOf(first);
    expect(textOf(preview)).toMatch(/Norway and Tonga[\s\S]*Trade; Incidents[\s\S]*sensitive[\s\S]*NOK 31 million/);
    expect(textOf(preview)).toMatch(/Line \d+: a row has more or fewer cells/);
    expect(await question(QUESTION)).not.toContain('31');
    expect(textOf(await tick(preview, curator, ''))).toContain('tick the box');
    expect(textOf(await tick(preview))).toContain('is added to this server');
    expect(await question(QUESTION)).toMatch(/31[\s\S]*Added by this server/);
    expect(await deeds()).toMatchObject([{ guild: GUILD, member: '9003', action: 'reading.add' }]);
  });

  it('are told in another process within seconds, and in no other server', async () => {
    replica.clock.time += 2_001;
    let told = await question(QUESTION, replica);
    // The first question may come before the text is read.
    for (let i = 0; i < 60 && !told.includes('31'); i += 1) {
      expect(told).toContain('still being read');
      told = await question(QUESTION, replica);
    }
    expect(told).toMatch(/31[\s\S]*Added by this server/);
    const elsewhere = { ...nobody, guild: ELSEWHERE };
    expect(await question(QUESTION, kept, elsewhere)).not.toMatch(/NOK 31|Added by/);
    expect(textOf(await call('sources', 'find', { text: 'xylophones' }, elsewhere))).not.toContain('NOK 31');
  });

  it.each<[string, () => ReturnType<typeof file>, RegExp]>([
    ['a name of another form', () => file('# A', 'a.pdf'), /\.md or \.txt/],
    ['claims, which only operators review', () => file('document: a', 'a.claims.yaml'), /\.md or \.txt/],
    ['too many bytes', () => file('a'.repeat(256 * 1024 + 1)), /256 KiB/],
    ['fewer bytes than there are', () => ({ ...file('a'.repeat(256 * 1024 + 1)), size: 3 }), /256 KiB/],
    ['an address elsewhere', () => ({ ...file('# A'), url: 'https://example.org/a.md' }), /could not fetch/],
    ['a file that is gone', () => ({ ...file('# A'), url: file('').url + 'x' }), /could not fetch/],
    ['bytes that are no text', () => file(new Uint8Array([1, 2, 255, 0])), /cannot be added[\s\S]*Nothing was added/],
    ['front matter that is wrong', () => file('---\ncountries: [Narnia]\n---\n# A\n\nText.\n'), /Line 2: /],
  ])('are not taken with %s', async (_, given, says) => {
    const before = await rows();
    const shown = await previewOf(await add(given()));
    expect(textOf(shown)).toMatch(says);
    expect(idsOf(shown)['Add it']).toBeUndefined();
    const drafts = (await rows()) - before;
    expect(drafts).toBeLessThanOrEqual(1);
  });

  it('are added by who may, and confirmed by who sent them', async () => {
    expect(textOf(await add(file(TONGA), nobody))).toContain('do not let you');
    const preview = await previewOf(
      await add(file('# Norway and Samoa\n\nSamoa opened an embassy in Oslo in 1999.\n')),
    );
    await add(file('nothing', 'a.bin'), other);
    expect(textOf(await ask(pressedBy(other, idsOf(preview)['Add it']!)))).toContain('somebody else');
    expect(textOf(await ask(pressedBy({ ...curator, guild: ELSEWHERE }, idsOf(preview)['Add it']!)))).not.toContain(
      'Samoa',
    );
    kept.clock.time += 3_600_000;
    expect(textOf(await ask(pressedBy(curator, idsOf(preview)['Add it']!)))).toContain('older than an hour');
  });

  it('are at most five', async () => {
    const there = (): Promise<number> =>
      store.read(async (tx) => {
        const { n } = await tx
          .selectFrom('reading')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('confirmed_at', 'is not', null)
          .executeTakeFirstOrThrow();
        return Number(n);
      });
    const text = (i: number): string => `# Norway and Samoa\n\nSamoa opened embassy number ${i} in Oslo in 1999.\n`;
    for (let i = await there(); i < ROOM_OF_GUILD.readings; i += 1)
      expect(textOf(await tick(await previewOf(await add(file(text(i))))))).toContain('is added');
    expect(textOf(await add(file(text(9))))).toContain('5 documents');
    expect(await there()).toBe(5);
  }, 60_000);

  it('are gone at once when one is removed, and it is on record by whom', async () => {
    const suggestions = await kept.bot.dispatch({
      ...calledBy(curator, {
        name: 'sources',
        options: [{ type: 1, name: 'remove', options: [{ type: 3, name: 'document', value: 'ton', focused: true }] }],
      }),
      type: 4,
    });
    const [choice] = (suggestions.data?.['choices'] ?? []) as { name: string; value: string }[];
    expect(choice!.name).toBe('Norway and Tonga');
    expect(textOf(await call('sources', 'remove', { document: choice!.value }, nobody))).toContain('do not let you');
    const elsewhere = { ...curator, guild: ELSEWHERE };
    expect(textOf(await call('sources', 'remove', { document: choice!.value }, elsewhere))).toContain(
      'no such document',
    );
    expect(textOf(await call('sources', 'remove', { document: choice!.value }, other))).toContain('was removed');
    expect(await question(QUESTION)).not.toMatch(/31|Added by/);
    replica.clock.time += 2_001;
    expect(await question(QUESTION, replica)).not.toMatch(/31|Added by/);
    expect((await deeds()).at(-1)).toMatchObject({ member: '9004', action: 'reading.remove' });
    expect(textOf(await call('sources', 'remove', { document: choice!.value }, other))).toContain('no such document');
  });
});
