/** What is under way of one sort, of which only so much is at once. */
export interface Hands {
  readonly free: () => number;
  readonly busy: ReadonlySet<Promise<void>>;
  begin(task: Promise<void>, key?: string): void;
}

/** @param ended called when something is done, with its key */
export function openHands(most: number, ended: (key: string) => void): Hands {
  const busy = new Set<Promise<void>>();
  return {
    free: () => most - busy.size,
    busy,
    begin(task, key = '') {
      const done = task.finally(() => {
        busy.delete(done);
        ended(key);
      });
      busy.add(done);
    },
  };
}
