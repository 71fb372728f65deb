import { pairsOf } from '../corpus/assemble.ts';
import type { Document } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import { catalogueOf, type Catalogue } from '../search/catalogue.ts';
import type { Index } from '../search/index.ts';

/** A document that a server has added for itself, as it was read. */
export interface Reading {
  readonly document: Document;
  readonly claims: readonly Claim[];
  /** What is known of it alone, with the names of the library beside which it stands. */
  readonly catalogue: Catalogue;
}

/** Works out what is known of a document that stands beside a library, some 10 ms for a thousand passages. */
export function catalogueBeside(
  { library, names, catalogue }: Index,
  { document, claims }: Omit<Reading, 'catalogue'>,
) {
  const alone = { ...library, documents: [document], claims, retracted: [], pairs: pairsOf([document]) };
  // It is put together with that of the library, so it has what that one has.
  return catalogueOf(alone, names, catalogue.postings ? -1 : Infinity);
}
