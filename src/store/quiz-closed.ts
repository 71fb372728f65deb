import { nameIn, SessionSettings, type Session } from '../model/session.ts';
import type { Tx } from './store.ts';

/** A live session whose members look nothing up until it is over. */
export type ClosedBook = Pick<Session, 'id' | 'secret' | 'settings'>;

/** All such sessions, of all servers. */
export async function closedBooks(tx: Tx): Promise<ClosedBook[]> {
  const live = tx.selectFrom('quiz_session').select(['id', 'secret', 'settings']).where('slot', 'is not', null);
  return (await live.execute())
    .map(({ id, secret, settings }) => ({
      id,
      settings: SessionSettings.parse(JSON.parse(settings)),
      ...(secret !== null && { secret }),
    }))
    .filter(({ settings: { mode, openBook } }) => mode === 'secure' && !openBook);
}

/** Whether a member takes part in one of these sessions that is not over meanwhile, and was not taken out of it. */
export async function takesPart(tx: Tx, member: string, books: readonly ClosedBook[]): Promise<boolean> {
  const row = await tx
    .selectFrom('quiz_participant as participant')
    .innerJoin('quiz_session as session', 'session.id', 'participant.session')
    .select('session.id')
    .where('participant.member', 'in', [...new Set(books.map((book) => nameIn(book, member)))])
    .where(
      'participant.session',
      'in',
      books.map(({ id }) => id),
    )
    .where('participant.removed_at', 'is', null)
    .where('session.slot', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
