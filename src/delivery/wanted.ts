/** Keys for which somebody waits until they are sent. */
export interface Wanted {
  keys(): string[];
  /** Something of a key has ended. */
  wake(key: string): void;
  /** Resolves when something of a key has ended, or after `ms` milliseconds. */
  next(key: string, ms: number): Promise<void>;
}

export function openWanted(): Wanted {
  const waiting = new Map<string, Set<() => void>>();
  return {
    keys: () => [...waiting.keys()],
    wake: (key) => waiting.get(key)?.forEach((wake) => wake()),
    async next(key, ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const others = waiting.get(key) ?? new Set();
      waiting.set(key, others.add(resolve));
      const timer = setTimeout(resolve, ms);
      await promise;
      clearTimeout(timer);
      others.delete(resolve);
      if (others.size === 0) waiting.delete(key);
    },
  };
}
