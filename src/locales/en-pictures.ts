import type { Modality } from '../model/claim.ts';
import type { Document } from '../model/document.ts';
import { MODALITY } from './en-claims.ts';
import { amounts } from './en-pictures-amounts.ts';
import { map } from './en-pictures-map.ts';
import { timeline } from './en-pictures-timeline.ts';
import { counted } from './en-quiz-host.ts';

/** The words of pictures, each chart under its own name. */
export const pictures = {
  amounts,
  map,
  goods: {
    subtitle: 'As the documents tell it',
    columns: ['Who sells to whom', 'What they sell'] as const,
    /** Goods with how the source tells them. */
    told: (items: readonly string[], modality: Modality): string =>
      modality === 'asserted' || modality === 'negated'
        ? items.join(', ')
        : `${items.join(', ')} (${MODALITY[modality]})`,
    more: (n: number): string => `${counted(n, 'more line')} ${n === 1 ? 'is' : 'are'} in the text.`,
  },
  /** A document as the foot of a picture names it. A digest is never called the work that it retells. */
  document({ title, publisher, digestOf, text, addedHere }: Document): string {
    if (text === 'digest' && digestOf) return `${title} (digest of ${digestOf.publisher})`;
    const by = [publisher, addedHere && 'added by this server'].filter(Boolean).join(', ');
    return by ? `${title} (${by})` : title;
  },
  /** Whose figures these are: documents by name, and how many more there are. */
  source: (named: readonly string[], more: number): string =>
    `${named.length + more === 1 ? 'Source' : 'Sources'}: ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`,
  timeline,
  distribution: {
    count: (n: number, right: boolean): string => (right ? `${n}, right` : String(n)),
    source: (all: number): string => `Counted in this quiz: ${counted(all, 'answer')}`,
    option: (option: string, count: string): string => `${option}: ${count}`,
    alt: (title: string, stem: string, options: readonly string[]): string =>
      `Bar chart of how often each answer was given. ${title}: ${stem} ${options.join('; ')}.`,
  },
};
