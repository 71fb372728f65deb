import type { FileReport } from '../corpus/load.ts';
import type { Document, Library, Passage, Section } from '../model/document.ts';
import type { Catalogue } from '../search/catalogue.ts';

/** What a snapshot keeps: a library with the reports of its files, and what is known of it as a whole. */
export interface Kept {
  readonly library: Library;
  readonly files: readonly FileReport[];
  readonly catalogue: Catalogue;
}

/** Marks the file as ours. */
export const MARK = 0x41747461;

export const SCHEMA = `
  CREATE TABLE snapshot (digest TEXT NOT NULL);
  CREATE TABLE part (list TEXT, number INTEGER, entries TEXT NOT NULL, PRIMARY KEY (list, number)) WITHOUT ROWID;
  CREATE TABLE text (number INTEGER PRIMARY KEY, source TEXT NOT NULL, sections TEXT NOT NULL);
  CREATE TABLE posting (term TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;
`;

/** The name of the snapshot of a corpus. */
export const nameOf = (digest: string): string => `index-${digest.slice(0, 16)}.sqlite`;

export const isSnapshot = (name: string): boolean => /^index-[0-9a-f]{16}\.sqlite$/.test(name);

type PackedPassage = Omit<Passage, 'document' | 'section' | 'text' | 'pairs'> & {
  /** The number of its pairs among those of the document. */
  readonly on: number;
};
interface Packed {
  readonly pairs: readonly Passage['pairs'][];
  readonly sections: readonly (Omit<Section, 'passages'> & { readonly passages: readonly PackedPassage[] })[];
}

/** The sections of a document without what its text and they themselves say twice. */
export function packSections({ sections }: Document): Packed {
  const pairs = new Map<string, { readonly at: number; readonly pairs: Passage['pairs'] }>();
  const numberOf = (of: Passage['pairs']): number => {
    const key = of.join(' ');
    const known = pairs.get(key) ?? { at: pairs.size, pairs: of };
    pairs.set(key, known);
    return known.at;
  };
  const packed = sections.map((section) => ({
    ...section,
    passages: section.passages.map(({ document: _, section: __, text: ___, pairs: of, ...rest }) => ({
      ...rest,
      on: numberOf(of),
    })),
  }));
  return { pairs: [...pairs.values()].map((each) => each.pairs), sections: packed };
}

/** The sections of a document again. */
export function unpackSections(id: string, source: string, { pairs, sections }: Packed): Section[] {
  return sections.map((section) => ({
    ...section,
    passages: section.passages.map(({ on, ...rest }) => ({
      ...rest,
      document: id,
      section: section.heading,
      pairs: pairs[on]!,
      text: source.slice(rest.start, rest.end),
    })),
  }));
}
