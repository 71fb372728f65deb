/** What must not be begun now: anything in a channel, or one thing in it, as `CHANNEL DOES`. */
export interface Gates {
  /** Closes for so many milliseconds; without them until it is shut anew. One that is shut for longer stays so. */
  shut(name: string, ms?: number): void;
  names(): string[];
  close(): void;
}

/** Timers take no more. */
const LONGEST_MS = 2 ** 31 - 1;

/** @param opened called whenever one opens */
export function openGates(opened: () => void): Gates {
  const shut = new Map<string, { readonly until: number; readonly timer: NodeJS.Timeout | undefined }>();
  return {
    shut(name, ms = Infinity) {
      const until = performance.now() + ms;
      const before = shut.get(name);
      if (before && before.until > until && before.timer) return;
      clearTimeout(before?.timer);
      const open = (): void => {
        shut.delete(name);
        opened();
      };
      shut.set(name, { until, timer: ms <= LONGEST_MS ? setTimeout(open, ms) : undefined });
    },
    names: () => [...shut.keys()],
    close() {
      for (const { timer } of shut.values()) clearTimeout(timer);
    },
  };
}
