import type { Document, Library, Passage, Section } from './model/document.ts';
import type { Claim } from './model/kinds/index.ts';

/** A part of a library, small enough to be handed from thread to thread within a few milliseconds. */
export type Slice =
  | { readonly document: Omit<Document, 'sections'> }
  | { readonly section: Omit<Section, 'passages'> }
  | { readonly passages: readonly Passage[] }
  | { readonly claims: readonly Claim[] }
  | { readonly rest: Omit<Library, 'documents' | 'claims'> };

/** Passages or claims in one slice. */
const SIZE = 500;

/** A library in slices, to be put together in this order. */
export function* slicesOf({ documents, claims, ...rest }: Library): Generator<Slice> {
  for (const { sections, ...document } of documents) {
    yield { document };
    for (const { passages, ...section } of sections) {
      yield { section };
      for (const part of parts(passages)) yield { passages: part };
    }
  }
  for (const part of parts(claims)) yield { claims: part };
  yield { rest };
}

const parts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / SIZE) }, (_, i) => all.slice(i * SIZE, (i + 1) * SIZE));

type Growing = Omit<Document, 'sections'> & {
  readonly sections: (Omit<Section, 'passages'> & { readonly passages: Passage[] })[];
};

/** Puts a library together from its slices. */
export function createAssembly(): { take(slice: Slice): void; library(): Library } {
  const documents: Growing[] = [];
  const claims: Claim[] = [];
  let rest: Omit<Library, 'documents' | 'claims'> | undefined;
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
      else rest = slice.rest;
    },
    library() {
      if (!rest) throw new Error('the last slice of the library is missing');
      return { ...rest, documents, claims };
    },
  };
}
