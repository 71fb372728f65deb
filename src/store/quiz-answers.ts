import type { Response, Score } from '../model/session.ts';
import type { Tx } from './store.ts';

interface Place {
  readonly session: string;
  readonly guild: string;
  readonly member: string;
}

/** Lets a member take part. @returns false where the host has taken them out */
export async function join(tx: Tx, { session, guild, member }: Place, now: number): Promise<boolean> {
  const there = await participation(tx, session, member);
  if (there) return there.removed_at === null;
  await tx
    .insertInto('quiz_participant')
    .values({ session, guild, member, joined_at: now, removed_at: null })
    .onConflict((conflict) => conflict.columns(['session', 'member']).doNothing())
    .execute();
  return true;
}

const participation = (tx: Tx, session: string, member: string) =>
  tx
    .selectFrom('quiz_participant')
    .select('removed_at')
    .where('session', '=', session)
    .where('member', '=', member)
    .executeTakeFirst();

/** Who takes part, in the order in which they joined. */
export async function participantsOf(tx: Tx, session: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('quiz_participant')
    .select('member')
    .where('session', '=', session)
    .where('removed_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('member')
    .execute();
  return rows.map(({ member }) => member);
}

export async function countParticipants(tx: Tx, session: string): Promise<number> {
  const { n } = await tx
    .selectFrom('quiz_participant')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('session', '=', session)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Takes a member out of a session, with all that they answered in it. */
export async function removeParticipant(tx: Tx, { session, member }: Omit<Place, 'guild'>, now: number): Promise<void> {
  await tx
    .updateTable('quiz_participant')
    .set({ removed_at: now })
    .where('session', '=', session)
    .where('member', '=', member)
    .execute();
  await tx.deleteFrom('quiz_response').where('session', '=', session).where('member', '=', member).execute();
  await tx.deleteFrom('quiz_score').where('session', '=', session).where('member', '=', member).execute();
}

/** Keeps responses to one question; of a member the newest press counts, in whatever order they arrive. */
export async function respond(tx: Tx, responses: readonly Response[], now: number): Promise<void> {
  // One statement may not write a row twice.
  const newest = new Map<string, Response>();
  for (const response of responses)
    if (response.press >= (newest.get(response.member)?.press ?? '')) newest.set(response.member, response);
  if (newest.size === 0) return;
  await tx
    .insertInto('quiz_response')
    .values([...newest.values()].map((response) => ({ ...response, made_at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['session', 'number', 'member'])
        .doUpdateSet(({ ref }) => ({
          press: ref('excluded.press'),
          answer: ref('excluded.answer'),
          ms: ref('excluded.ms'),
          made_at: ref('excluded.made_at'),
        }))
        .whereRef('quiz_response.press', '<', 'excluded.press'),
    )
    .execute();
}

export async function responsesTo(tx: Tx, session: string, number: number): Promise<Response[]> {
  return tx
    .selectFrom('quiz_response')
    .select(['session', 'guild', 'number', 'member', 'press', 'answer', 'ms'])
    .where('session', '=', session)
    .where('number', '=', number)
    .orderBy('member')
    .execute();
}

/** All responses of a session, or those of one member. */
export async function responsesIn(tx: Tx, session: string, member?: string): Promise<Response[]> {
  let rows = tx
    .selectFrom('quiz_response')
    .select(['session', 'guild', 'number', 'member', 'press', 'answer', 'ms'])
    .where('session', '=', session);
  if (member !== undefined) rows = rows.where('member', '=', member);
  return rows.orderBy('number').orderBy('member').execute();
}

export async function countResponses(tx: Tx, session: string, number: number): Promise<number> {
  const { n } = await tx
    .selectFrom('quiz_response')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('session', '=', session)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Rows of one statement: each has some columns, and databases take so many values at once. */
const ROWS = 500;

/** Puts the scores of a question in the place of those that were there. */
export async function writeScores(
  tx: Tx,
  { session, guild, number }: { readonly session: string; readonly guild: string; readonly number: number },
  scores: readonly Omit<Score, 'number'>[],
): Promise<void> {
  await tx.deleteFrom('quiz_score').where('session', '=', session).where('number', '=', number).execute();
  for (let i = 0; i < scores.length; i += ROWS) {
    const rows = scores
      .slice(i, i + ROWS)
      .map(({ member, correct, ms }) => ({ session, guild, number, member, correct: correct ? 1 : 0, ms }));
    await tx.insertInto('quiz_score').values(rows).execute();
  }
}

/** All scores of a session, or those of one member. */
export async function scoresIn(tx: Tx, session: string, member?: string): Promise<Score[]> {
  let rows = tx.selectFrom('quiz_score').select(['member', 'number', 'correct', 'ms']).where('session', '=', session);
  if (member !== undefined) rows = rows.where('member', '=', member);
  const all = await rows.orderBy('number').orderBy('member').execute();
  return all.map(({ correct, ...score }) => ({ ...score, correct: correct === 1 }));
}

// ---- time of one's own

/** Who has time of their own: percent beside the others', -1 for no limit. */
export async function accommodationsIn(
  tx: Tx,
  session: string,
): Promise<{ readonly member: string; readonly percent: number }[]> {
  return tx
    .selectFrom('accommodation')
    .select(['member', 'percent'])
    .where('session', '=', session)
    .orderBy('member')
    .execute();
}

/** @param percent 0 takes it away */
export async function accommodate(tx: Tx, { session, guild, member }: Place, percent: number): Promise<void> {
  await tx.deleteFrom('accommodation').where('session', '=', session).where('member', '=', member).execute();
  if (percent === 0) return;
  await tx.insertInto('accommodation').values({ session, guild, member, percent }).execute();
}

/** When a session is over nobody may know who had it. */
export async function forgetAccommodations(tx: Tx, session: string): Promise<void> {
  await tx.deleteFrom('accommodation').where('session', '=', session).execute();
}
