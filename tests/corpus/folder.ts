import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { formatProblem, loadLibrary, type FileReport } from '../../src/corpus/load.ts';
import type { Library } from '../../src/model/document.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const dirs: string[] = [];
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** A folder with these files, removed when the file's tests have ended. */
export function folder(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'corpus-'));
  dirs.push(dir);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

/** What is wrong with a folder of these files, one line each, without the folder's path. */
export function problemsWith(files: Files, options: { home?: string } = {}): string[] {
  const dir = folder(files);
  const { library, problems } = loadLibrary([dir], options);
  if ((library === undefined) !== problems.length > 0) throw new Error('a library and problems exclude each other');
  return problems.map((problem) => formatProblem(problem).replaceAll(dir, 'corpus'));
}

/** What becomes of these files by their names, without those that are simply accepted. */
export function reportsOf(files: Files): Record<string, FileReport> {
  const dir = folder(files);
  const reports = loadLibrary([dir]).files.filter(({ outcome }) => outcome !== 'accepted');
  return Object.fromEntries(reports.map((report) => [report.file.slice(dir.length + 1), report]));
}

/** The library of a folder that must be right. */
export function libraryOf(files: Files, options: { home?: string } = {}): Library {
  const { library, problems } = loadLibrary([folder(files)], options);
  if (!library) throw new Error(problems.map(formatProblem).join('\n'));
  return library;
}
