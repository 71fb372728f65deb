import type { Finding } from '../../model/answer.ts';
import type { Document } from '../../model/document.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';

/** Characters of one document's name, and of all names: three lines hold them. */
const LENGTH = 100;
const ROOM = 210;

/** The line at the foot of a picture: the documents of what is drawn, each once, as many as there is room for. */
export function sourceOf(drawn: readonly Finding[], t: Locale): string {
  const documents = [...new Map(drawn.map(({ citation: { document } }) => [document.id, document])).values()];
  const names = documents.map((document) => fit(t.pictures.document(document), LENGTH));
  let left = ROOM;
  const full = names.findIndex((name) => (left -= name.length) < 0);
  const named = full === -1 ? names : names.slice(0, full);
  return t.pictures.source(named, names.length - named.length);
}

/** What tells the source of a finding from those of others that it stands among; empty where they are of one document. */
export function sourceAmong({ citation: { document } }: Finding, others: readonly Finding[]): string {
  const rest = others.map(({ citation }) => citation.document).filter(({ id }) => id !== document.id);
  if (rest.length === 0) return '';
  const own = publisherOf(document);
  return rest.some((other) => publisherOf(other) === own) ? document.title : own;
}

const publisherOf = ({ digestOf, publisher, title }: Document): string => digestOf?.publisher ?? publisher ?? title;
