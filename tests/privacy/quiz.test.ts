import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { KeptCall } from '../../src/command.ts';
import { localeFor } from '../../src/locales/index.ts';
import { nameIn, NOBODY, type Session, type SessionSettings } from '../../src/model/session.ts';
import { exportHeld } from '../../src/privacy/export.ts';
import { askNext, asked, openLobby } from '../../src/sessions/ask.ts';
import { close } from '../../src/sessions/close.ts';
import { move } from '../../src/sessions/moves.ts';
import { over } from '../../src/sessions/over.ts';
import { boardOf, tallyOf } from '../../src/sessions/tally.ts';
import { eraseSome } from '../../src/store/erase.ts';
import { rowsOf } from '../../src/store/export.ts';
import { forgetMember, heldAbout } from '../../src/store/privacy.ts';
import { accommodate, countParticipants, join, respond, responsesTo, scoresIn } from '../../src/store/quiz-answers.ts';
import { challenge } from '../../src/store/quiz-results.ts';
import { endAbandoned } from '../../src/store/quiz-retention.ts';
import { questionOf, questionsOf, sessionOf } from '../../src/store/quiz-sessions.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { addDraft, cityItem, numberItem } from '../sessions/made.ts';
import { databases } from '../store/databases.ts';
import { addRow, columnsOf, placesOf, type Column } from './columns.ts';

const HOST = '80351110224678900';
const ANNA = '80351110224678912';
const BERTIL = '80351110224678913';
const NOON = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;
const t = localeFor('en');

