import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { localeFor } from '../../src/locales/index.ts';
import { nameIn, type Session, type SessionSettings } from '../../src/model/session.ts';
import { encodePress } from '../../src/reply/state.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { over } from '../../src/sessions/over.ts';
import { sql } from 'kysely';
import { join, removeParticipant } from '../../src/store/quiz-answers.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import { BITS, calledBy, nobody, pressedBy, sentBy, type from } from '../guild/server.ts';
import { ways } from '../guild/ways.ts';
import { isPrivate, textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';
import { databases } from '../store/databases.ts';
import { addDraft, cityItem } from './made.ts';

const TOLD = 'You are in a quiz; look-ups are back when it ends.';
/** What goes on, since it tells nothing of the documents; everything else of whatever kind is a look-up. */
const FREE = new Set(['help', 'privacy', 'quiz', 'settings', 'review', 'Report an error']);
const ASK = {
  name: 'ask',
  options: [{ name: 'question', type: 3, value: 'When did Norway and Turkey establish relations?' }],
};
const ask = (who = nobody): object => calledBy(who, ASK);

/** The same where there is no server: in messages with the bot, and in those of others. */
function inMessages(raw: object, context: 1 | 2): object {
  const { member, guild_id: _, channel: __, ...rest } = raw as ReturnType<typeof from>;
  return { ...rest, context, user: member.user, authorizing_integration_owners: { 1: member.user.id } };
}

let count = 0;
const t = localeFor('en');

/** A lobby in a server of its own, which a member has joined. */
async function begun({ store, clock }: KeptBot, settings: Partial<SessionSettings> = {}): Promise<Session> {
  count += 1;
  const place = { id: `closed${count}`, guild: `70${count}`, channel: `71${count}`, hostBy: '1', createdAt: 0 };
  const draft = await addDraft(store, { ...place, settings: { mode: 'secure', ...settings } }, [cityItem(1)]);
  const session = await store.write((tx) => openLobby(tx, draft, { now: clock.time, t }));
  await joinAgain(store, session as Session);
  return session as Session;
}

const joinAgain = (store: Store, session: Session): Promise<unknown> =>
  store.write((tx) => join(tx, { session: session.id, guild: session.guild, member: nameIn(session, nobody.id!) }, 0));

/** What is answered so much later: mostly so that nobody is put off and the quizzes are looked for anew. */
async function told({ bot, clock }: KeptBot, raw: object, later: number): Promise<string> {
  clock.time += later;
  const callback = await bot.dispatch(raw);
  const text = callback.type === 8 ? JSON.stringify(callback.data) : textOf(callback);
  if (text === TOLD) expect(isPrivate(callback)).toBe(true);
  expect(text).not.toContain('Something went wrong');
  return text;
}
const ANSWER = /^### /;
const NOTHING = '{"choices":[]}';

describe('in a live secure quiz', () => {
  let bot: KeptBot;
  let session: Session;
  beforeAll(async () => {
    bot = await openKept();
    session = await begun(bot);
  }, 60_000);
  // One of the ways makes the bot forget who presses.
  beforeEach(() => joinAgain(bot.store, session));
  afterAll(() => bot.store.close());
  const say = (raw: object): Promise<string> => told(bot, raw, 60_000);

  it.each(ways)('$name: goes on if it tells nothing of the documents', async ({ of = '', raw }) => {
    for (const each of [raw(nobody), inMessages(raw(nobody), 1), inMessages(raw(nobody), 2)])
      expect((await say(each)) === TOLD).toBe(!FREE.has(of));
  });

  it.each([
    '2~look~trade~NO-PK~~~~~~1',
    '2~source~a',
    '2~about~a',
    '2~check~a',
    '2~copy~a',
    '2~cite~a',
    '2~share~a',
    '2~dispute~a',
    '2~disputes~~1',
    '2~read~norway-turkey~0~',
    '2~example~0',
    '2~again',
    '2~next~a',
  ])('the button %s tells nothing', async (id) => {
    expect(await say(pressedBy(nobody, id))).toBe(TOLD);
    expect(await say(pressedBy(nobody, 'list', [id]))).toBe(TOLD);
    expect(await say(inMessages(pressedBy(nobody, id), 1))).toBe(TOLD);
  });

  it('suggests for others as before', async () => {
    const options = [{ name: 'question', type: 3, value: '', focused: true }];
    const raw = { ...calledBy({ ...nobody, id: '9003' }, { name: 'ask', options }), type: 4 };
    expect(await say(raw)).not.toBe(NOTHING);
  });

  it('opens help and takes answers away as before, and forms are not answered', async () => {
    expect(await say(pressedBy(nobody, encodePress({ action: 'help', topic: 'start' })!))).toMatch(ANSWER);
    expect(await say(pressedBy(nobody, '2~delete~1~2~9001'))).not.toBe(TOLD);
    for (const id of ['2~again', '2~next~a']) expect(await say(sentBy(nobody, id, { question: 'trade' }))).toBe(TOLD);
  });

  const typed = commands.flatMap(({ name, options = {}, subcommands = {} }) => [
    ...Object.entries(options).map(([option, own]) => ({ name, sub: undefined, option, own })),
    ...Object.entries(subcommands).flatMap(([sub, { options: more }]) =>
      Object.entries(more).map(([option, own]) => ({ name, sub, option, own })),
    ),
  ]);
  it.each(typed.filter(({ name, own }) => own.suggests && !FREE.has(name)))(
    '/$name $sub suggests nothing for “$option”',
    async ({ name, sub, option }) => {
      const options = [
        { name: 'country', type: 3, value: 'Turkey' },
        { name: 'document', type: 3, value: 'norway-turkey' },
      ].filter((each) => each.name !== option);
      const all = [...options, { name: option, type: 3, value: '', focused: true }];
      const data = { name, options: sub ? [{ type: 1, name: sub, options: all }] : all };
      const raw = (id = '') => ({ ...calledBy({ id, may: [BITS.manageServer] }, data), type: 4 });
      for (const each of [raw(nobody.id), inMessages(raw(nobody.id), 1)]) expect(await say(each)).toBe(NOTHING);
    },
  );
});

describe.each(databases)('a member in a live secure quiz, kept in $name', ({ open }) => {
  let store: Store;
  let bot: KeptBot;
  beforeAll(async () => {
    store = await open();
    bot = await openKept({ store });
  }, 60_000);
  afterAll(() => store.close());
  beforeEach(() =>
    store.write(async (tx) => {
      for (const table of ['quiz_session', 'quiz_participant']) await sql`delete from ${sql.table(table)}`.execute(tx);
    }),
  );

  const say = (raw: object, by = bot, later = 60_000): Promise<string> => told(by, raw, later);
  const begin = (settings?: Partial<SessionSettings>): Promise<Session> => begun(bot, settings);

  it('also where it is anonymous, or another quiz runs beside it', async () => {
    await begin({ mode: 'fast' });
    const session = await begin({ anonymous: true });
    expect(session.secret).toBeDefined();
    expect(await say(ask())).toBe(TOLD);
    expect(await say(ask({ ...nobody, id: '9003' }))).toMatch(ANSWER);
  });

  it.each<Partial<SessionSettings>>([{ mode: 'fast' }, { openBook: true }, { mode: 'fast', anonymous: true }])(
    'looks things up where the quiz is another: %o',
    async (settings) => {
      await begin(settings);
      expect(await say(ask())).toMatch(ANSWER);
    },
  );

  it('looks things up again when the host has taken them out', async () => {
    const { id } = await begin();
    expect(await say(ask())).toBe(TOLD);
    await store.write((tx) => removeParticipant(tx, { session: id, member: nobody.id! }, 1));
    expect(await say(ask(), bot, 1)).toMatch(ANSWER);
  });

  it('is held and freed at once in this process and in another', async () => {
    const other = await openKept({ store });
    const both = [bot, other];
    for (const each of both) expect(await say(ask(), each)).toMatch(ANSWER);
    const session = await begin({ anonymous: true });
    // Each has read a moment ago that there is none.
    for (const each of both) expect(await say(ask(), each, 999)).toMatch(ANSWER);
    for (const each of both) expect(await say(ask(), each, 1)).toBe(TOLD);
    await store.write((tx) => over(tx, session, 'cancel', { now: bot.clock.time, t }));
    for (const each of both) expect(await say(ask(), each, 0)).toMatch(ANSWER);
  });

  it('is asked about in the store only while there is such a quiz, which is looked for once a second', async () => {
    let reads = 0;
    const counting: Store = {
      ...store,
      read: (work) => ((reads += 1), store.read(work)),
      within: () => counting,
    };
    const own = await openKept({ store: counting });
    const readsOf = async (later: number): Promise<number> => {
      const before = reads;
      await say({ ...inMessages(ask({ ...nobody, id: String((count += 1)) }), 1) }, own, later);
      return reads - before;
    };
    expect([await readsOf(0), await readsOf(0), await readsOf(999), await readsOf(1)]).toEqual([1, 0, 0, 1]);
    await begin();
    expect([await readsOf(1_000), await readsOf(0), await readsOf(0)]).toEqual([2, 1, 1]);
  });

  it('looks things up while the store is away, which is not asked about it again for a second', async () => {
    let reads = 0;
    const read = (): Promise<never> => {
      reads += 1;
      return Promise.reject(new StoreError('unreachable', {}));
    };
    await begin();
    const gone: Store = { ...store, read, within: () => gone };
    const own = await openKept({ store: gone });
    for (let i = 0; i < 3; i += 1) expect(await say(inMessages(ask(), 1), own, 0)).toMatch(ANSWER);
    expect(reads).toBe(1);
  });
});
