import { countriesOf } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import { kindOf } from '../model/kinds/index.ts';
import { countryWords, type Names } from './names.ts';
import { LISTED_WORDS } from './thesaurus.ts';
import { STOP_WORDS, tokenize } from './words.ts';

/** Words that turn up in most questions: a misspelling is more likely one of them than a rare word. */
const QUESTION_WORDS = 'what when where which whose many much year does have first there their between'.split(' ');

/** Adds to the words of the texts what the names, claims and kinds know, with how often it counts. */
export function addKnownWords(counts: Map<string, number>, library: Library, names: Names): void {
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count);
  for (const word of [...STOP_WORDS, ...LISTED_WORDS]) add(word, 1);
  for (const word of QUESTION_WORDS) add(word, 20);
  for (const word of names.words) add(word, 5);
  for (const word of countryWords([...new Set([library.home, ...library.pairs.flatMap(countriesOf)])])) add(word, 20);
  for (const { words = [] } of library.claims) for (const word of words) add(word, 1);
  for (const [kind, claims] of Map.groupBy(library.claims, kindOf))
    for (const word of kind.words) for (const token of tokenize(word)) add(token, claims.length);
}
