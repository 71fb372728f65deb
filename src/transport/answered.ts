import type { Callback } from '../interaction.ts';

/** Discord repeats a request within seconds. Ten times as many answers made the collector of garbage cost as much as answering. */
const LIMIT = 1_000;
/** The life of an interaction's token: after it a repeat is of no use to anybody. */
const KEEP_MS = 15 * 60_000;
/** Answers with files that are remembered: each may be as large as thousands of others. */
const WITH_FILES = 10;

/** Remembers the answer to each interaction, so that a request that Discord repeats has its effect once. */
export interface Answered {
  /** Runs `answer` for a new id; a known one gets the promise of the first time. */
  once(id: string, answer: () => Promise<Callback>): Promise<Callback>;
}

/** @param now milliseconds since 1970 */
export function openAnswered(now: () => number): Answered {
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<Callback> }>();

  const withFiles: string[] = [];
  const lighten = (id: string, { files }: Callback): void => {
    if (files && withFiles.push(id) > WITH_FILES) answers.delete(withFiles.shift()!);
  };

  // A Map keeps the order of insertion, so the oldest come first.
  const forgetOld = (): void => {
    for (const [id, { at }] of answers) {
      if (answers.size < LIMIT && now() - at < KEEP_MS) return;
      answers.delete(id);
    }
  };

  return {
    once(id, answer) {
      forgetOld();
      const known = answers.get(id);
      if (known) return known.answer;
      const first = answer();
      answers.set(id, { at: now(), answer: first });
      first.then(
        (callback) => lighten(id, callback),
        () => answers.delete(id),
      );
      return first;
    },
  };
}
