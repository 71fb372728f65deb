import type { Session, SessionQuestion } from '../model/session.ts';
import { questionFrom, sessionFrom } from './quiz-sessions.ts';
import type { Tx } from './store.ts';

/** How a member stands to a question: all that a press needs to know. */
export interface Seat {
  readonly session: Session;
  readonly question: SessionQuestion | undefined;
  /** Time of their own, percent; -1 for no limit. */
  readonly percent: number | undefined;
  /** Whether they take part; `removed` when the host has taken them out. */
  readonly taking: 'part' | 'no part' | 'removed';
}

/**
 * Reads it in one statement, since a class presses within seconds.
 * @param member the name under which answers are kept
 */
export async function seatOf(tx: Tx, session: string, number: number, member: string): Promise<Seat | undefined> {
  const row = await tx
    .selectFrom('quiz_session as s')
    .leftJoin('quiz_question as q', (join) => join.onRef('q.session', '=', 's.id').on('q.number', '=', number))
    .leftJoin('accommodation as a', (join) => join.onRef('a.session', '=', 's.id').on('a.member', '=', member))
    .leftJoin('quiz_participant as p', (join) => join.onRef('p.session', '=', 's.id').on('p.member', '=', member))
    .selectAll('s')
    .select(['q.served', 'q.posted_at', 'q.closes_at', 'q.added_ms', 'q.left_ms', 'q.shown', 'q.edited_at', 'q.ruling'])
    .select(['q.state as q_state', 'q.message as q_message', 'a.percent', 'p.joined_at', 'p.removed_at'])
    .where('s.id', '=', session)
    .executeTakeFirst();
  if (!row) return undefined;
  const { q_state: state, q_message: message, percent } = row;
  const asked = { ...row, session, number, state, message } as Parameters<typeof questionFrom>[0];
  return {
    session: sessionFrom(row),
    question: state === null ? undefined : questionFrom(asked),
    percent: percent ?? undefined,
    taking: row.joined_at === null ? 'no part' : row.removed_at === null ? 'part' : 'removed',
  };
}
