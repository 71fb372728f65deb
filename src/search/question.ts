import type { CountryCode, Pair } from '../model/country.ts';
import type { Question, Word } from '../model/question.ts';
import { isEnglish } from './english.ts';
import { readingsAfter } from './follow.ts';
import { headOf, officeIn } from './head.ts';
import type { Index } from './index.ts';
import type { Mention } from './names.ts';
import { asWord, directionOf, hostOf, namesOf, placed, senderOf } from './places.ts';
import { dimensionOf, lapseOf, sidesOf, type Dimension } from './sides.ts';
import { oppositesOf, withoutPhrases } from './thesaurus.ts';
import { kindsOf, WANTED_WORDS, wantedOf } from './wanted.ts';
import { stemOf } from './stem.ts';
import { meaningful, STOP_WORDS, termsOf, tokenize } from './words.ts';
import { askedDates, askedDay, askedYears } from './years.ts';

/** What the asker chose beside the text. */
export interface Hints {
  readonly asOf?: string;
  readonly source?: string;
  /** What the asker was reading about: it is meant where no country is named. */
  readonly pair?: Pair;
}

/** Longer texts are no questions; the rest of them is not read. */
const LONGEST_QUESTION = 500;

/**
 * Reads a question as people type it (short, misspelt, lower case) into typed slots.
 * Never throws; a text without any meaning gives a question without words.
 */
export const understand = (asked: string, index: Index, hints: Hints = {}): Question =>
  read(asked, index, hints).question;

/** A question after another one of the same member: read alone, and in all the ways to go on unless it is complete. */
export function understandAfter(
  asked: string,
  index: Index,
  hints: Hints,
  before: Question,
): { readonly question: Question; readonly readings: readonly Question[] } {
  const { question, plain } = read(asked, index, hints);
  return { question, readings: readingsAfter(question, plain, before) };
}

/** A text read alone, with its words folded and corrected. */
function read(asked: string, index: Index, { pair, ...hints }: Hints): { question: Question; plain: string } {
  const text = readable(asked.slice(0, LONGEST_QUESTION));
  const { tokens: written, corrections } = corrected(tokenize(text), index);
  const tokens = withoutPhrases(
    written,
    (word) => STOP_WORDS.has(word) || index.knows({ text: word, terms: termsOf(word) }),
  );
  const plain = tokens.join(' ');
  const mentions = index.names.find(tokens);
  const found = placed(mentions, tokens, index);
  const place = pair && found.pairs.length + found.outside.length === 0 ? { ...found, pairs: [pair] } : found;
  // "Queen Maud Land" speaks of no queen.
  const named = mentions.filter(({ hint }) => hint);
  const dated = askedYears(text, plain);
  const countryTokens = new Set(
    mentions.filter((mention) => !mention.hint).flatMap((mention) => range(mention.from, mention.to)),
  );
  // What is wanted is said in phrases of its own: they are read as they were written.
  const lapse = lapseOf(written.join(' '));
  const wanted = lapse ? 'comparison' : wantedOf(written.join(' '));
  const telling = tokens.filter((token, i) => !countryTokens.has(i) && !WANTED_WORDS[wanted]?.includes(stemOf(token)));
  // Whether it closed is answered by its opening, too.
  const aside = asideOf(tokens);
  const words = wordsOf(telling, aside).map((word) => (wanted === 'yes-no' ? withOpposites(word) : word));
  const unnamed = tokens.map((token, i) => (named.some(({ from, to }) => from <= i && i < to) ? '_' : token));
  const kinds = kindsOf(tokens, wanted, mentions, words);
  const names = [...namesOf(mentions, tokens, kinds[0]), ...place.outside.map(asWord)];
  const head = headOf(unnamed, wanted, (i) => countryTokens.has(i)).map((noun) => ({
    text: noun,
    terms: termsOf(noun),
  }));
  const day = kinds[0] === 'mission' && wanted === 'yes-no' ? askedDay(text) : undefined;
  const office = officeIn(unnamed.join(' '));
  const headCountry = countryBefore(tokens, mentions, head[0]?.text);
  const [compared, dimension] = lapse ? [lapse, 'date' as const] : [sidesOf(plain), dimensionOf(plain)];
  const sides = wanted === 'comparison' ? sidesFrom(compared, dimension, place, index, hints) : undefined;
  const question: Question = {
    ...place,
    names,
    kinds,
    wanted,
    dates: askedDates(text),
    head,
    words,
    corrections,
    offTopic: OFF_TOPIC.some((shape) => shape.test(plain)),
    ...(day ? { asOf: day } : dated && { years: dated }),
    ...rolesOf(tokens, mentions, place.pairs),
    ...(sides && { sides }),
    ...(sides && lapse && { lapse: true }),
    ...(office && { office }),
    ...(office && isSaidToBe(office, plain) && { as: true }),
    ...(headCountry && { headCountry }),
    ...(NEGATING.test(written.join(' ')) && { negated: true }),
    ...(NOW.test(plain) && { current: true }),
    ...hints,
  };
  return { question, plain };
}

