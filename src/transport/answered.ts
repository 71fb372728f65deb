import type { Callback } from '../interaction.ts';

/** Discord repeats a request within seconds. Ten times as many answers made the collector of garbage cost as much as answering. */
const LIMIT = 1_000;
/** The life of an interaction's token: after it a repeat is of no use to anybody. */
const KEEP_MS = 15 * 60_000;
/** What the files of remembered answers may hold together, in bytes: a hundred pictures, or one large table. */
const FILE_BYTES = 4 * 2 ** 20;

/** Remembers the answer to each interaction, so that a request that Discord repeats has its effect once. */
export interface Answered {
  /** Runs `answer` for a new id; a known one gets the promise of the first time. */
  once(id: string, answer: () => Promise<Callback>): Promise<Callback>;
}

/** @param now milliseconds since 1970 */
export function openAnswered(now: () => number): Answered {
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<Callback> }>();

  const withFiles: { readonly id: string; readonly bytes: number }[] = [];
  let held = 0;
  const lighten = (id: string, { files = [] }: Callback): void => {
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (bytes > 0) withFiles.push({ id, bytes });
    held += bytes;
    // The newest stays, however large it is.
    while (held > FILE_BYTES && withFiles.length > 1) {
      const oldest = withFiles.shift()!;
      held -= oldest.bytes;
      answers.delete(oldest.id);
    }
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
