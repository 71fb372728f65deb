import { plainOf } from '../../model/document.ts';
import { findDates, findValues, type Found } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { passageOf, type Ground } from './ground.ts';
import type { AspectName, Told } from './told.ts';

/** Where the words of an answer stand in a sentence. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** The longest sentence in which something is left out: a phone shows it without scrolling. */
const LONGEST = 240;

/** What points to a sentence before. */
const POINTING =
  /^["“(]?(?:(?:since|after|before|during|with|upon|following|by|in|on|at|for|to) (?:its|his|her|their|this|that|these|those)|it|he|she|they|we|his|her|their|its|this|these|those|here|such|that|there|however|moreover|also|but|then|thus|both|another|other|neither country|furthermore|additionally|in addition|meanwhile|similarly|consequently|as a result|nevertheless|thereafter|subsequently|therefore|hence|the (?:same|two|former|latter|other|agreements?|treaty|projects?|companies|company|government|visit|countries|meeting)|in (?:this|that|addition)|at that|since then|during (?:this|that|his|her|their)|after (?:this|that)|later)\b/i;
const INSIDE =
  /\b(?:this|these|those|the same (?:year|month|day)|that year|this year|last year|years? later|the following (?:year|month)|his visit|the former|the latter|the source|(?:the|this) (?:web ?)?page|from the context|of (?:this|that) kind)\b|\[\d|\bsee\b/i;

const isWhole = (text: string): boolean =>
  text.length <= LONGEST &&
  text.length >= 25 &&
  /^["“(]?[\p{Lu}\d]/u.test(text) &&
  /[\p{L}\p{N})”"%]\.$/u.test(text) &&
  // One sentence, not two.
  !/(?:\p{Ll}{3}|&\p{Lu}|\))\. \p{Lu}/u.test(text) &&
  !/[|{}=*#\n_]|\.{3}|…/.test(text) &&
  !POINTING.test(text) &&
  !INSIDE.test(text);

/** The sentence of a claim that is understood without those around it: its own quote, else the whole sentence it stands in. */
export function sentenceOf(claim: Claim, ground: Ground): string | undefined {
  const passage = passageOf(claim, ground);
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const whole = passage?.shape === 'sentence' ? [plainOf(passage)] : [];
  return [claim.quote, ...whole].map(tidy).find(isWhole);
}

/** The one place of words in a text; undefined where there are none or several. */
function onlyPlace(text: string, words: string): Gap | undefined {
  const start = text.indexOf(words);
  if (words === '' || start < 0 || text.includes(words, start + 1)) return undefined;
  const end = start + words.length;
  // "Oslo" is not left out of "Oslofjord".
  const isInWord = /[\p{L}\p{N}]/u.test(text[start - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[end] ?? '');
  return isInWord ? undefined : { start, end };
}

const only = (found: readonly Found[]): Gap | undefined => (found.length === 1 ? found[0] : undefined);

/** A year in figures, when the sentence names it once and nothing else of that decade. */
function yearGap(sentence: string, year: string): Gap | undefined {
  const place = onlyPlace(sentence, year);
  return place && findDates(sentence).some(({ start, end }) => start <= place.start && place.end <= end)
    ? place
    : undefined;
}

const isListed = (sentence: string, { start, end }: Gap): boolean =>
  /(?:[,:]|\b(?:and|or)) $/.test(sentence.slice(0, start)) || /^(?:,| (?:and|or) )/.test(sentence.slice(end));

/** Where a sentence says what is asked for, if it does so once and gives it away nowhere else. */
export function gapFor(aspect: AspectName, { value, text }: Told, sentence: string): Gap | undefined {
  const [, unit = '', amount = ''] = value.split(':');
  switch (aspect) {
    case 'year':
    case 'when':
      return yearGap(sentence, unit);
    case 'month':
    case 'decade':
      return only(findDates(sentence).filter((found) => found.value === unit));
    case 'figure': {
      const found = findValues(sentence);
      const sums = found.filter(({ type }) => type === 'money');
      // The same sum in another currency tells how large it is.
      if (value.startsWith('money:'))
        return sums.length === 1 ? only(sums.filter((sum) => sum.value === Number(amount))) : undefined;
      return only(found.filter(({ type, value: n }) => type === 'count' && n === Number(amount)));
    }
    default: {
      const place = onlyPlace(sentence, text);
      // What is no part of a list cannot be changed for another thing.
      return value.startsWith('thing:') && place && !isListed(sentence, place) ? undefined : place;
    }
  }
}

/** A sentence with other words in its gap. */
export const filled = (sentence: string, { start, end }: Gap, words: string): string =>
  sentence.slice(0, start) + words + sentence.slice(end);