/** Which country sells, sends or hosts. */
function rolesOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): Pick<Question, 'direction' | 'sender' | 'host'> {
  const direction = directionOf(tokens, mentions, pairs);
  const sender = senderOf(tokens, mentions, pairs);
  const host = hostOf(tokens, mentions, pairs);
  return { ...(direction && { direction }), ...(sender && { sender }), ...(host && { host }) };
}

/** Whether somebody is said to hold an office: "was already president". */
const isSaidToBe = (office: string, plain: string): boolean =>
  new RegExp(`\\b(as|be|is|was|become|became)\\b( \\w+){0,2} ${office}`).test(plain);

/** The country of what is asked for or of a firm, "which Norwegian airline", "the Pakistani firm Telenor". */
function countryBefore(
  tokens: readonly string[],
  mentions: readonly Mention[],
  noun: string | undefined,
): CountryCode | undefined {
  const isNoun = (token: string | undefined): boolean => token !== undefined && (token === noun || FIRM.test(token));
  return mentions.find(({ hint, to }) => !hint && isNoun(tokens[to]))?.countries[0];
}

const withOpposites = ({ terms, ...word }: Word): Word => ({
  ...word,
  terms: [...new Set([...terms, ...oppositesOf(terms[0]!)])],
});

const FIRM = /^(firm|company|operator|airline|bank|business|corporation|giant)$/;

/** Comparing words that stand for themselves; what is compared is in the other words. */
const COMPARATIVE =
  /\b(more|most|older|bigger|larger|earlier|first|longer|less|smaller|higher|lower|than|compared|active|longer|known)\b/g;

/** Both sides of a comparison as questions. A side that names no country is about those of the whole; one without words has those of the other. */
function sidesFrom(
  texts: readonly [string, string] | undefined,
  dimension: Dimension | undefined,
  whole: Pick<Question, 'pairs'>,
  index: Index,
  hints: Hints,
): readonly Question[] | undefined {
  if (!texts) return undefined;
  const wanted = dimension ?? 'any';
  const [left, right] = texts.map((text) => read(text.replace(COMPARATIVE, ' '), index, hints).question) as [
    Question,
    Question,
  ];
  const complete = (side: Question, other: Question): Question => ({
    ...side,
    wanted,
    head: [],
    pairs: side.pairs.length > 0 ? side.pairs : whole.pairs,
    words: side.words.length > 0 ? side.words : other.words,
    kinds: side.kinds.length > 0 ? side.kinds : other.kinds,
  });
  const sides = [complete(left, right), complete(right, left)];
  const told = sides.every(
    ({ pairs, words, kinds }) => pairs.length === Math.min(1, whole.pairs.length) && words.length + kinds.length > 0,
  );
  return told ? sides : undefined;
}

