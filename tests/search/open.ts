import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../../src/corpus/load.ts';
import { createIndex, type Index } from '../../src/search/index.ts';

/** The folder of the shipped corpus. */
export const SHIPPED = fileURLToPath(new URL('../../corpus', import.meta.url));

/** The index of the shipped corpus, or of other folders. */
export function openIndex(dirs: readonly string[] = [SHIPPED]): Index {
  const { library, problems } = loadLibrary(dirs);
  if (!library) throw new Error(problems.map(({ message }) => message).join('\n'));
  return createIndex(library);
}
