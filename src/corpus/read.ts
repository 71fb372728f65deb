import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Limits } from '../model/limits.ts';
import { decode } from './decode.ts';
import { recognise, type CorpusFile } from './file.ts';
import { overLimit, reportOf, type FileReport, type Finding, type Problem } from './report.ts';

/** What a folder holds: the files of the corpus that could be read, and a report of every other one. */
export interface Folder {
  readonly dir: string;
  /** Every file that was looked at, in order. */
  readonly looked: readonly string[];
  readonly files: readonly CorpusFile[];
  readonly reports: readonly FileReport[];
  /** Why the whole is refused: the folder, or what people reviewed, cannot be read. */
  readonly problems: readonly Problem[];
}

/** Reads what belongs to a corpus directly inside `dir`. Names that begin with a dot are not looked at. */
export function readFolder(dir: string, limits: Limits): Folder {
  let names: string[];
  try {
    names = readdirSync(dir)
      .filter((name) => !name.startsWith('.'))
      .toSorted();
  } catch (error) {
    return { dir, looked: [], files: [], reports: [], problems: [{ file: dir, message: reasonOf(error) }] };
  }
  const files: CorpusFile[] = [];
  const reports: FileReport[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const file = join(dir, name);
    const kind = recognise(name);
    const read = kind ? readFile(dir, file, limits) : { finding: strangerOf(name) };
    if (kind && 'text' in read) files.push({ file, ...kind, text: read.text });
    else if ('finding' in read) {
      const report = reportOf(file, [read.finding]);
      reports.push(report);
      if (kind && kind.form !== 'document' && report.outcome === 'refused') problems.push({ file, ...read.finding });
    }
  }
  return { dir, looked: names.map((name) => join(dir, name)), files, reports, problems };
}

/** A file that the folder may hold beside a corpus; but who puts a text there in another form wants it read. */
const strangerOf = (name: string): Finding =>
  OTHER_FORM.test(name)
    ? { code: 'other-form', message: 'is not plain text: save it as .txt or .md' }
    : { code: 'unknown-name', message: 'is no document, claims or aliases by its name' };
const OTHER_FORM = /\.(?:pdf|docx?|odt|rtf|html?|epub|mht|(?:txt|md)\.\w{1,4}|gz|zip)$/i;
const notAFile: Finding = { code: 'not-a-file', message: 'is not a file' };

const reasonOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
};

type Read = { readonly text: string } | { readonly finding: Finding };

function readFile(dir: string, file: string, limits: Limits): Read {
  // A name in another encoding comes with such a sign, and does not lead to the file.
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u.test(file.slice(dir.length)))
    return { finding: { code: 'odd-name', message: 'has a character in its name that cannot be shown: rename it' } };
  try {
    const path = realpathSync(file);
    // A link inside the folder is how Kubernetes mounts files; one that leads out would publish a stranger's file.
    if (!path.startsWith(realpathSync(dir) + sep) && lstatSync(file).isSymbolicLink())
      return { finding: { code: 'leaves-folder', message: 'is a link that leaves the folder' } };
    if (!lstatSync(path).isFile()) return { finding: notAFile };
    return readBytes(path, limits);
  } catch (error) {
    return { finding: { code: 'cannot-read', message: reasonOf(error) } };
  }
}

function readBytes(path: string, limits: Limits): Read {
  // Between the look and the opening another thing may have come there; opening must not wait for a pipe's other end.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return { finding: notAFile };
    if (found.size > limits.fileBytes)
      return { finding: overLimit('too-large', `has ${found.size} bytes`, 'fileBytes', limits) };
    return decode(readFileSync(file));
  } finally {
    closeSync(file);
  }
}