describe.each(databases)('a member in a live quiz, kept in $name', ({ open }) => {
  let store: Store;
  let columns: readonly Column[];
  beforeAll(async () => {
    store = await open();
    columns = await columnsOf(store);
  }, 60_000);
  afterAll(() => store.close());
  beforeEach(() =>
    store.write(async (tx) => {
      for (const table of new Set(columns.map((each) => each.table)))
        await sql`delete from ${sql.table(table)}`.execute(tx);
    }),
  );

  const playing = { now: NOON, t };
  const now = async (id: string): Promise<Session> => (await store.read((tx) => sessionOf(tx, id)))!;

  /** A quiz at its second question, which is open; two members have answered both, and Anna all that can be done besides. */
  async function begin(id: string, settings: Partial<SessionSettings>, channel = id): Promise<Session> {
    const place = { id, guild: '4000', channel, hostBy: HOST, createdAt: NOON, settings };
    const draft = await addDraft(store, place, [cityItem(1), numberItem]);
    let session = (await store.write((tx) => openLobby(tx, draft, playing))) as Session;
    for (const number of [1, 2]) {
      session = (await store.write((tx) => askNext(tx, session, playing)))!;
      session = (await store.write((tx) => asked(tx, session, `${id}${number}`, NOON, playing)))!;
      await store.write((tx) => answerBoth(tx, session, number));
      if (number === 2) continue;
      session = (await store.write((tx) => close(tx, session, playing)))!;
      session = (await store.write((tx) => move(tx, session, 'reveal', playing)))!;
    }
    const own = { session: id, guild: '4000', member: nameIn(session, ANNA) };
    await store.write((tx) => accommodate(tx, own, 50));
    await store.write((tx) => challenge(tx, { ...own, number: 1, text: 'It was Oslo', madeAt: NOON }));
    return session;
  }
  async function answerBoth(tx: Tx, session: Session, number: number): Promise<void> {
    for (const [i, each] of [ANNA, BERTIL].entries()) {
      const place = { session: session.id, guild: '4000', member: nameIn(session, each) };
      await join(tx, place, NOON);
      await respond(tx, [{ ...place, number, press: String(i), answer: '1', ms: 5 }], NOON);
    }
  }
  const QUIZ = ['quiz_participant', 'quiz_response', 'quiz_score', 'accommodation', 'quiz_challenge'];
  const tables = async (member: string): Promise<string[]> =>
    (await store.read((tx) => heldAbout(tx, member))).map(({ table }) => table);

  it.each([false, true])('is told all and forgotten there at once (anonymous: %s)', async (anonymous) => {
    const { id } = await begin('a1', { anonymous });
    expect(await tables(ANNA)).toEqual(QUIZ);
    const told = JSON.stringify(await store.read((tx) => heldAbout(tx, ANNA)));
    expect(told).toContain('It was Oslo');
    const session = await now(id);
    expect(told).not.toContain(nameIn(session, BERTIL));

    await store.write((tx) => forgetMember(tx, ANNA));
    expect(await tables(ANNA)).toEqual([]);
    for (const name of [ANNA, nameIn(session, ANNA)]) expect(await placesOf(store, name)).toEqual([]);
    expect(await tables(BERTIL)).toEqual(QUIZ.slice(0, 3));

    await store.write((tx) => close(tx, session, playing));
    const questions = await store.read((tx) => questionsOf(tx, id));
    for (const question of questions) {
      const responses = await store.read((tx) => responsesTo(tx, id, question.number));
      expect(tallyOf(question, responses)).toMatchObject({ all: 1 });
    }
    const scores = await store.read((tx) => scoresIn(tx, id));
    const people = await store.read((tx) => countParticipants(tx, id));
    const board = boardOf(session, questions, scores, people);
    expect(board).toMatchObject({ people: 1, asked: 2, rows: [{ member: nameIn(session, BERTIL), right: 1 }] });
  });

  it('who hosts it is told so without its key, and nobody hosts it afterwards', async () => {
    const { id, secret, rev } = await begin('a1', { anonymous: true });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const held = await store.read((tx) => heldAbout(tx, HOST));
    expect(held).toMatchObject([
      // The message of the lobby names the host.
      { table: 'outbox' },
      { table: 'quiz_session', rows: [{ id, host_by: HOST, title: 'Fiji' }] },
    ]);
    expect(JSON.stringify(held)).not.toContain(secret);
    await store.write((tx) => forgetMember(tx, HOST));
    // Whoever has read it before must not write it back.
    expect(await now(id)).toMatchObject({ hostBy: NOBODY, rev: rev + 1, state: 'open' });
  });

  it('is given a file that says in words what was asked and answered', async () => {
    await begin('a1', { anonymous: true });
    const reply = await exportHeld({ t, store, member: { id: ANNA }, now: () => NOON } as KeptCall);
    const file = JSON.parse(Buffer.from(reply.files![0]!.bytes).toString()) as { tables: Record<string, object[]> };
    const question = 'In which city was mission number 1 of Fiji in Norway?';
    expect(file.tables['quiz_response']).toMatchObject([
      { number: 1, question, answer: 'B · Bergen', made_at: '2026-01-15T12:00:00.000Z' },
      { number: 2, answer: '1' },
    ]);
    expect(file.tables['quiz_score']).toMatchObject([{ number: 1, question, correct: 1 }]);
    expect(file.tables['quiz_challenge']).toMatchObject([{ number: 1, question, text: 'It was Oslo' }]);
  });

  it('is in an export of the server without time of their own and without the key', async () => {
    const { secret } = await begin('a1', { anonymous: true });
    const rows = await store.read((tx) => rowsOf(tx, '4000'));
    expect(rows.map(({ table }) => table)).toContain('quiz_response');
    expect(rows.map(({ table }) => table)).not.toContain('accommodation');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('has another code in each anonymous quiz', async () => {
    const names = [await begin('a1', { anonymous: true }), await begin('a2', { anonymous: true })].map((session) =>
      nameIn(session, ANNA),
    );
    expect(new Set([...names, ANNA]).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{24}$/);
  });

  const ends: readonly [string, (session: Session) => Promise<unknown>][] = [
    ['it is cancelled', (session) => store.write((tx) => over(tx, session, 'cancel', playing))],
    [
      'it is over',
      async (session) => {
        const closed = await store.write((tx) => close(tx, session, playing));
        const revealed = await store.write((tx) => move(tx, closed!, 'reveal', playing));
        await store.write((tx) => over(tx, revealed!, 'end', playing));
      },
    ],
    ['it did not move for a day', () => store.write((tx) => endAbandoned(tx, NOON + DAY + 1))],
    [
      'the bot has left its server',
      async () => {
        const row = { id: '4000', settings: '{}', rev: 0, changed_at: NOON, seen_at: NOON, left_at: NOON };
        await addRow(store, 'guild', row);
        await store.write((tx) => endAbandoned(tx, NOON));
      },
    ],
  ];
  it.each(ends)('who took part without a name is found nowhere any more once %s', async (_, end) => {
    const session = await begin('a1', { anonymous: true });
    const [anna, bertil] = [nameIn(session, ANNA), nameIn(session, BERTIL)];
    await end(session);
    const after = await now('a1');
    expect(['ended', 'cancelled']).toContain(after.state);
    expect(after.endedAt).toBeGreaterThanOrEqual(NOON);
    expect(after.secret).toBeUndefined();
    expect(await placesOf(store, session.secret!)).toEqual([]);
    for (const member of [ANNA, BERTIL]) {
      expect(await placesOf(store, member)).toEqual([]);
      expect(await tables(member)).toEqual([]);
    }
    // The answers stay, under codes to which nothing leads; what is looked for or kept under a name then is nobody's.
    expect((await placesOf(store, anna)).toSorted()).toEqual(
      ['quiz_challenge', 'quiz_participant', 'quiz_response', 'quiz_score'].map((table) => `${table}.member`),
    );
    expect(await placesOf(store, bertil)).toContain('quiz_response.member');
    expect(nameIn(after, ANNA)).toBe(NOBODY);
  });

  it('has no key left where a server is erased in the middle of it', async () => {
    const { secret } = await begin('a1', { anonymous: true });
    await addRow(store, 'guild', { id: '4000', settings: '{}', rev: 0, changed_at: 1, seen_at: 1, left_at: 1 });
    while (await store.write((tx) => eraseSome(tx, store.dialect, NOON)));
    expect(await placesOf(store, secret!)).toEqual([]);
    expect(await placesOf(store, 'a1')).toEqual([]);
  });

  it('is not ended while somebody looks after it', async () => {
    await begin('a1', {});
    await store.write((tx) => endAbandoned(tx, NOON + DAY));
    expect(await now('a1')).toMatchObject({ state: 'open' });
    expect(await store.read((tx) => questionOf(tx, 'a1', 2))).toMatchObject({ state: 'asked' });
    expect(await tables(ANNA)).toEqual(QUIZ);
  });
});
