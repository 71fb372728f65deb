import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Document, Library, Section } from '../model/document.ts';
import type { Catalogue } from '../search/catalogue.ts';
import { MARK, unpackSections, type Kept } from './form.ts';

/** How long a running bot reads before other work has its turn, in milliseconds. */
const SPELL = 10;

/**
 * Reads a snapshot at once. Texts and postings stay in the file and are read when they are asked for.
 * @returns undefined when it is torn, of another corpus or no snapshot at all
 */
export function readSnapshot(path: string, digest: string): Kept | undefined {
  const steps = stepsOf(path, digest);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Reads a snapshot while other work goes on. */
export async function readSnapshotAside(path: string, digest: string): Promise<Kept | undefined> {
  const steps = stepsOf(path, digest);
  let from = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - from < SPELL) continue;
    await setImmediate();
    from = performance.now();
  }
}

function* stepsOf(path: string, digest: string): Generator<void, Kept | undefined> {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    if (isWhole(db, path, digest)) return yield* read(db);
  } catch {
    // Not a database, or one of another form: there is no snapshot.
  }
  db?.close();
  return undefined;
}

function isWhole(db: DatabaseSync, path: string, digest: string): boolean {
  const pragma = (name: string): unknown => db.prepare(`PRAGMA ${name}`).get()?.[name];
  const size = Number(pragma('page_count')) * Number(pragma('page_size'));
  if (pragma('application_id') !== MARK || size !== statSync(path).size) return false;
  return db.prepare('SELECT digest FROM snapshot').get()?.['digest'] === digest;
}

type Entry<K, V> = readonly [K, V];

function* read(db: DatabaseSync): Generator<void, Kept> {
  const rows = db.prepare('SELECT entries FROM part WHERE list = ? ORDER BY number');
  function* list<T>(name: string): Generator<void, T[]> {
    const all: T[] = [];
    for (const { entries } of rows.iterate(name)) {
      for (const entry of JSON.parse(entries as string) as T[]) all.push(entry);
      yield;
    }
    return all;
  }
  function* map<V>(name: string): Generator<void, Map<string, V>> {
    const all = new Map<string, V>();
    for (const { entries } of rows.iterate(name)) {
      for (const [key, value] of JSON.parse(entries as string) as Entry<string, V>[]) all.set(key, value);
      yield;
    }
    return all;
  }
  const [{ passages, corpus, ...rest }] = (yield* list('rest')) as [
    Omit<Library, 'documents' | 'claims'> & { readonly passages: number; readonly corpus?: string },
  ];
  const heads = yield* list<Omit<Document, 'source' | 'sections'>>('heads');
  const textOf = texts(db);
  const documents = heads.map((head, i) => withText(head, () => textOf(head.id, i)));
  yield;
  const claims = yield* list<Library['claims'][number]>('claims');
  const files = yield* list<Kept['files'][number]>('files');
  const catalogue = {
    passages,
    frequency: yield* map<number>('frequency'),
    vocabulary: yield* map<number>('vocabulary'),
    people: new Set(yield* list<string>('people')),
    peopleStems: new Set(yield* list<string>('peopleStems')),
    places: new Set(yield* list<string>('places')),
    shelves: yield* map<string[]>('shelves'),
  };
  const whole = corpus === undefined ? {} : largeIn(db, corpus);
  return { library: { ...rest, documents, claims }, files, catalogue: { ...catalogue, ...whole } };
}

interface Text {
  readonly source: string;
  readonly sections: readonly Section[];
}

/** Reads a text from the file; it is kept for as long as somebody holds it. */
function texts(db: DatabaseSync): (id: string, number: number) => Text {
  const row = db.prepare('SELECT source, sections FROM text WHERE number = ?');
  const held = new Map<number, WeakRef<Text>>();
  return (id, number) => {
    const known = held.get(number)?.deref();
    if (known) return known;
    const { source, sections } = row.get(number) as { readonly source: string; readonly sections: string };
    const text = { source, sections: unpackSections(id, source, JSON.parse(sections) as never) };
    held.set(number, new WeakRef(text));
    return text;
  };
}

const withText = (head: Omit<Document, 'source' | 'sections'>, text: () => Text): Document =>
  Object.defineProperties(head, {
    source: { enumerable: true, get: () => text().source },
    sections: { enumerable: true, get: () => text().sections },
  }) as Document;

/** What only a large corpus has. What is seldom needed stays in the file. */
function largeIn(db: DatabaseSync, corpus: string): Required<Pick<Catalogue, 'postings' | 'ledger'>> {
  const row = db.prepare('SELECT parts FROM posting WHERE term = ?');
  const numbers = (term: string): Uint32Array => {
    const parts = row.get(term)?.['parts'] as Uint8Array | undefined;
    return parts ? new Uint32Array(parts.slice().buffer) : new Uint32Array();
  };
  return {
    postings: { shelves: numbers(' shelves'), lengths: numbers(' lengths'), having: numbers },
    ledger: {
      corpus,
      get hashes() {
        return numbers(' hashes');
      },
      get documents() {
        return numbers(' documents');
      },
    },
  };
}
