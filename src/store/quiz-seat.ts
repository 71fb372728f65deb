import type { Session, SessionQuestion } from '../model/session.ts';
import { questionFrom, sessionFrom } from './quiz-sessions.ts';
import type { Tx } from './store.ts';

/** A session, and the question of this number in it, in one statement: a class presses within seconds. */
export async function sessionAt(
  tx: Tx,
  id: string,
  number: number,
): Promise<{ readonly session: Session; readonly question: SessionQuestion | undefined } | undefined> {
  const row = await tx
    .selectFrom('quiz_session as s')
    .leftJoin('quiz_question as q', (join) => join.onRef('q.session', '=', 's.id').on('q.number', '=', number))
    .selectAll('s')
    .select(['q.served', 'q.posted_at', 'q.closes_at', 'q.added_ms', 'q.left_ms', 'q.shown', 'q.edited_at', 'q.ruling'])
    .select(['q.state as q_state', 'q.message as q_message'])
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { q_state: state, q_message: message } = row;
  const asked = { ...row, session: id, number, state, message } as Parameters<typeof questionFrom>[0];
  return { session: sessionFrom(row), question: state === null ? undefined : questionFrom(asked) };
}

/** How a member stands to a session. */
export interface Seat {
  /** Time of their own, percent; -1 for no limit. */
  readonly percent?: number;
  /** Whether they take part; `removed` when the host has taken them out. */
  readonly taking: 'part' | 'no part' | 'removed';
}

/** How members stand to a session, by the names under which their answers are kept. */
export async function seatsOf(tx: Tx, session: string, names: readonly string[]): Promise<(name: string) => Seat> {
  const own = tx
    .selectFrom('accommodation')
    .select(['member', 'percent'])
    .where('session', '=', session)
    .where('member', 'in', names);
  const present = tx
    .selectFrom('quiz_participant')
    .select(['member', 'removed_at'])
    .where('session', '=', session)
    .where('member', 'in', names);
  const [times, places] = await Promise.all([own.execute(), present.execute()]);
  const percents = new Map(times.map(({ member, percent }) => [member, percent]));
  const removed = new Map(places.map(({ member, removed_at }) => [member, removed_at !== null]));
  return (name) => {
    const percent = percents.get(name);
    const taking = removed.has(name) ? (removed.get(name) ? 'removed' : 'part') : 'no part';
    return { ...(percent !== undefined && { percent }), taking };
  };
}
