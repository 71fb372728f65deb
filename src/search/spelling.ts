/** Puts a misspelt word right against known words. */
export type Correct = (word: string) => string | undefined;

/** How many edits a word of this length may be away: none for short ones, where a change makes another word. */
const reach = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/** Edits between two words, a swap of neighbours counted once (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** The letters that a word has, one bit each: an edit changes two at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) - 97);
  return letters;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * A speller over known words with their frequency: words within one edit, two for words of six letters and more. Among
 * equals the one with the same first letter, then the more frequent wins. Every word of a fitting length is looked at, most
 * by their letters only: some 1 ms for 100,000 words, where an index of deletions takes seconds to build and 300 MB.
 * @param scale what a count is multiplied with, in a corpus larger than the ranks were set for
 */
export function createSpeller(known: ReadonlyMap<string, number>, scale = 1): Correct {
  const spelt = [...known.keys()].filter((word) => /^[a-z]{3,30}$/.test(word));
  const byLength = Map.groupBy(
    spelt.map((text) => ({ text, letters: lettersOf(text) })),
    ({ text }) => text.length,
  );
  return (word) => {
    const limit = reach(word.length);
    if (limit === 0 || known.has(word) || !/^[a-z]{4,20}$/.test(word)) return undefined;
    const letters = lettersOf(word);
    let best: { readonly text: string; readonly rank: number } | undefined;
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      for (const { text, letters: others } of byLength.get(length) ?? []) {
        if (bitsIn(letters ^ others) > 2 * limit) continue;
        const edits = distance(word, text);
        // Two edits change a short word into almost any other.
        if (edits > limit || (edits > 1 && (text.length < 6 || text[0] !== word[0]))) continue;
        const rank = edits * 1000 + (text[0] === word[0] ? 0 : 500) - Math.min(400, known.get(text)! * scale);
        if (!best || rank < best.rank) best = { text, rank };
      }
    }
    return best?.text;
  };
}
