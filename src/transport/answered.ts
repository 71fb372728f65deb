import type { Callback } from '../interaction.ts';

/** Discord repeats a request within seconds. Ten times as many answers made the collector of garbage cost as much as answering. */
const LIMIT = 1_000;
/** The life of an interaction's token: after it a repeat is of no use to anybody. */
const KEEP_MS = 15 * 60_000;
/** Bytes of files that are remembered, all in all: hundreds of answers with a picture, ten of the largest exports. */
const BYTES = 16 * 1024 * 1024;

/** Remembers the answer to each interaction, so that a request that Discord repeats has its effect once. */
export interface Answered {
  /** Runs `answer` for a new id; a known one gets the promise of the first time. */
  once(id: string, answer: () => Promise<Callback>): Promise<Callback>;
}

/** @param now milliseconds since 1970 */
export function openAnswered(now: () => number): Answered {
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<Callback> }>();
  /** Of answers with files, in the order in which they were given. */
  const sizes = new Map<string, number>();
  let held = 0;

  const forget = (id: string): void => {
    answers.delete(id);
    held -= sizes.get(id) ?? 0;
    sizes.delete(id);
  };
  // A Map keeps the order of insertion, so the oldest come first.
  const weigh = (id: string, { files = [] }: Callback): void => {
    if (files.length === 0 || !answers.has(id)) return;
    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    sizes.set(id, size);
    held += size;
    for (const oldest of sizes.keys()) {
      if (held <= BYTES) return;
      forget(oldest);
    }
  };
  const forgetOld = (): void => {
    for (const [id, { at }] of answers) {
      if (answers.size < LIMIT && now() - at < KEEP_MS) return;
      forget(id);
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
        (callback) => weigh(id, callback),
        () => answers.delete(id),
      );
      return first;
    },
  };
}
