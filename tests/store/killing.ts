import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../src/store/store.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** A worker that runs, and what it has said so far. */
export interface Worker {
  readonly child: ChildProcess;
  /** Resolves to how many milliseconds it took to open the store. */
  readonly ready: Promise<number>;
  /** The last change of each server that it was told is written. */
  readonly written: ReadonlyMap<string, number>;
  readonly ended: Promise<number | null>;
}

export function startWorker(what: 'write' | 'open', address: string): Worker {
  const flags = ['--disable-warning=ExperimentalWarning', WORKER, what, address];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const written = new Map<string, number>();
  const { promise: ready, resolve } = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [said, first, second] = line.split(' ');
    if (said === 'ready') resolve(Number(first));
    // A line that the kill cut short says nothing.
    if (said === 'written' && first && second) written.set(first, Number(second));
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ready, written, ended };
}

/** What became of the changes: how many that were told are not there, and how many are there in part. */
export interface Found {
  readonly lost: number;
  readonly torn: number;
}

/** @param told the last change of each server that a worker was told is written */
export const foundIn = (store: Store, told: ReadonlyMap<string, number>): Promise<Found> =>
  store.read(async (tx) => {
    const guilds = await tx.selectFrom('guild').select(['id', 'rev', 'settings', 'changed_at']).execute();
    let torn = 0;
    for (const { id, rev, settings, changed_at } of guilds) {
      const deeds = await tx.selectFrom('audit_log').select('at').where('guild', '=', id).orderBy('at').execute();
      const sent = await tx.selectFrom('outbox').select('nonce').where('guild', '=', id).orderBy('seq').execute();
      const due = await tx.selectFrom('due').select('run_at').where('subject', '=', id).execute();
      const numbers = Array.from({ length: rev }, (_, i) => i + 1);
      const whole =
        changed_at === rev &&
        settings.includes(`"Zone/${rev}"`) &&
        numbers.join() === deeds.map(({ at }) => at).join() &&
        numbers.map((number) => `${id}-${number}`).join() === sent.map(({ nonce }) => nonce).join() &&
        due.map(({ run_at }) => run_at).join() === String(rev);
      if (!whole) torn += 1;
    }
    const revs = new Map(guilds.map(({ id, rev }) => [id, rev]));
    const lost = [...told].filter(([id, number]) => (revs.get(id) ?? 0) < number).length;
    return { lost, torn };
  });

/** Whether a file of SQLite is in order by its own check; PostgreSQL has none that is always there. */
function isSound(address: string): boolean {
  if (address.startsWith('postgres:')) return true;
  const database = new DatabaseSync(address, { readOnly: true });
  const found = database.prepare('pragma integrity_check').get();
  database.close();
  return found?.['integrity_check'] === 'ok';
}

/** Counted over many kills. */
export interface Endured extends Found {
  /** How often SQLite found its file not to be in order. */
  readonly spoiled: number;
  /** Changes that were told, the numbers of all servers added up after each kill. */
  readonly written: number;
  /** The longest time that a worker needed to open the store after the one before was killed, in milliseconds. */
  readonly opening: number;
}

/**
 * Starts workers on a database one after the other, kills each at a random moment, and looks at what is there.
 * @param kill what is killed: the worker itself when missing
 */
export async function endureKills(
  address: string,
  times: number,
  openAt: (address: string) => Promise<Store>,
): Promise<Endured> {
  const endured = { lost: 0, torn: 0, spoiled: 0, written: 0, opening: 0 };
  for (let i = 0; i < times; i++) {
    const worker = startWorker('write', address);
    endured.opening = Math.max(endured.opening, await worker.ready);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
    worker.child.kill('SIGKILL');
    await worker.ended;
    const store = await openAt(address);
    const { lost, torn } = await foundIn(store, worker.written);
    await store.close();
    endured.lost += lost;
    endured.torn += torn;
    endured.spoiled += isSound(address) ? 0 : 1;
    endured.written += [...worker.written.values()].reduce((sum, number) => sum + number, 0);
  }
  return endured;
}
