import stem from 'wink-porter2-stemmer';

/** Words remembered at once; the oldest is forgotten first, so that hostile input cannot fill the memory. */
const STEMS = 5_000;
const stems = new Map<string, string>();

/** The Porter2 stem of a folded word, remembered. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,40}$/.test(word)) return word;
  if (stems.size >= STEMS) stems.delete(stems.keys().next().value!);
  const result = stem(word);
  stems.set(word, result);
  return result;
}
