import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Findings, Order } from './aside.ts';
import { lastWritten, QUIET } from './corpus/watch.ts';
import { openLibrary } from './library.ts';
import { slicesOf } from './slices.ts';

// The thread in which a library is built while another answers. It is ended by who started it, when all was received.
const { order, port } = workerData as { readonly order: Order; readonly port: MessagePort };

const opened = openLibrary(order);
const { digest } = opened;
const fresh = Date.now() - lastWritten(order.corpusDirs) < QUIET;
const found: Findings =
  'problems' in opened
    ? { outcome: 'problems', problems: opened.problems, files: [], digest, fresh }
    : { outcome: digest === order.known ? 'unchanged' : 'built', problems: [], files: opened.files, digest, fresh };
if (found.outcome === 'built' && 'library' in opened)
  for (const slice of slicesOf(opened.library)) port.postMessage(slice);
parentPort!.postMessage(found);
parentPort!.on('message', () => undefined);
