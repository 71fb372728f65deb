import type { Document } from '../model/document.ts';
import { map } from './en-pictures-map.ts';

/** The words of pictures, each chart under its own name. */
export const pictures = {
  map,
  /** A document as the foot of a picture names it. A digest is never called the work that it retells. */
  document({ title, publisher, digestOf, text, addedHere }: Document): string {
    if (text === 'digest' && digestOf) return `${title} (digest of ${digestOf.publisher})`;
    const by = [publisher, addedHere && 'added by this server'].filter(Boolean).join(', ');
    return by ? `${title} (${by})` : title;
  },
  /** Whose figures these are: documents by name, and how many more there are. */
  source: (named: readonly string[], more: number): string =>
    `${named.length + more === 1 ? 'Source' : 'Sources'}: ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`,
};
