import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from '../search/open.ts';
import { folder } from './folder.ts';

type Replaced = readonly (readonly [from: string, to: string])[];

/** A folder with copies of the shipped documents, some texts replaced everywhere, files added or (undefined) left out. */
export function changedCorpus(
  replaced: Replaced = [],
  other: Readonly<Record<string, string | undefined>> = {},
): string {
  const shipped = readdirSync(SHIPPED).map((name) => [name, readFileSync(join(SHIPPED, name), 'utf8')] as const);
  const copies = Object.entries({ ...Object.fromEntries(shipped), ...other }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, replaced.reduce((all, [from, to]) => all.replaceAll(from, to), text)] as const],
  );
  return folder(Object.fromEntries(copies));
}

/** What leaves a document out. */
export const WITHOUT_TURKEY = { 'norway-turkey.md': undefined, 'norway-turkey.claims.yaml': undefined };
