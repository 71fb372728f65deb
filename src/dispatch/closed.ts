import type { Log } from '../model/log.ts';
import { closedBooks, takesPart, type ClosedBook } from '../store/quiz-closed.ts';
import type { Store } from '../store/store.ts';

/** How long the list of such quizzes is taken as it is, in milliseconds: another process may have opened one. */
const FRESH_MS = 1_000;

/** The live quizzes during which their members look nothing up. */
export interface ClosedBooks {
  /** Whether a member takes part in one: at once while there is none. @param store for who waits for the answer */
  hold(member: string, store: Store): boolean | Promise<boolean>;
}

/**
 * Remembers for a moment which such quizzes there are: only while there is one, the store is asked about each member. When it
 * cannot tell, look-ups go on. An outage must not take them from everybody, and a quiz stands still in it too: what members
 * press is not kept then.
 * @param now epoch milliseconds
 */
export function createClosedBooks(store: Store, now: () => number, log: Log): ClosedBooks {
  let books: readonly ClosedBook[] | Promise<readonly ClosedBook[]> = [];
  let readAt = Number.NEGATIVE_INFINITY;
  const away = (error: unknown): void =>
    log.warn({ error }, 'who takes part in a quiz could not be read: look-ups go on meanwhile');

  function current(): typeof books {
    if (readAt + FRESH_MS > now()) return books;
    readAt = now();
    const reading = store
      .read(closedBooks)
      .catch((error: unknown) => {
        away(error);
        return [];
      })
      .then((found) => (books = found));
    books = reading;
    return reading;
  }

  const ask = (member: string, all: readonly ClosedBook[], asking: Store): Promise<boolean> =>
    asking
      .read((tx) => takesPart(tx, member, all))
      .catch((error: unknown) => {
        away(error);
        return false;
      });

  return {
    hold(member, asking) {
      const all = current();
      if (all instanceof Promise) return all.then((found) => found.length > 0 && ask(member, found, asking));
      return all.length > 0 && ask(member, all, asking);
    },
  };
}
