import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Document, Library } from '../model/document.ts';
import type { Catalogue } from '../search/catalogue.ts';
import { isSnapshot, MARK, packSections, SCHEMA, type Kept } from './form.ts';

/** Entries of one row: few enough to be read within some milliseconds. */
const SIZE = 500;

/**
 * Writes a snapshot aside, gives it its name when it is whole, and removes the others beside it.
 * @throws Error when the folder cannot be written
 */
export function writeSnapshot(path: string, digest: string, kept: Kept): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.new`;
  rmSync(aside, { force: true });
  try {
    fill(aside, digest, kept);
    // Whole on the disk before it has the name: a torn one is never found under it.
    const file = openSync(aside, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
  for (const name of readdirSync(dirname(path)))
    if (isSnapshot(name) && name !== basename(path)) rmSync(join(dirname(path), name), { force: true });
}

function fill(path: string, digest: string, { library, files, catalogue }: Kept): void {
  const db = new DatabaseSync(path);
  try {
    // What is written aside and renamed needs no journal.
    db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = ${MARK}; ${SCHEMA} BEGIN`);
    const put = db.prepare('INSERT INTO part VALUES (?, ?, ?)');
    for (const [name, entries] of Object.entries(listsOf(library, files, catalogue)))
      for (let from = 0; from < entries.length; from += SIZE)
        put.run(name, from / SIZE, JSON.stringify(entries.slice(from, from + SIZE)));
    fillTexts(db, library.documents);
    fillPostings(db, catalogue);
    db.prepare('INSERT INTO snapshot VALUES (?)').run(digest);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

function listsOf(
  { documents, claims, ...rest }: Library,
  files: Kept['files'],
  { frequency, vocabulary, people, peopleStems, places, shelves, passages, ledger }: Catalogue,
): Record<string, readonly unknown[]> {
  return {
    rest: [{ ...rest, passages, ...(ledger && { corpus: ledger.corpus }) }],
    heads: documents.map(({ source: _, sections: __, ...head }) => head),
    claims,
    files,
    frequency: [...frequency],
    vocabulary: [...vocabulary],
    people: [...people],
    peopleStems: [...peopleStems],
    places: [...places],
    shelves: [...shelves],
  };
}

function fillTexts(db: DatabaseSync, documents: readonly Document[]): void {
  const put = db.prepare('INSERT INTO text VALUES (?, ?, ?)');
  documents.forEach((document, i) => put.run(i, document.source, JSON.stringify(packSections(document))));
}

function fillPostings(db: DatabaseSync, { postings, ledger, frequency }: Catalogue): void {
  if (!postings || !ledger) return;
  const put = db.prepare('INSERT INTO posting VALUES (?, ?)');
  const bytes = (numbers: Uint32Array): Uint8Array => new Uint8Array(numbers.buffer);
  // No term has a space in it.
  put.run(' shelves', bytes(postings.shelves));
  put.run(' lengths', bytes(postings.lengths));
  put.run(' hashes', bytes(ledger.hashes));
  put.run(' documents', bytes(ledger.documents));
  for (const term of frequency.keys()) put.run(term, bytes(postings.having(term)));
}
