import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { recognise, type CorpusFile } from './file.ts';
import type { Problem } from './problem.ts';

/** Larger files are refused: no text about two countries is near it, and one that is would slow every question. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** Reads what belongs to a corpus directly inside `dir`; files of other names are left alone. */
export function readFolder(dir: string): { files: CorpusFile[]; problems: Problem[] } {
  const files: CorpusFile[] = [];
  const problems: Problem[] = [];
  let names: string[];
  try {
    names = readdirSync(dir).toSorted();
  } catch (error) {
    return { files, problems: [{ file: dir, message: reasonOf(error) }] };
  }
  for (const name of names) {
    const kind = recognise(name);
    const path = join(dir, name);
    if (!kind || !isRegular(path)) continue;
    const result = leavesFolder(dir, path) ? { message: 'is a link that leaves the folder' } : readText(path);
    if ('text' in result) files.push({ file: path, ...kind, text: result.text });
    else problems.push({ file: path, ...result });
  }
  return { files, problems };
}

const reasonOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
};

const isRegular = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

// A link inside the folder is how Kubernetes mounts files; one that leads out would publish a stranger's file.
const leavesFolder = (dir: string, path: string): boolean =>
  lstatSync(path).isSymbolicLink() && !realpathSync(path).startsWith(realpathSync(dir) + sep);

function readText(path: string): { text: string } | Omit<Problem, 'file'> {
  if (statSync(path).size > MAX_BYTES) return { message: `is larger than ${MAX_BYTES / 1024 / 1024} MiB` };
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { message: reasonOf(error) };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { line: lineOf(bytes.toString('utf8'), '\uFFFD'), message: 'is not UTF-8 text' };
  }
  if (text.includes('\0')) return { line: lineOf(text, '\0'), message: 'holds a NUL character: not a text' };
  if (!text.trim()) return { message: 'is empty' };
  if (/^\s*<(!doctype|html)\b/i.test(text)) return { message: 'is an HTML page: save it as plain text or Markdown' };
  return { text };
}

const lineOf = (text: string, mark: string): number => text.slice(0, text.indexOf(mark)).split('\n').length;
