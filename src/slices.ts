import type { Document, Library, Passage, Section } from './model/document.ts';
import type { Claim } from './model/kinds/index.ts';
import type { Catalogue } from './search/catalogue.ts';

/** A library, and what is known of it as a whole. */
export interface Known {
  readonly library: Library;
  readonly catalogue: Catalogue;
}

type Rest = Omit<Library, 'documents' | 'claims'>;
type Counts = 'frequency' | 'vocabulary';
type Names = 'people' | 'peopleStems' | 'places';
const COUNTS: readonly Counts[] = ['frequency', 'vocabulary'];
const NAMES: readonly Names[] = ['people', 'peopleStems', 'places'];

/** A part of a library, small enough to be handed from thread to thread within a few milliseconds. */
export type Slice =
  | { readonly document: Omit<Document, 'sections'> }
  | { readonly section: Omit<Section, 'passages'> }
  | { readonly passages: readonly Passage[] }
  | { readonly claims: readonly Claim[] }
  | { readonly counted: Counts; readonly entries: readonly (readonly [string, number])[] }
  | { readonly named: Names; readonly names: readonly string[] }
  | { readonly shelves: readonly (readonly [string, readonly string[]])[] }
  | { readonly rest: Rest; readonly size: number };

/** How much one slice holds at most. */
const SIZE = { items: 500, entries: 5_000 } as const;

/** A library in slices, to be put together in this order. */
export function* slicesOf({ library, catalogue }: Known): Generator<Slice> {
  const { documents, claims, ...rest } = library;
  for (const { sections, ...document } of documents) {
    yield { document };
    for (const { passages, ...section } of sections) {
      yield { section };
      for (const part of parts(passages, SIZE.items)) yield { passages: part };
    }
  }
  for (const part of parts(claims, SIZE.items)) yield { claims: part };
  for (const counted of COUNTS)
    for (const entries of parts([...catalogue[counted]], SIZE.entries)) yield { counted, entries };
  for (const named of NAMES) for (const names of parts([...catalogue[named]], SIZE.entries)) yield { named, names };
  for (const part of parts([...catalogue.shelves], SIZE.items)) yield { shelves: part };
  yield { rest, size: catalogue.passages };
}

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

type GrowingSection = Omit<Section, 'passages'> & { readonly passages: Passage[] };
type GrowingDocument = Omit<Document, 'sections'> & { readonly sections: GrowingSection[] };

/** Puts a library together from its slices. */
export function createAssembly(): { take(slice: Slice): void; known(): Known } {
  const documents: GrowingDocument[] = [];
  const claims: Claim[] = [];
  const counts = { frequency: new Map<string, number>(), vocabulary: new Map<string, number>() };
  const names = { people: new Set<string>(), peopleStems: new Set<string>(), places: new Set<string>() };
  const shelves = new Map<string, readonly string[]>();
  let last: { readonly rest: Rest; readonly size: number } | undefined;
  return {
    take(slice) {
      if ('document' in slice) documents.push({ ...slice.document, sections: [] });
      else if ('section' in slice) documents.at(-1)!.sections.push({ ...slice.section, passages: [] });
      else if ('passages' in slice)
        documents
          .at(-1)!
          .sections.at(-1)!
          .passages.push(...slice.passages);
      else if ('claims' in slice) claims.push(...slice.claims);
      else if ('counted' in slice) for (const [word, count] of slice.entries) counts[slice.counted].set(word, count);
      else if ('named' in slice) for (const name of slice.names) names[slice.named].add(name);
      else if ('shelves' in slice) for (const [key, ids] of slice.shelves) shelves.set(key, ids);
      else last = slice;
    },
    known() {
      if (!last) throw new Error('the last slice of the library is missing');
      const catalogue = { passages: last.size, ...counts, ...names, shelves };
      return { library: { ...last.rest, documents, claims }, catalogue };
    },
  };
}
