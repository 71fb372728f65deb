/** Puts a misspelt word right against known words. */
export type Correct = (word: string) => string | undefined;

/** How many edits a word of this length may be away: none for short ones, where a change makes another word. */
const reach = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/** Every way to leave out up to `count` letters of a word. */
function deletions(word: string, count: number): Set<string> {
  const all = new Set([word]);
  let last = [word];
  for (let round = 0; round < count; round++) {
    last = last.flatMap((text) => [...text].map((_, i) => text.slice(0, i) + text.slice(i + 1)));
    for (const text of last) all.add(text);
  }
  return all;
}

/** Edits between two words, a swap of neighbours counted once (optimal string alignment). */
function distance(a: string, b: string): number {
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

/**
 * A speller over known words with their frequency, by symmetric deletion (SymSpell): words within one edit, two for
 * words of six letters and more. Among equals the one with the same first letter, then the more frequent wins.
 */
export function createSpeller(known: ReadonlyMap<string, number>): Correct {
  const byDeletion = new Map<string, string[]>();
  for (const word of known.keys()) {
    if (!/^[a-z]{3,30}$/.test(word)) continue;
    for (const part of deletions(word, Math.max(1, reach(word.length)))) {
      const words = byDeletion.get(part);
      if (words) words.push(word);
      else byDeletion.set(part, [word]);
    }
  }
  return (word) => {
    const limit = reach(word.length);
    if (limit === 0 || known.has(word) || !/^[a-z]{4,20}$/.test(word)) return undefined;
    const candidates = new Set([...deletions(word, limit)].flatMap((part) => byDeletion.get(part) ?? []));
    const ranked = [...candidates]
      .map((text) => ({ text, edits: distance(word, text) }))
      // Two edits change a short word into almost any other.
      .filter(({ text, edits }) => edits < 2 || (edits <= limit && text.length > 5 && text[0] === word[0]))
      .map(({ text, edits }) => ({
        text,
        rank: edits * 1000 + (text[0] === word[0] ? 0 : 500) - Math.min(400, known.get(text)!),
      }));
    return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.text;
  };
}
