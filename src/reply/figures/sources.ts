import type { Finding } from '../../model/answer.ts';
import type { Document } from '../../model/document.ts';
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

/** What tells the source of a finding from those of others that it stands among; empty where they are of one document. */
export function sourceAmong({ citation: { document } }: Finding, others: readonly Finding[]): string {
  const rest = others.map(({ citation }) => citation.document).filter(({ id }) => id !== document.id);
  if (rest.length === 0) return '';
  const own = publisherOf(document);
  return rest.some((other) => publisherOf(other) === own) ? document.title : own;
}

const publisherOf = ({ digestOf, publisher, title }: Document): string => digestOf?.publisher ?? publisher ?? title;
