import type { Log } from '../model/log.ts';
import { gapOf } from '../model/review.ts';
import type { Reply } from '../reply/blocks.ts';
import { countGap } from '../store/gaps.ts';
import type { Store } from '../store/store.ts';

/** How long refusals are counted in memory before they are written, in milliseconds. */
const FLUSH_MS = 5_000;
/** Different gaps that are counted at once; what is more is not counted. */
const GAPS = 10_000;

/** Counts what could not be answered, without keeping an answer waiting. */
export interface GapCounter {
  /** Counts a refusal in a server by what was understood of the question; what no document could answer is not counted. */
  refused(guild: string, reply: Reply): void;
  /** Writes what was counted; what cannot be written is lost. */
  flush(): Promise<void>;
}

export function createGapCounter(parts: {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
}): GapCounter {
  const { store, log, now } = parts;
  let counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counted = counts;
    counts = new Map();
    if (counted.size === 0) return;
    await store
      .write(async (tx) => {
        for (const [key, count] of counted) {
          const [guild, pair, kind] = key.split(' ') as [string, string, string];
          await countGap(tx, { guild, pair, kind }, count, now());
        }
      })
      .catch((error: unknown) => log.warn({ error, gaps: counted.size }, 'counts of refusals are lost'));
  }
  return {
    refused(guild, { outcome, context }) {
      if (outcome?.status !== 'refused' || outcome.reason === 'out-of-scope' || !context) return;
      const { pair, kind } = gapOf(context);
      const key = [guild, pair, kind].join(' ');
      if (counts.size >= GAPS && !counts.has(key)) return;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
  };
}
