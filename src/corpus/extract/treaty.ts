import { theTwo, type Match, type Said } from './pattern.ts';

/** What an agreement is called. */
export const NOUN =
  '(?:agreements?|concordats?|treat(?:y|ies)|conventions?|protocols?|accords?|pacts?|memorand(?:um|a|ums)(?: of understanding)?|MoUs?|letters? of intent|exchanges? of (?:letters|notes)|declarations? of intent|joint declarations?)';
const ABOUT =
  '(?: \\([A-Za-z]{2,8}\\))?(?: (?:on|of|for|to(?! be )|concerning|regarding|about|against) [^;.:,()|\\uf000-\\uf3ff]{1,140}?(?:,(?: [\\p{L}-]+){1,3},? and [\\p{L}\\ue000-\\ue7ff -]{1,40}?)?)?';
/** Words that no title holds before its noun. */
const FOREIGN =
  '(?:and|was|were|is|are|be|has|have|had|with|by|that|which|who|to|in|on|at|from|after|before|during|following|under|allowing|such|including|signed|sign|this|these|those|it|as|when|while|not|no|between)';
/** A title: its article, some words, the noun and what it is about. */
export const TITLE = `(?<![\\p{L}\\d-])(?<title>(?:(?:an?|the|its|their) )?(?:(?!(?:${FOREIGN}|an?|the|its|their) )[\\p{L}\\d\\ue000-\\ue7ff'’/.–-]+ (?:and (?=(?:[\\p{L}-]+ ){1,3}${NOUN}(?![\\p{L}])))?){0,7}?${NOUN}(?![\\p{L}])${ABOUT})`;
export const END =
  '(?=[;.,:()|\\uf000-\\uf3ff]|$| (?:with|between|was|were|during|after|which|that|at|by|under|while|from|has|have|despite|although|because|when|as|since|before|until|within|worth|aimed) | (?:in|on) (?:the )?(?:[\\uf000-\\uf3ff]|(?-i:\\p{Lu}))| and (?:an?|the|to|it|they|both|also|in|on|agreed|signed|discussed|met|visited) )';

/** Words between the parties and what they did. */
export const AUX = '(?: has| have| had| also| jointly| formally| officially| subsequently| then| later){0,3}';
/** The two of the text, without their names. */
export const TWO =
  '(?:(?:the )?(?:two|both)(?: countries| nations| states| governments| sides| parties| kingdoms)?|they|the (?:countries|nations|states|sides|parties))';

/** Whose agreement it is; with a third country as the partner it is another's. */
export function partiesOf(match: Match): Said['between'] | undefined {
  const { sentence } = match;
  const named = ['a', 'b', 'with'].map((group) => match.land(group)).filter((code) => code !== undefined);
  const two = theTwo(sentence);
  if (!two) return named.length > 0 ? named : sentence.codes.length === 1 ? sentence.codes : undefined;
  if (!named.every((code) => two.includes(code))) return undefined;
  const ours = sentence.codes.filter((code) => two.includes(code)).length;
  return ours === 2 || ours === sentence.codes.length ? named : undefined;
}

// Agreements of which nothing is told have no title.
const NAMELESS =
  /^(?:agreements|treaties|conventions|protocols|accords|pacts|memoranda|memorandums|mous|letters of intent|declarations of intent|joint declarations)$/iu;
const FINITE = /\b(?:is|are|was|were|has|have|had|will|would|should)\b/iu;

/** A title without its article; none where the words are too few or too many to be one. */
export function titleOf(words: string): string | undefined {
  const title = words.replace(/^(?:an?|the|its|their) /i, '').trim();
  return title.length >= 5 &&
    title.length <= 200 &&
    /\p{L}{4}/u.test(title) &&
    !FINITE.test(title) &&
    !NAMELESS.test(title)
    ? title
    : undefined;
}
