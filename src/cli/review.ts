import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { assemble } from '../corpus/assemble.ts';
import { formatProblem, formatReport } from '../corpus/load.ts';
import { proposalOf } from '../corpus/proposal.ts';
import { readFolder } from '../corpus/read.ts';
import { retract } from '../corpus/retract.ts';
import { CHANGES, differences, type Change } from '../difference.ts';
import { openLibrary } from '../library.ts';
import { createIndex, type Index } from '../search/index.ts';
import { configured, Failed, print, type Flags } from './call.ts';

/** Lists what two folders differ in. */
export function diff({ json }: Flags, [old, now]: readonly string[]): number {
  if (!old || !now) throw new Failed(['diff: two folders are expected, e.g. diff my-texts my-texts-new']);
  const config = configured();
  const [from, to] = [old, now].map((dir): Index => {
    const opened = openLibrary({ ...config, corpusDirs: [resolve(dir)] });
    if ('problems' in opened) throw new Failed(opened.problems);
    return createIndex(opened.library);
  }) as [Index, Index];
  const changes = [...differences(from, to)].flat();
  for (const change of changes) print(json ? JSON.stringify(change) : lineOf(change));
  if (!json) print(sumOf(changes));
  return 0;
}

function lineOf({ change, id, kind, pair, quote, fields, reason }: Change): string {
  const told = [kind, fields?.join(', '), change.startsWith('dispute') ? pair : undefined, reason, quote];
  return [change.padEnd(17), id, ...told.filter((part) => part !== undefined)].join('  ');
}

function sumOf(changes: readonly Change[]): string {
  const counts = CHANGES.flatMap((name) => {
    const count = changes.filter(({ change }) => change === name).length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return counts.join(', ') || 'no difference';
}

/** Proposes claims for one document. */
export function extract({ write }: Flags, [name]: readonly string[]): number {
  if (!name) throw new Failed(['extract: a document is expected, e.g. extract my-texts/fiji-malta.md']);
  const { limits } = configured();
  const path = resolve(name);
  const { files, reports, problems } = readFolder(dirname(path), limits);
  const own = files.filter(({ file, form }) => file === path && form === 'document');
  const others = files.filter(({ form }) => form === 'aliases' || form === 'retracted');
  if (own.length === 0) {
    const told = reports.filter(({ file }) => file === path).flatMap(formatReport);
    throw new Failed(told.length > 0 ? told : [...problems.map(formatProblem), `${path} is no document (.md or .txt)`]);
  }
  const { library, ...read } = assemble([...own, ...others], { limits });
  const [document] = library?.documents ?? [];
  if (!library || !document)
    throw new Failed([...read.problems.map(formatProblem), ...read.files.flatMap(formatReport)]);
  const { text, claims } = proposalOf(document, library.claims);
  if (!write) process.stdout.write(text);
  else {
    const beside = join(dirname(path), `${document.id}.claims.yaml`);
    if (existsSync(beside)) throw new Failed([`${beside} is there already: take it away, or write without --write`]);
    writeFileSync(beside, text, { flag: 'wx' });
    print(`${claims} claims in ${beside}: review each, then check`);
  }
  return 0;
}

/** Takes a claim out of what is told, and keeps it on record. */
export function retractClaim({ reason: given, corpus }: Flags, [id]: readonly string[]): number {
  const reason = given?.trim();
  if (!id)
    throw new Failed([
      'retract: the id of a claim is expected, e.g. retract fm-boats-2018 --reason "It was a forecast"',
    ]);
  if (!reason) throw new Failed(['retract: say why with --reason "..."']);
  if (reason.length > 300) throw new Failed(['retract: the reason has more than 300 characters']);
  const config = configured();
  const corpusDirs = corpus?.map((dir) => resolve(dir)) ?? config.corpusDirs;
  const opened = openLibrary({ ...config, corpusDirs });
  if ('problems' in opened) throw new Failed(opened.problems);
  const { claims, retracted, documents } = opened.library;
  const before = retracted.find((claim) => claim.id === id);
  if (before) throw new Failed([`claim "${id}" is retracted already: ${before.retracted}`]);
  const claim = claims.find((each) => each.id === id);
  if (!claim) throw new Failed([`no claim "${id}" in ${corpusDirs.join(', ')}; "facts" lists them`]);
  const files = corpusDirs
    .flatMap((dir) => readFolder(dir, config.limits).files)
    .filter((file) => file.form === 'claims' && file.id === claim.document);
  const { file } = documents.find((document) => document.id === claim.document)!;
  const changed = retract(
    claim,
    reason,
    files.map((each) => each.file),
    dirname(file),
  );
  print(`claim "${id}" is retracted in ${changed}`);
  return 0;
}
