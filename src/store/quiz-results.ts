import type { Challenge } from '../model/session.ts';
import type { Tx } from './store.ts';

/** What names a challenge: a member has one of a question. */
export type ChallengePlace = Pick<Challenge, 'session' | 'number' | 'member'>;

type Made = Pick<Challenge, 'session' | 'guild' | 'number' | 'member' | 'text' | 'madeAt'>;

/** Files a challenge. @returns false where the member has made one of this question already: that one stays */
export async function challenge(tx: Tx, { madeAt, ...made }: Made): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('quiz_challenge')
    .values({ ...made, made_at: madeAt, decision: null, reply: null, decided_by: null, decided_at: null })
    .onConflict((conflict) => conflict.columns(['session', 'number', 'member']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The challenges of a session by question, the oldest first. */
export async function challengesIn(tx: Tx, session: string): Promise<Challenge[]> {
  const rows = await tx
    .selectFrom('quiz_challenge')
    .selectAll()
    .where('session', '=', session)
    .orderBy('number')
    .orderBy('made_at')
    .orderBy('member')
    .execute();
  return rows.map(({ made_at, decision, reply, decided_by, decided_at, ...row }) => ({
    ...row,
    madeAt: made_at,
    ...(decision !== null && { decision: decision as NonNullable<Challenge['decision']> }),
    ...(reply !== null && { reply }),
    ...(decided_by !== null && { decidedBy: decided_by }),
    ...(decided_at !== null && { decidedAt: decided_at }),
  }));
}

/** Decides on a challenge. @returns false when it is decided already, or not there */
export async function decideChallenge(
  tx: Tx,
  { session, number, member }: ChallengePlace,
  {
    decision,
    reply,
    by,
    at,
  }: Pick<Required<Challenge>, 'decision'> & {
    readonly reply?: string;
    readonly by: string;
    readonly at: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('quiz_challenge')
    .set({ decision, reply: reply ?? null, decided_by: by, decided_at: at })
    .where('session', '=', session)
    .where('number', '=', number)
    .where('member', '=', member)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Opens a challenge anew that was accepted at this moment. @returns false when it was not */
export async function reopenChallenge(
  tx: Tx,
  { session, number, member }: ChallengePlace,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('quiz_challenge')
    .set({ decision: null, reply: null, decided_by: null, decided_at: null })
    .where('session', '=', session)
    .where('number', '=', number)
    .where('member', '=', member)
    .where('decision', '=', 'accepted')
    .where('decided_at', '=', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
