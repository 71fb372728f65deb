import { renameSync, realpathSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Claim } from '../model/kinds/index.ts';
import { readRetracted, type Withdrawal } from './retracted.ts';

/**
 * Writes into a claims file why one of its claims is not told any more. Every other character stays.
 * @returns the new text; undefined when the file has no such claim
 */
export function retractEntry(text: string, id: string, reason: string): string | undefined {
  const claims: unknown = parseDocument(text).get('claims');
  const entry = isSeq(claims) ? claims.items.find((item) => isMap(item) && item.get('id') === id) : undefined;
  const name = isMap(entry) ? entry.items.find(({ key }) => isScalar(key) && key.value === 'id') : undefined;
  if (!isMap(entry) || !isScalar(name?.key) || !isScalar(name.value)) return undefined;
  const field = `retracted: ${JSON.stringify(reason)}`;
  const after = name.value.range![1];
  if (entry.flow) return `${text.slice(0, after)}, ${field}${text.slice(after)}`;
  const column = name.key.range![0] - (text.lastIndexOf('\n', name.key.range![0] - 1) + 1);
  const lineEnd = text.indexOf('\n', after);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${' '.repeat(column)}${field}`;
  return lineEnd < 0 ? `${text}${end}${line}` : `${text.slice(0, lineEnd + 1)}${line}${end}${text.slice(lineEnd + 1)}`;
}

const HEAD = '# Claims that rules propose and that are not to be told, each with the reason.\n';

/**
 * Adds a withdrawal to the text of a `retracted.yaml`, which may be empty; what stands there stays.
 * @throws RangeError when it is not a list with a line for each entry
 */
export function addWithdrawal(text: string, withdrawal: Withdrawal): string {
  const before = text.trim() === '' ? HEAD : `${text.replace(/\r?\n$/, '')}\n`;
  const list = parseDocument(text).contents;
  const first = isSeq(list) && !list.flow ? (list.items[0] as { range?: [number] } | undefined)?.range?.[0] : undefined;
  const dash = first === undefined ? 0 : text.lastIndexOf('-', first) - (text.lastIndexOf('\n', first) + 1);
  const lines = Object.entries(withdrawal).map(
    ([name, value], i) => `${i === 0 ? '- ' : '  '}${name}: ${JSON.stringify(value)}`,
  );
  const after = `${before}${lines.map((line) => ' '.repeat(Math.max(0, dash)) + line).join('\n')}\n`;
  const added = readRetracted({ file: '', id: '', form: 'retracted', markdown: false, text: after }).withdrawals.at(-1);
  if (JSON.stringify(added) !== JSON.stringify(withdrawal))
    throw new RangeError(
      'retracted.yaml cannot be added to: expected a list in which each entry begins with - on a line of its own',
    );
  return after;
}

/**
 * Takes a claim out of what is told: in its claims file, or in `retracted.yaml` where a rule proposed it.
 * @param files the claims files in which it may stand, by their paths
 * @param folder where the document of the claim stands
 * @returns the file that was changed
 * @throws RangeError when it cannot be written there
 */
export function retract(claim: Claim, reason: string, files: readonly string[], folder: string): string {
  if (claim.extracted) {
    const file = join(folder, 'retracted.yaml');
    const { id, document, kind, quote } = claim;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    replaceFile(file, addWithdrawal(text, { claim: id, document, kind, quote, reason }));
    return file;
  }
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    const after = retractEntry(text.slice(mark.length), claim.id, reason);
    if (after === undefined) continue;
    replaceFile(file, mark + after);
    return file;
  }
  throw new RangeError(`claim "${claim.id}" stands in no claims file`);
}

/** Writes a file as a whole or not at all: whoever reads it meanwhile has the one of before. */
function replaceFile(file: string, text: string): void {
  const path = existsSync(file) ? realpathSync(file) : file;
  const other = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(other, text, existsSync(path) ? { mode: statSync(path).mode } : {});
    renameSync(other, path);
  } finally {
    rmSync(other, { force: true });
  }
}
