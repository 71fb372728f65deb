import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../src/model/quiz.ts';
import { isRight } from '../../src/quiz/grade.ts';
import { randomOf } from '../../src/quiz/random.ts';
import { join, respond, responsesIn, writeScores } from '../../src/store/quiz-answers.ts';
import { foldSome, forgetSessions, forgetUnopened } from '../../src/store/quiz-retention.ts';
import { changeQuestion, changeSession, sessionOf } from '../../src/store/quiz-sessions.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { addDraft, cityItem, numberItem, orderItem } from '../sessions/made.ts';
import { databases, type Database } from '../store/databases.ts';
import { columnsOf } from './columns.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;
const TYPED = ['120', '129', '7', 'many', '<@80351110224678912>'];

/** The same item with its options the other way round, as in another session. */
const turned = (served: Served): Served => ({
  ...served,
  item: { ...served.item, options: served.item.options.toReversed() },
  key: { type: 'option', at: served.item.options.length - 1 - (served.key as { at: number }).at },
});
const ITEMS = [cityItem(1), numberItem, orderItem, cityItem(2)];

interface Counts {
  asked: number;
  answered: number;
  correct: number;
  answers: Record<string, number>;
}

describe.each(databases)('answers to quizzes, kept in $name', ({ create, openAt }) => {
  let database: Database;
  let stores: readonly [Store, Store];
  beforeAll(async () => {
    database = await create();
    // Two processes are two stores on one database.
    stores = [await openAt(database.address), await openAt(database.address)];
  }, 60_000);
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.remove();
  });

  /** What is expected of each item of the first server, counted one by one. */
  const expected = new Map<string, Counts>();
  function count({ item, key }: Served, answer: string | undefined): void {
    const own = expected.get(item.id) ?? { asked: 0, answered: 0, correct: 0, answers: {} };
    expected.set(item.id, own);
    if (answer === undefined) own.asked += 1;
    else {
      const right = isRight(key, answer);
      const said = item.form === 'choice' ? item.options[Number(answer)]!.value : right ? 'right' : 'other';
      own.answered += 1;
      own.correct += right ? 1 : 0;
      own.answers[said] = (own.answers[said] ?? 0) + 1;
    }
  }

  /** A session that ended; its last question was skipped. @param counted whether it is to be folded */
  async function addEnded(n: number, endedAt: number, counted: boolean): Promise<void> {
    const id = `session${n}`;
    const random = randomOf('fold', n, 0);
    const served = ITEMS.map((each) => (n % 2 === 0 && each.key.type === 'option' ? turned(each) : each));
    const place = { id, guild: '4000', channel: '1', hostBy: '2', createdAt: endedAt };
    const draft = await addDraft(stores[0], place, served);
    await stores[0].write(async (tx) => {
      await changeSession(tx, draft, { state: n % 3 === 0 ? 'cancelled' : 'ended', endedAt, message: '9', number: 4 });
      for (const [i, each] of served.entries()) {
        const state = i < 3 ? 'closed' : 'skipped';
        await changeQuestion(tx, { session: id, number: i + 1 }, { state });
        if (counted && state === 'closed') count(each, undefined);
        await answerAll(tx, id, i + 1, each, random);
      }
      if (!counted) return;
      for (const { number, answer } of await responsesIn(tx, id)) if (number < 4) count(served[number - 1]!, answer);
    });
  }

  async function answerAll(
    tx: Tx,
    session: string,
    number: number,
    { item, key }: Served,
    random: ReturnType<typeof randomOf>,
  ) {
    const scores = [];
    for (let i = 0; i < 12; i += 1) {
      const member = `80351110224678${100 + i}`;
      await join(tx, { session, guild: '4000', member }, NOON);
      const all = item.form === 'choice' ? ['0', '1', '2'] : item.form === 'order' ? ['2031', '0123'] : TYPED;
      const answer = random.shuffled(all)[0]!;
      const press = String(i).padStart(20, '0');
      if (i > 1) await respond(tx, [{ session, guild: '4000', number, member, press, answer, ms: i }], NOON);
      if (i > 1) scores.push({ member, correct: isRight(key, answer), ms: i });
    }
    await writeScores(tx, { session, guild: '4000', number }, scores);
  }

  const stats = async (): Promise<Record<string, Counts>> => {
    const rows = await stores[0].read((tx) => tx.selectFrom('item_stat').selectAll().execute());
    return Object.fromEntries(
      rows.map(({ item, answers, asked, answered, correct }) => [
        item,
        { asked, answered, correct, answers: JSON.parse(answers) as Record<string, number> },
      ]),
    );
  };
  const rowsOf = async (session: string): Promise<Record<string, number>> => {
    const tables = (await columnsOf(stores[0])).flatMap(({ table, column }) => (column === 'session' ? table : []));
    const counts = tables.map(async (table) => {
      const rows = stores[0].read((tx) =>
        tx
          .selectFrom(table as 'quiz_score')
          .select('session')
          .where('session', '=', session)
          .execute(),
      );
      return [table, (await rows).length] as const;
    });
    return Object.fromEntries((await Promise.all(counts)).filter(([, n]) => n > 0));
  };
  const foldAll = async (store: Store): Promise<void> => {
    while (await store.write((tx) => foldSome(tx, NOON - 30 * DAY)));
  };

  it('become counters without members after 30 days, each once, whoever does it and however often', async () => {
    for (let n = 0; n < 6; n += 1) await addEnded(n, NOON - 31 * DAY - n, true);
    await addEnded(6, NOON - 30 * DAY, false);
    const later = await rowsOf('session6');
    await Promise.all(stores.map(foldAll));
    await foldAll(stores[1]);
    expect(await stats()).toEqual(Object.fromEntries(expected));
    expect(JSON.stringify(await stats())).not.toMatch(/803511|many/);
    for (let n = 0; n < 6; n += 1) {
      expect(await stores[0].read((tx) => sessionOf(tx, `session${n}`))).toMatchObject({ state: 'archived', rev: 2 });
      expect(await rowsOf(`session${n}`)).toEqual({ quiz_question: 4, quiz_score: 40 });
    }
    expect(await rowsOf('session6')).toEqual(later);
    expect(later).toEqual({ quiz_participant: 12, quiz_question: 4, quiz_response: 40, quiz_score: 40 });
  });

  it('leave their scores and the session for 180 days', async () => {
    const forget = (before: number): Promise<boolean> => stores[0].write((tx) => forgetSessions(tx, before));
    await forget(NOON - 31 * DAY - 5);
    expect(await rowsOf('session5')).toEqual({ quiz_question: 4, quiz_score: 40 });
    await forget(NOON);
    for (let n = 0; n < 6; n += 1) {
      expect(await rowsOf(`session${n}`)).toEqual({});
      expect(await stores[0].read((tx) => sessionOf(tx, `session${n}`))).toBeUndefined();
    }
    // One that was not folded yet stays, whatever its age.
    expect((await rowsOf('session6'))['quiz_response']).toBe(40);
    expect(await stats()).toEqual(Object.fromEntries(expected));
  });

  it('are not kept from being folded by a question that does not read any more', async () => {
    await stores[0].write((tx) =>
      tx
        .updateTable('quiz_question')
        .set({ served: '{}' })
        .where('session', '=', 'session6')
        .where('number', '=', 1)
        .execute(),
    );
    expect(await stores[0].write((tx) => foldSome(tx, NOON))).toBe(true);
    expect(await stores[0].write((tx) => foldSome(tx, NOON))).toBe(false);
    expect((await stats())['item0001']!.asked).toBe(6);
    expect((await stats())['number01']!.asked).toBe(7);
  });

  it('are never there for a draft, which goes after a day', async () => {
    const place = { id: 'draft1', guild: '4000', channel: '1', hostBy: '2', createdAt: NOON };
    await addDraft(stores[0], place, ITEMS);
    const given = await addDraft(stores[0], { ...place, id: 'draft2' }, ITEMS);
    await stores[0].write((tx) => changeSession(tx, given, { state: 'cancelled', endedAt: NOON }));
    const lobby = await addDraft(stores[0], { ...place, id: 'lobby1' }, ITEMS);
    await stores[0].write((tx) => changeSession(tx, lobby, { state: 'cancelled', endedAt: NOON, message: '9' }));
    await stores[0].write((tx) => forgetUnopened(tx, NOON));
    expect(await rowsOf('draft1')).toEqual({ quiz_question: 4 });
    await stores[0].write((tx) => forgetUnopened(tx, NOON + 1));
    expect([await rowsOf('draft1'), await rowsOf('draft2')]).toEqual([{}, {}]);
    expect(await rowsOf('lobby1')).toEqual({ quiz_question: 4 });
  });
});
