import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** A lock that somebody else holds. */
export class Locked extends Error {}

/**
 * Takes a lock on a file that is there for nothing else. The system lets go of it when the process ends, however that happens.
 * @param waitMs how long to wait for whoever holds it
 * @returns what lets go of it
 * @throws Locked when somebody else holds it
 */
export async function lock(file: string, waitMs: number): Promise<() => void> {
  const until = Date.now() + waitMs;
  const database = new DatabaseSync(file, { timeout: 0 });
  for (;;) {
    try {
      // SQLite knows the locks of every system that Node runs on.
      database.exec('begin exclusive');
      return () => database.close();
    } catch (error) {
      if (Date.now() < until && error instanceof Error && 'errcode' in error && error.errcode === 5) {
        await pause(20);
        continue;
      }
      database.close();
      throw new Locked(`${file} is held by another process`, { cause: error });
    }
  }
}
