import stem from 'wink-porter2-stemmer';

/** Words remembered at once; the oldest is forgotten first, so that hostile input cannot fill the memory. */
const STEMS = 50_000;
const stems = new Map<string, string>();

/** Words that the stemmer takes for forms of others: what is important is not imported, and relatives are no relations. */
const ALONE: ReadonlySet<string> = new Set(
  'important importance relatives relative critical informal situation'.split(' '),
);

/** The Porter2 stem of a folded word, remembered. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,40}$/.test(word) || ALONE.has(word)) return word;
  if (stems.size >= STEMS) stems.delete(stems.keys().next().value!);
  const result = stem(word);
  stems.set(word, result);
  return result;
}
