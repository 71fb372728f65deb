import type { Finding } from '../../model/answer.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';

/** Documents that the foot of a picture names, and what it says of each, in characters: three lines hold them all. */
const NAMED = 3;
const LENGTH = 70;

/** The line at the foot of a picture: the documents of what is drawn, each once, a few by name. */
export function sourceOf(drawn: readonly Finding[], t: Locale): string {
  const documents = [...new Map(drawn.map(({ citation: { document } }) => [document.id, document])).values()];
  const named = documents.slice(0, NAMED).map((document) => fit(t.pictures.document(document), LENGTH));
  return t.pictures.source(named, documents.length - named.length);
}
