import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { PICKED, Served } from '../model/quiz.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

const DAY = 86_400_000;

/** Every table with rows of a session, by its column `session`. */
const OF_SESSION = [
  'quiz_question',
  'quiz_participant',
  'quiz_response',
  'quiz_score',
  'accommodation',
  'quiz_challenge',
] as const satisfies (keyof Tables)[];

/** Sessions that are deleted in one transaction. */
const BATCH = 20;

type Which = (eb: ExpressionBuilder<Tables, 'quiz_session'>) => Expression<SqlBool>;

/** Deletes some of the sessions of which something is true, with all that is of them. @returns whether there may be more */
async function deleteSome(tx: Tx, which: Which): Promise<boolean> {
  const rows = await tx.selectFrom('quiz_session').select('id').where(which).limit(BATCH).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return false;
  for (const table of OF_SESSION)
    await sql`delete from ${sql.table(table)} where session in (${sql.join(ids)})`.execute(tx);
  await tx.deleteFrom('quiz_session').where('id', 'in', ids).execute();
  return ids.length === BATCH;
}

/**
 * Ends live sessions that nobody looks after: of servers that the bot has left, and those that did not move for a day, which
 * only a lost piece of due work can bring about. Nothing is said of it in their channels.
 */
export async function endAbandoned(tx: Tx, now: number): Promise<void> {
  const left = tx.selectFrom('guild').select('id').where('left_at', 'is not', null);
  await tx
    .updateTable('quiz_session')
    .set((eb) => ({
      state: 'cancelled',
      slot: null,
      secret: null,
      ended_at: now,
      changed_at: now,
      rev: eb('rev', '+', 1),
    }))
    .where('slot', 'is not', null)
    .where((eb) => eb.or([eb('changed_at', '<', now - DAY), eb('guild', 'in', left)]))
    .execute();
  const going = tx
    .selectFrom('quiz_session')
    .select('id')
    .where((eb) => eb.or([eb('slot', 'is not', null), eb('state', '=', 'draft')]));
  await tx.deleteFrom('accommodation').where('session', 'not in', going).execute();
}

/** Forgets drafts of before a moment that were never opened. @returns whether there may be more */
export const forgetUnopened = (tx: Tx, before: number): Promise<boolean> =>
  deleteSome(tx, (eb) => {
    const unopened = eb.and({ state: 'cancelled', number: 0 }).and('message', 'is', null);
    return eb('created_at', '<', before).and(eb.or([eb('state', '=', 'draft'), unopened]));
  });

/** Forgets sessions, with their scores, that ended before a moment and were folded. @returns whether there may be more */
export const forgetSessions = (tx: Tx, before: number): Promise<boolean> =>
  deleteSome(tx, (eb) => eb('state', '=', 'archived').and('ended_at', '<', before));

/**
 * Folds the responses to one session that ended before a moment into counters without members, and deletes them and who took
 * part. The session becomes `archived` in the same transaction, so that each is folded once, whoever tries.
 * @returns whether there may be more
 */
export async function foldSome(tx: Tx, before: number): Promise<boolean> {
  const session = await tx
    .selectFrom('quiz_session')
    .select(['id', 'guild'])
    .where('state', 'in', ['ended', 'cancelled'])
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirst();
  if (!session) return false;
  const { id, guild } = session;
  const given = await givenIn(tx, id);
  const questions = tx.selectFrom('quiz_question').select(['number', 'served']).where('session', '=', id);
  for (const { number, served } of await questions.where('state', '=', 'closed').execute())
    await count(
      tx,
      guild,
      served,
      given.filter((each) => each.number === number),
    );
  await tx.deleteFrom('quiz_response').where('session', '=', id).execute();
  await tx.deleteFrom('quiz_participant').where('session', '=', id).execute();
  await tx
    .updateTable('quiz_session')
    .set((eb) => ({ state: 'archived', rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return true;
}

/** An answer to a question, and how many gave it. */
interface Given {
  readonly number: number;
  readonly answer: string;
  readonly correct: boolean;
  readonly n: number;
}

async function givenIn(tx: Tx, session: string): Promise<Given[]> {
  const rows = await tx
    .selectFrom('quiz_response as response')
    .leftJoin('quiz_score as score', (join) =>
      join
        .onRef('score.session', '=', 'response.session')
        .onRef('score.number', '=', 'response.number')
        .onRef('score.member', '=', 'response.member'),
    )
    .select((eb) => ['response.number', 'response.answer', 'score.correct', eb.fn.countAll().as('n')])
    .where('response.session', '=', session)
    .groupBy(['response.number', 'response.answer', 'score.correct'])
    .execute();
  return rows.map(({ number, answer, correct, n }) => ({ number, answer, correct: correct === 1, n: Number(n) }));
}

const sum = (given: readonly Given[]): number => given.reduce((all, { n }) => all + n, 0);

/** Adds the answers to one question to the counters of its item. */
async function count(tx: Tx, guild: string, served: string, given: readonly Given[]): Promise<void> {
  // A question of another version that does not read any more keeps the rest from nothing.
  const { data } = Served.safeParse(JSON.parse(served));
  if (!data) return;
  const { item } = data;
  const stats = tx.selectFrom('item_stat').selectAll().where('guild', '=', guild).where('item', '=', item.id);
  const before = await stats.executeTakeFirst();
  const answers = new Map(Object.entries(before ? (JSON.parse(before.answers) as Record<string, number>) : {}));
  for (const each of given) {
    const said = saidIn(item, each);
    answers.set(said, (answers.get(said) ?? 0) + each.n);
  }
  const after = {
    asked: (before?.asked ?? 0) + 1,
    answered: (before?.answered ?? 0) + sum(given),
    correct: (before?.correct ?? 0) + sum(given.filter(({ correct }) => correct)),
    answers: JSON.stringify(Object.fromEntries(answers)),
  };
  await tx
    .insertInto('item_stat')
    .values({ guild, item: item.id, ...after })
    .onConflict((conflict) => conflict.columns(['guild', 'item']).doUpdateSet(after))
    .execute();
}

/** What is counted of an answer: the option, wherever it stood; of what was typed or put in order only whether it was right. */
function saidIn({ form, options }: Served['item'], { answer, correct }: Given): string {
  const value = PICKED.has(form) ? options[Number(answer)]?.value : undefined;
  return value ?? (correct ? 'right' : 'other');
}
