import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recognise } from '../corpus/file.ts';

/** What reads a corpus: a snapshot that other code made is another one. */
const CODE = ['../corpus', '../model', '../search', '.', '../../package.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** How many bytes the texts of some folders have; what cannot be read counts nothing. */
export const bytesIn = (dirs: readonly string[]): number =>
  dirs.flatMap(textsIn).reduce((sum, path) => sum + (sizeOf(path) ?? 0), 0);

/**
 * The SHA-256 of all that a library comes from: the files of the folders byte by byte, the settings, and the code that reads
 * them. Undefined where something cannot be read.
 */
export function digestOfCorpus(dirs: readonly string[], settings: object): string | undefined {
  const hash = createHash('sha256').update(JSON.stringify([dirs, settings]));
  try {
    for (const path of CODE) addCode(hash, path);
    for (const dir of dirs) {
      // Others are reported by their names.
      hash.update(JSON.stringify(readdirSync(dir).toSorted()));
      for (const path of textsIn(dir)) add(hash, path);
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

function textsIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => !name.startsWith('.') && recognise(name))
      .toSorted()
      .map((name) => join(dir, name));
  } catch {
    return [];
  }
}

/** Undefined for what is no regular file: reading it might never end. */
function sizeOf(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : undefined;
}

function add(hash: Hash, path: string): void {
  const size = sizeOf(path);
  hash.update(`${path.length}:${path}:${size}:`);
  // Whether a link leaves its folder decides on what is read.
  if (size !== undefined) hash.update(realpathSync(path)).update(readFileSync(path));
}

function addCode(hash: Hash, path: string): void {
  if (statSync(path).isFile()) add(hash, path);
  else
    for (const { name, parentPath } of readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .toSorted((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1)))
      add(hash, join(parentPath, name));
}
