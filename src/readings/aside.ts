import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { CorpusFile } from '../corpus/file.ts';
import type { Finding } from '../corpus/report.ts';
import type { Alias, Document } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';

/** What is to be read. */
export interface Order {
  readonly file: CorpusFile;
  /** The names that the library knows beside those of countries. */
  readonly aliases: readonly Alias[];
  readonly thisYear: number;
}

/** What was read; no document where the findings say why it is refused. */
export interface Read {
  readonly document?: Document;
  readonly claims?: readonly Claim[];
  readonly findings: readonly Finding[];
}

/** A file of 256 KiB takes some seconds of a busy computer. */
const LIMIT_MS = 20_000;
/** Of memory, in MiB: such a file takes a third of it. */
const MEMORY = 256;

const READER = fileURLToPath(new URL('./reader.ts', import.meta.url));
const FLAGS = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEMORY}`];

/**
 * Reads a document in a process of its own, as those of the operator are read.
 * @throws Error when it takes too long or too much memory
 */
export async function readAside(order: Order, limit = LIMIT_MS): Promise<Read> {
  // No secret has any business there. A thread would do for time, but one that runs out of memory can take all along.
  const child = spawn(process.execPath, [...FLAGS, READER], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  // What it does not take it does not read, and that shows in how it ends.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(order));
  try {
    const [said, end] = await Promise.all([buffer(child.stdout), ended]);
    if (end !== 'code 0') throw new Error(`a document of a server could not be read: its reader ended with ${end}`);
    return JSON.parse(said.toString()) as Read;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}
