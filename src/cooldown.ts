/** How often something may be done: `count` times in any stretch of `ms` milliseconds. */
interface Limit {
  readonly count: number;
  readonly ms: number;
}

/** Takes one turn for a key; gives the moment (epoch ms) from which the next one is free when there is none left. */
type Take = (key: string) => number | undefined;

/** Keys remembered at once; the one unused for longest is forgotten first, which only ever errs in its favour. */
const KEYS = 10_000;

function createLimit({ count, ms }: Limit, now: () => number): Take {
  const turns = new Map<string, readonly number[]>();
  return (key) => {
    const time = now();
    const recent = (turns.get(key) ?? []).filter((turn) => turn > time - ms);
    turns.delete(key);
    turns.set(key, recent.length < count ? [...recent, time] : recent);
    if (turns.size > KEYS) turns.delete(turns.keys().next().value!);
    return recent.length < count ? undefined : recent[0]! + ms;
  };
}

/** What keeps one member from flooding a channel. Nothing of it lasts: a restart begins anew. */
export interface Cooldowns {
  /** A member's look-ups: 5 in 20 s. */
  readonly lookUp: Take;
  /** A channel's public answers: 10 in a minute; beyond that they are private. */
  readonly post: Take;
  /** A member's shares: one in 30 s. */
  readonly share: Take;
  /** A member's suggestions while typing: 10 in a second; beyond that they are empty. */
  readonly suggest: Take;
}

/** Fresh cooldowns over a clock of epoch milliseconds. */
export const createCooldowns = (now: () => number): Cooldowns => ({
  lookUp: createLimit({ count: 5, ms: 20_000 }, now),
  post: createLimit({ count: 10, ms: 60_000 }, now),
  share: createLimit({ count: 1, ms: 30_000 }, now),
  suggest: createLimit({ count: 10, ms: 1_000 }, now),
});
