import { createHash } from 'node:crypto';
import { LIMITS } from '../model/limits.ts';
import { assemble, type Assembled, type Options } from './assemble.ts';
import type { CorpusFile } from './file.ts';
import { formatProblem, formatReport, type FileReport, type Problem } from './report.ts';
import { readFolder, type Folder } from './read.ts';

export { formatProblem, formatReport, type FileReport, type Problem };

/**
 * Reads and checks one or more corpus folders. A document that cannot be read is left out; `files` tells what became of each file,
 * in the order of folders and names. There is no library when `problems` says what is wrong with the whole. `digest` stands for
 * all that was read and not refused: names and texts.
 */
export function loadLibrary(dirs: readonly string[], options: Options = {}): Assembled & { readonly digest: string } {
  const folders = dirs.map((dir) => readFolder(dir, options.limits ?? LIMITS));
  const read = folders.flatMap((folder) => folder.files);
  const { files, ...assembled } = assemble(read, options, {
    problems: folders.flatMap(problemsOfFolder),
    files: folders.flatMap(({ reports }) => reports),
  });
  const order = new Map(folders.flatMap(({ looked }) => looked).map((file, i) => [file, i]));
  const inOrder = files.toSorted((a, b) => order.get(a.file)! - order.get(b.file)!);
  return { ...assembled, files: inOrder, digest: digestOf(read, inOrder) };
}

function digestOf(read: readonly CorpusFile[], reports: readonly FileReport[]): string {
  const refused = new Set(reports.flatMap(({ file, outcome }) => (outcome === 'refused' ? [file] : [])));
  const hash = createHash('sha256');
  for (const { file, text } of read) if (!refused.has(file)) hash.update(JSON.stringify([file, text]));
  return hash.digest('hex');
}

/** A folder without any text was surely not meant. */
function problemsOfFolder({ dir, files, reports, problems }: Folder): readonly Problem[] {
  const texts = files.some(({ form }) => form === 'document') || reports.some(({ outcome }) => outcome === 'refused');
  return texts || problems.length > 0 ? problems : [{ file: dir, message: 'holds no documents (.md or .txt)' }];
}
