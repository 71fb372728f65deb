import MiniSearch from 'minisearch';
import type { IndexedPassage } from './bags.ts';
import { idfOf, type Weights } from './weights.ts';

/** A paragraph that holds some of the terms, and its BM25 score. */
export interface Hit {
  readonly passages: readonly IndexedPassage[];
  readonly score: number;
}

/** Finds the paragraphs of one shelf by their terms. */
export type Paragraphs = (terms: ReadonlySet<string>) => Hit[];

/**
 * BM25 over the paragraphs of some passages, by MiniSearch with its multiplication by matched terms undone. What a term
 * tells comes from the whole corpus, so that scores of several shelves can be compared.
 */
export function createParagraphs(passages: readonly IndexedPassage[], { idf }: Pick<Weights, 'idf'>): Paragraphs {
  const groups = Map.groupBy(passages, ({ passage }) => `${passage.document}/${passage.paragraph}`);
  const frequency = new Map<string, number>();
  const texts = [...groups].map(([id, parts]) => {
    const terms = parts.flatMap(({ bag, order }) => order.filter((term) => bag.has(term)));
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    return { id, text: terms.join(' ') };
  });
  const engine = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  engine.addAll(texts);
  const own = (term: string): number => idfOf(frequency.get(term) ?? 0, groups.size);
  return (terms) =>
    engine
      .search([...terms].join(' '), { boostTerm: (term) => idf(term) / own(term) })
      .map(({ id, score, queryTerms }) => ({
        passages: groups.get(id as string)!,
        score: score / queryTerms.length,
      }));
}
