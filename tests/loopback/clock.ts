/** Discord's first millisecond: snowflakes count from here. */
const DISCORD_EPOCH = 1_420_070_400_000;

export interface Clock {
  /** Epoch milliseconds. Stands still until it is advanced. */
  readonly now: () => number;
  /** Moves on, and calls in order what falls due on the way. */
  readonly advance: (ms: number) => void;
  /** Calls something once, when the clock gets past a moment. */
  readonly after: (ms: number, call: () => void) => void;
  /** A new id that carries the clock's time, as Discord's ids do. */
  readonly snowflake: () => string;
}

/** A clock that only a test moves. @param start epoch milliseconds */
export function openClock(start: number): Clock {
  let time = start;
  let count = 0n;
  let due: { readonly at: number; readonly call: () => void }[] = [];
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
      const ripe = due.filter(({ at }) => at < time).toSorted((a, b) => a.at - b.at);
      due = due.filter(({ at }) => at >= time);
      for (const { call } of ripe) call();
    },
    after: (ms, call) => void due.push({ at: time + ms, call }),
    // 22 bits hold the count; ids of one loopback stay unique while fewer than four million are made in a millisecond.
    snowflake: () => String((BigInt(time - DISCORD_EPOCH) << 22n) | count++),
  };
}
