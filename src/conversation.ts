import type { Question } from './model/question.ts';

/** How long one may go on from a question, in milliseconds. */
const MINUTES_10 = 10 * 60_000;

/** Conversations remembered at once; the one untouched for longest is forgotten first. */
const CONVERSATIONS = 5_000;

/** The last question of each member in each channel, understood: kept in memory alone, and for ten minutes. */
export interface Conversations {
  last(key: string): Question | undefined;
  keep(key: string, question: Question): void;
}

/** @param now epoch milliseconds */
export function createConversations(now: () => number): Conversations {
  const asked = new Map<string, { readonly question: Question; readonly at: number }>();
  return {
    last(key) {
      const found = asked.get(key);
      if (found && found.at + MINUTES_10 > now()) return found.question;
      asked.delete(key);
      return undefined;
    },
    keep(key, question) {
      asked.delete(key);
      asked.set(key, { question, at: now() });
      // Whoever is forgotten for want of room has waited longest; those of more than ten minutes go first.
      for (const [other, { at }] of asked) {
        if (asked.size <= CONVERSATIONS && at + MINUTES_10 > now()) break;
        asked.delete(other);
      }
    },
  };
}
