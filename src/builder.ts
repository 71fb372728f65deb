import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Findings, Order } from './aside.ts';
import { lastWritten, QUIET } from './corpus/watch.ts';
import { openLibrary, remarkable } from './library.ts';
import { catalogueOf } from './search/catalogue.ts';
import { createNames } from './search/names.ts';
import { slicesOf } from './slices.ts';

// The thread in which a library is built while another answers. It ends when it is told that all was received.
const { order, port } = workerData as { readonly order: Order; readonly port: MessagePort };

const remarks: string[] = [];
const opened = openLibrary(order, { dataDir: order.dataDir, write: true, tell: (line) => void remarks.push(line) });
const snapshot = 'library' in opened ? opened.snapshot : undefined;
const outcome = 'problems' in opened ? 'problems' : opened.digest === order.known ? 'unchanged' : 'built';
if (outcome === 'built' && 'library' in opened && snapshot === undefined) {
  const { library } = opened;
  const catalogue = opened.catalogue ?? catalogueOf(library, createNames(library));
  for (const slice of slicesOf({ library, catalogue })) port.postMessage(slice);
}
const found: Findings = {
  outcome,
  problems: 'problems' in opened ? opened.problems : [],
  files: opened.files.filter(remarkable),
  digest: opened.digest,
  snapshot,
  remarks,
  fresh: Date.now() - lastWritten(order.corpusDirs) < QUIET,
};
parentPort!.postMessage(found);
parentPort!.once('message', () => port.close());
