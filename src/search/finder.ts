import type { Word } from '../model/question.ts';
import type { Weights } from './weights.ts';

/** Which parts of the texts have a term. A part is what one section has on one shelf; parts have numbers from 0. */
export interface Postings {
  /** The number of the shelf of each part, in the order of the catalogue. */
  readonly shelves: Uint32Array;
  /** How many different terms each part has. */
  readonly lengths: Uint32Array;
  /** The numbers of the parts that have a term, ascending. */
  having(term: string): Uint32Array;
}

/** Chooses the shelves, by their numbers, that most likely hold what words ask for, the likeliest first. */
export type Finder = (words: readonly Word[], among?: ReadonlySet<number>) => number[];

/** How many shelves are worth a closer look, and what share of the best one's score makes one worth it. */
export const CHOSEN = 12;
const NEAR = 0.65;

/** How many postings one question may look at, some 2 ms: the rarest words come first, and the commonest choose nothing. */
const BUDGET = 30_000;

/** What a synonym counts beside the word itself. */
const SYNONYM = 0.85;

/** A finder over the parts of a corpus: the words' weights that a part holds, less for a long part, and its shelf. */
export function createFinder(
  { shelves, lengths, having }: Postings,
  { weight, frequency }: Pick<Weights, 'weight' | 'frequency'>,
): Finder {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (words, among) => {
    const scores = new Map<number, number>();
    let left = BUDGET;
    for (const { word, weight: most } of words
      .map((each) => ({ word: each, weight: weight(each) }))
      .toSorted((a, b) => b.weight - a.weight)) {
      const credited = new Set<number>();
      for (const [i, term] of word.terms.entries()) {
        // Of a term that too many parts have, nothing is read.
        if (frequency(term) === 0 || frequency(term) > left) continue;
        const parts = having(term);
        left -= parts.length;
        for (const part of parts) {
          if (credited.has(part) || (among && !among.has(shelves[part]!))) continue;
          credited.add(part);
          scores.set(part, (scores.get(part) ?? 0) + most * (i === 0 ? 1 : SYNONYM));
        }
      }
    }
    const best = new Map<number, number>();
    for (const [part, score] of scores) {
      const shelf = shelves[part]!;
      const fair = score / (0.7 + (0.3 * lengths[part]!) / average);
      if (fair > (best.get(shelf) ?? 0)) best.set(shelf, fair);
    }
    const ranked = [...best].toSorted(([, a], [, b]) => b - a).slice(0, CHOSEN);
    return ranked.filter(([, score]) => score >= NEAR * ranked[0]![1]).map(([shelf]) => shelf);
  };
}

/** Collects which part has which terms. */
export function createPostings() {
  const [shelves, lengths] = [[] as number[], [] as number[]];
  const parts = new Map<string, number[]>();
  return {
    /** Adds a part with the terms that it has. */
    add(shelf: number, terms: ReadonlySet<string>): void {
      for (const term of terms) {
        const known = parts.get(term);
        if (known) known.push(shelves.length);
        else parts.set(term, [shelves.length]);
      }
      shelves.push(shelf);
      lengths.push(terms.size);
    },
    postings: (): Postings => ({
      shelves: Uint32Array.from(shelves),
      lengths: Uint32Array.from(lengths),
      having: (term) => Uint32Array.from(parts.get(term) ?? []),
    }),
  };
}
