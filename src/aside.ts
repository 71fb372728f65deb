import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Config } from './config.ts';
import type { FileReport } from './corpus/load.ts';
import { readSnapshotAside } from './snapshot/read.ts';
import { createAssembly, type Known, type Slice } from './slices.ts';

/** What is to be built, where snapshots are kept, and the digest of what is known already. */
export type Order = Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits' | 'dataDir'> & { readonly known: string };

/** What a thread has found; the library, where there is one, comes through the port or from a snapshot. */
export interface Findings {
  readonly outcome: 'built' | 'unchanged' | 'problems';
  readonly problems: readonly string[];
  /** The files that were left out, or that somebody should look at. */
  readonly files: readonly FileReport[];
  readonly digest: string;
  /** Where a large library was written to. */
  readonly snapshot?: string | undefined;
  /** What went wrong beside, for the log. */
  readonly remarks: readonly string[];
  /** Something was written a moment ago, and may not be all. */
  readonly fresh: boolean;
}

/** What came of a building: a library, what is wrong with the folders, or nothing new. */
export type Built = Omit<Findings, 'outcome' | 'problems'> &
  (Known | { readonly problems: readonly string[] } | { readonly unchanged: true });

/**
 * Reads and checks the folders in a thread of its own. The thread that asks is never held up: the library comes in slices.
 * @throws Error when the thread ends before it is done
 */
export async function buildAside({ corpusDirs, homeCountry, limits, dataDir, known }: Order): Promise<Built> {
  const { port1: here, port2: there } = new MessageChannel();
  const worker = new Worker(new URL('./builder.ts', import.meta.url), {
    workerData: { order: { corpusDirs, homeCountry, limits, dataDir, known }, port: there },
    transferList: [there],
    // No secret has any business there.
    env: {},
  });
  const ended = once(worker, 'exit').then(([code]): never => {
    throw new Error(`the thread that reads the documents ended with ${code}`);
  });
  try {
    const [{ outcome, problems, ...rest }] = (await Promise.race([once(worker, 'message'), ended])) as [Findings];
    if (outcome === 'unchanged') return { ...rest, unchanged: true };
    if (outcome === 'problems') return { ...rest, problems };
    const kept = rest.snapshot === undefined ? undefined : await readSnapshotAside(rest.snapshot, rest.digest);
    return { ...rest, ...(kept ? { library: kept.library, catalogue: kept.catalogue } : await receive(here)) };
  } finally {
    here.close();
    // It ends by itself: ended from here while it works in native code, it takes the whole process along (Node 24.21).
    worker.postMessage('received');
    await ended.catch(() => undefined);
  }
}

/** How long slices are received before other work has its turn, in milliseconds. */
const SPELL = 5;

async function receive(port: MessagePort): Promise<Known> {
  const assembly = createAssembly();
  let from = performance.now();
  for (let got = receiveMessageOnPort(port); got; got = receiveMessageOnPort(port)) {
    assembly.take(got.message as Slice);
    if (performance.now() - from < SPELL) continue;
    await setImmediate();
    from = performance.now();
  }
  return assembly.known();
}
