import type { Pair } from '../model/country.ts';
import type { Document, Library, Passage } from '../model/document.ts';
import type { Guild } from '../model/guild.ts';
import type { Claim } from '../model/kinds/index.ts';
import { createIndex, type Index } from '../search/index.ts';
import { revisedCatalogue } from '../search/revised.ts';
import { recent } from '../search/shelf.ts';

/** The documents that a server has added, read as a library of their own. */
export interface Added {
  readonly library: Library;
  /** Says which they are: other texts have another. */
  readonly digest: string;
}

/** What a server does not see of the library, and what it sees beside it. */
interface Sight {
  readonly off: readonly string[];
  readonly hidden: readonly string[];
  readonly sensitive: 'told' | 'left-out';
  readonly added: Added | undefined;
}

/** Views that are kept of one library. */
const VIEWS = 100;
const views = new WeakMap<Index, (key: string, sight: Sight) => Index>();

/**
 * What a server sees: the library without the documents that it has switched off, the claims that it has hidden and, where it
 * says so, sensitive ones, and the passages of these; with the documents that it has added. A server that has set nothing sees the library itself.
 * A view is made once for all servers that see the same.
 */
export function viewOf(index: Index, { settings, hidden: unseen }: Guild, added?: Added): Index {
  const { documentsOff, sensitive } = settings;
  const off = documentsOff.filter((id) => index.documentOf(id) !== undefined).toSorted();
  const hidden = [...(unseen ?? [])].toSorted();
  if (off.length === 0 && hidden.length === 0 && sensitive === 'told' && !added) return index;
  const of = views.get(index) ?? viewsOf(index);
  views.set(index, of);
  return of(JSON.stringify([off, hidden, sensitive, added?.digest]), { off, hidden, sensitive, added });
}

const viewsOf = (index: Index) =>
  recent<Index, Sight>(
    (key, sight) => makeView(index, key, sight),
    () => 1,
    VIEWS,
  );

function makeView(index: Index, mark: string, { off, hidden, sensitive, added }: Sight): Index {
  const { library: from, catalogue, names } = index;
  const [gone, unseen] = [new Set(off), new Set(hidden)];
  const told = ({ id, sensitive: is }: Claim): boolean => !unseen.has(id) && !(is && sensitive === 'left-out');
  const claims = [...from.claims, ...(added?.library.claims ?? [])].filter(({ document }) => !gone.has(document));
  const untold = Map.groupBy(
    claims.filter((claim) => !told(claim)),
    ({ document }) => document,
  );
  const documents = [...from.documents, ...(added?.library.documents ?? [])]
    .filter(({ id }) => !gone.has(id))
    .map((document) => without(document, untold.get(document.id) ?? []));
  const pairs = added ? [...new Set([...from.pairs, ...added.library.pairs])].toSorted() : from.pairs;
  const to: Library = {
    ...from,
    documents,
    claims: claims.filter(told),
    pairs: gone.size === 0 ? pairs : coveredBy(documents, pairs),
  };
  // A small library is read anew: what is known of it as a whole is then exact.
  if (!catalogue.postings) return createIndex(to);
  return createIndex(to, revisedCatalogue(catalogue, names, { from, to, added: added?.library, mark }));
}

/** A document without the passages that say what is not to be told. */
function without(document: Document, claims: readonly Claim[]): Document {
  if (claims.length === 0) return document;
  const kept = (passage: Passage): boolean =>
    !claims.some(({ start, end }) => passage.start < end && start < passage.end);
  const sections = document.sections.map((section) => ({ ...section, passages: section.passages.filter(kept) }));
  return { ...document, sections };
}

/** The pairs of which one of the documents tells. */
function coveredBy(documents: readonly Document[], pairs: readonly Pair[]): Pair[] {
  const told = new Set<Pair>();
  for (const { sections } of documents)
    for (const { passages } of sections)
      for (const passage of passages) for (const pair of passage.pairs) told.add(pair);
  return pairs.filter((pair) => told.has(pair));
}