/** Mentions, commands, emoji, time stamps and addresses as Discord writes them: they ask nothing. */
const DISCORD = /<(?:@[!&]?|#|\/[^:>]{1,100}:|a?:\w{2,32}:|t:|id:)[^>]{0,30}>|https?:\/\/\S+/g;

/** "What do the sources say on ..." asks what stands after it. */
const SOURCES_SAY =
  /^\W*what (?:do|does) (?:the |your |our )?(?:sources?|documents?|texts?|files?) (?:say|tell|state|report)(?: us)? (?:about|on|of|regarding) /i;

/** The text as it is read: what Discord adds is gone, and phrases that are one word in meaning are one word. */
export const readable = (text: string): string =>
  text
    .replace(DISCORD, ' ')
    // In capitals these are countries; folded, "us" is a pronoun.
    .replace(/\bU\.?S\.?(?:A\.?)?(?![\w$])/g, 'United States')
    .replace(/\bU\.?K\.?(?![\w])/g, 'United Kingdom')
    .replace(/\bwhat (?:held|kept) (.{1,60}?) back from\b/gi, 'why $1 from')
    .replace(/\bhow come\b|\bwhat (?:took|held|kept)\b/gi, 'why')
    .replace(SOURCES_SAY, ' ')
    .replace(/\b(take|takes|took|taken|taking) part\b/gi, 'participate');

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function corrected(tokens: string[], index: Index): { tokens: string[]; corrections: Question['corrections'] } {
  const corrections: { from: string; to: string }[] = [];
  const known = new Set(index.names.find(tokens).flatMap((mention) => range(mention.from, mention.to)));
  const result = tokens.map((token, i) => {
    if (known.has(i) || STOP_WORDS.has(token) || index.knows({ text: token, terms: termsOf(token) })) return token;
    const better = SHORT_WORDS.get(token) ?? (isEnglish(token) ? undefined : index.correct(token));
    if (!better || stemOf(better) === stemOf(token)) return better ?? token;
    corrections.push({ from: token, to: better });
    return better;
  });
  return { tokens: result, corrections };
}

/** Words that ask how things stand now. */
const NOW = /\b(still|now|nowadays|currently|these days|at the moment|today|anymore|right now)\b/;

const NEGATING =
  /\b((?<!or )not(?! to)|never|no|none|cannot|anymore|without|stay(ed)? (away|out)|skip(ped)?|avoid(ed)?|ignored?|neglect(ed)?|refused? to|fail(ed)? to|(is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should)( ?n ?t|nt))\b/;

/** Question words as people shorten them; too short for the speller. */
const SHORT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wen: 'when',
    wat: 'what',
    wut: 'what',
    hoo: 'who',
    whos: 'who',
    hwo: 'who',
    wich: 'which',
    teh: 'the',
    adn: 'and',
    hw: 'how',
    wer: 'where',
    wot: 'what',
  }),
);

/** The words of a clause beside the question itself: after a "when" or "while" in its midst. */
function asideOf(tokens: readonly string[]): ReadonlySet<string> {
  const at = tokens.findIndex((token, i) => i > 1 && ASIDE.has(token));
  return new Set(at < 0 ? [] : tokens.slice(at + 1));
}
const ASIDE: ReadonlySet<string> = new Set('when while once after before during'.split(' '));

/** The words that carry meaning, each once. "big or small" is one word that either of the two answers. */
function wordsOf(tokens: readonly string[], aside: ReadonlySet<string>): Word[] {
  const words: Word[] = [];
  tokens.forEach((text, i) => {
    if (!meaningful(text) || words.some(({ terms }) => terms.includes(stemOf(text)) && terms[0] === stemOf(text)))
      return;
    const alternative = tokens[i - 1] === 'or' && words.at(-1)?.text === tokens[i - 2] ? words.pop() : undefined;
    words.push({
      text: alternative?.text ?? text,
      terms: [...new Set([...(alternative?.terms ?? []), ...termsOf(text)])],
      ...(aside.has(text) && { aside: true }),
    });
  });
  return words;
}
// ---- no question for documents

/** Tasks, opinions, live data and talk about the bot: no document about two countries answers these. */
const OFF_TOPIC: readonly RegExp[] = [
  /^(please |pls )?(write|compose|draw|sing|translate|summari[sz]e|calculate|convert|pretend|act|roleplay|repeat|ignore|forget|disregard|generate|code)\b/,
  /\b(ignore|forget|disregard) (all |any |the |your )*(previous|prior|above|instructions|rules)\b/,
  /\b(from now on|answer (me |everything |always )*(in|as|like) |pretend|you are (now )?an? )\b/,
  /\b(your|the) (bot )?(token|password|prompt|system prompt|instructions|secret)\b/,
  /\b(should i|(do|did) (you|u) (think|like|prefer)|your (\w+ )?(opinion|favou?rite)|what do you think|are you|who made you|tell me a joke)\b/,
  /\b(your|ur) (view|take|thoughts)\b/,
  /\b(weather|exchange rate|stock price|share price|bitcoin|football score|horoscope|lottery)\b/,
  /\b(krone|kroner|nok|dollars?|usd|euros?|lira)\b.*\b(against|versus)\b.*\b(krone|kroner|nok|dollars?|usd|euros?|lira)\b/,
  /\b(usd|nok|eur|gbp|dollars?|kroner?) (to|in|into) (usd|nok|eur|gbp|dollars?|kroner?)\b/,
];
