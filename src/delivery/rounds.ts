import type { Log } from '../model/log.ts';

/** Something that is done again and again. */
export interface Rounds {
  /** Makes one begin at once; when one is under way, the next follows it. */
  wake(): void;
  /** No round begins any more. Resolves when none is under way. */
  close(): Promise<void>;
}

/** What is due now may be taken by somebody else, who is not to be asked again and again. */
const LEAST_MS = 100;
/** How long at most it waits after a round that failed. */
const LONGEST_MS = 30_000;

/**
 * Makes rounds until it is closed.
 * @param round resolves to the milliseconds after which the next is wanted, if that is sooner than `every`
 * @param every milliseconds between two, more or less, so that processes do not meet at the store; more after failures
 */
export function openRounds(parts: {
  readonly round: () => Promise<number>;
  readonly every: number;
  readonly log: Log;
}): Rounds {
  const { round, every, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let failures = 0;
  let wanted = Infinity;

  async function one(): Promise<void> {
    try {
      wanted = await round();
      if (failures > 0) log.info({ failures }, 'the store is there again: sending goes on');
      failures = 0;
    } catch (error) {
      failures += 1;
      wanted = Infinity;
      again = false;
      if (failures === 1) log.warn({ error }, 'the store is away: nothing is sent and nothing that is due is done');
    }
  }
  const usual = (): number => Math.min(every * 2 ** failures, Math.max(every, LONGEST_MS)) * (0.75 + Math.random() / 2);
  const pause = (): number => Math.min(usual(), Math.max(LEAST_MS, wanted));
  async function run(): Promise<void> {
    again = false;
    await one();
    running = undefined;
    if (closed) return;
    if (again) start();
    else timer = setTimeout(start, pause());
  }
  const start = (): void => {
    clearTimeout(timer);
    running = run();
  };
  timer = setTimeout(start, 0);
  return {
    wake() {
      if (closed || failures > 0) return;
      if (running) again = true;
      else start();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
