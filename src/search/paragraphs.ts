import type { IndexedPassage } from './bags.ts';
import type { Weights } from './weights.ts';

/** Passages that are searched together. */
export interface Paragraph {
  readonly passages: readonly IndexedPassage[];
  /** How many different words it has. */
  readonly length: number;
}

/** A paragraph that holds some of the terms, and its BM25 score. */
export interface Hit {
  readonly paragraph: Paragraph;
  readonly score: number;
}

/** Finds the paragraphs of one shelf by their terms. */
export type Paragraphs = (terms: ReadonlySet<string>) => Hit[];

/** The usual constants of BM25+: how fast a repeated term stops to count, what length costs, what any match is worth. */
const [K, B, D] = [1.2, 0.7, 0.5];

/**
 * BM25+ over the paragraphs of some passages. What a term tells and how long a paragraph is on average come from the whole
 * corpus, so that a paragraph has one score on whatever shelf it stands.
 */
export function createParagraphs(
  passages: readonly IndexedPassage[],
  { idf }: Pick<Weights, 'idf'>,
  averageLength: number,
): Paragraphs {
  const groups = Map.groupBy(passages, ({ passage }) => `${passage.document}/${passage.paragraph}`);
  const postings = new Map<string, { readonly paragraph: Paragraph; readonly count: number }[]>();
  for (const parts of groups.values()) {
    const counts = new Map<string, number>();
    for (const { bag, order } of parts)
      for (const term of order) if (bag.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const paragraph = { passages: parts, length: new Set(parts.flatMap(({ order }) => order)).size };
    for (const [term, count] of counts) {
      const known = postings.get(term);
      if (known) known.push({ paragraph, count });
      else postings.set(term, [{ paragraph, count }]);
    }
  }
  return (terms) => {
    const scores = new Map<Paragraph, number>();
    for (const term of terms) {
      const weight = idf(term);
      for (const { paragraph, count } of postings.get(term) ?? []) {
        const often = (count * (K + 1)) / (count + K * (1 - B + (B * paragraph.length) / averageLength));
        scores.set(paragraph, (scores.get(paragraph) ?? 0) + weight * (D + often));
      }
    }
    return [...scores].map(([paragraph, score]) => ({ paragraph, score }));
  };
}
