/** One of several that are done together, and who waits for what becomes of it. */
interface Waiting<T, R> {
  readonly one: T;
  readonly done: PromiseWithResolvers<R>;
}

/** The most that is done at once. */
const MOST = 100;

/**
 * Does what arrives under one key while something of it is under way together, as soon as that is done: a class that presses
 * at once is a few transactions and not hundreds, and nobody waits for more than one of them beside their own.
 * @param work does all of them; what it rejects with, all are told
 */
export function openTogether<T, R>(
  work: (all: readonly T[]) => Promise<readonly R[]>,
): (key: string, one: T) => Promise<R> {
  const waiting = new Map<string, Waiting<T, R>[]>();
  const run = async (key: string): Promise<void> => {
    for (let all = waiting.get(key)!; all.length > 0; all = waiting.get(key)!) {
      const some = all.splice(0, MOST);
      try {
        const results = await work(some.map(({ one }) => one));
        for (const [i, { done }] of some.entries()) done.resolve(results[i]!);
      } catch (error) {
        for (const { done } of some) done.reject(error);
      }
    }
    waiting.delete(key);
  };
  return (key, one) => {
    const done = Promise.withResolvers<R>();
    const all = waiting.get(key);
    if (all) all.push({ one, done });
    else {
      waiting.set(key, [{ one, done }]);
      void run(key);
    }
    return done.promise;
  };
}
