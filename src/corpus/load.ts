import { createHash } from 'node:crypto';
import type { Library } from '../model/document.ts';
import { assemble } from './assemble.ts';
import { formatProblem, type Problem } from './problem.ts';
import { readFolder } from './read.ts';

export { formatProblem, type Problem };

/**
 * Reads and checks one or more corpus folders. Either everything is right and there is a library,
 * or there is none and `problems` lists all that is wrong. `digest` stands for all that was read: names and texts.
 * @param options.home the home country (ISO 3166 alpha-2); by default the one that most documents are about
 */
export function loadLibrary(
  dirs: readonly string[],
  options: { readonly home?: string } = {},
): { library?: Library; problems: Problem[]; digest: string } {
  const folders = dirs.map((dir) => ({ dir, ...readFolder(dir) }));
  const files = folders.flatMap((folder) => folder.files);
  const hash = createHash('sha256');
  for (const { file, text } of files) hash.update(JSON.stringify([file, text]));
  return { ...assemble(files, options, folders.flatMap(problemsOfFolder)), digest: hash.digest('hex') };
}

type Folder = ReturnType<typeof readFolder> & { readonly dir: string };
function problemsOfFolder({ dir, files, problems }: Folder): Problem[] {
  if (problems.length > 0 || files.some(({ form }) => form === 'document')) return problems;
  return [{ file: dir, message: 'holds no documents (.md or .txt)' }];
}
