import type { Library } from '../model/document.ts';
import { kindOf } from '../model/kinds/index.ts';
import { countryWords, type Names } from './names.ts';
import { LISTED_WORDS } from './thesaurus.ts';
import { STOP_WORDS, tokenize } from './words.ts';

/** Words that turn up in most questions: a misspelling is more likely one of them than a rare word. */
const QUESTION_WORDS = 'what when where which whose many much year does have first there their between'.split(' ');

/** Every word that the corpus, its names and its kinds know, with how often it stands there. */
export function vocabulary(library: Library, names: Names): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count);
  const passages = library.documents.flatMap(({ sections }) => sections.flatMap((section) => section.passages));
  for (const { text } of passages) for (const token of tokenize(text)) add(token, 1);
  for (const word of [...STOP_WORDS, ...LISTED_WORDS]) add(word, 1);
  for (const word of QUESTION_WORDS) add(word, 20);
  for (const word of names.words) add(word, 5);
  for (const word of countryWords([library.home, ...library.pairs.flatMap((pair) => pair.split('-'))])) add(word, 20);
  for (const { words = [] } of library.claims) for (const word of words) add(word, 1);
  for (const claim of library.claims)
    for (const word of kindOf(claim).words) for (const token of tokenize(word)) add(token, 1);
  return counts;
}
