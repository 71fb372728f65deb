import { countriesOf, partnerIn, type CountryCode, type Pair } from '../model/country.ts';
import { KIND_NAMES, kinds } from '../model/kinds/index.ts';
import type { Direction, Place, Question, Word } from '../model/question.ts';
import { BUYS, SELLS } from './places.ts';
import { stemOf } from './stem.ts';
import { tokenize } from './words.ts';

/** How a question hangs together with the last one of the same member. */
type Link =
  /** It has no sense without it: "and turkey?", "who hosted it". */
  | 'bound'
  /** It names no country; it may be about those of the last question, or about none of them. */
  | 'loose'
  /** It is complete. */
  | 'none';

const OPENING = /^(and|or|but|also|so|what about|how about|same (for|with)|now)\b/;
const POINTING =
  /\b(it|its|that|this|these|those|they|them|their|theirs|he|him|his|she|her|hers|there|then|same|one|ones|either|instead|other way|vice versa)\b/;
const REVERSING = /\b(other way|vice versa|reverse|opposite direction)\b/;

/** Words by which kinds are asked for: a new one takes the place of the last one. */
const KIND_STEMS: ReadonlySet<string> = new Set(
  KIND_NAMES.flatMap((name) => kinds[name].words)
    .flatMap(tokenize)
    .map(stemOf),
);
const isOfKind = (word: Word): boolean => KIND_STEMS.has(word.terms[0]!);

function linkOf(question: Question, plain: string, before: Question): Link {
  if (OPENING.test(plain)) return 'bound';
  const points = POINTING.test(plain) && question.names.length === 0;
  if (points && (!moves(question, before) || question.words.length === 0)) return 'bound';
  const complete = question.pairs.length + question.outside.length + question.names.length > 0;
  if (complete) return 'none';
  return question.words.length === 0 ? 'bound' : 'loose';
}

/**
 * The ways to read a question that comes after another one, in the order in which they are tried: about the very passages of
 * the last answer, about those beside them, with the slots of the last question, with its countries alone, and last by itself.
 * None when it is complete in itself.
 * @param plain the folded words of the text, corrected
 */
export function readingsAfter(question: Question, plain: string, before: Question): Question[] {
  const link = question.offTopic ? 'none' : linkOf(question, plain, before);
  if (link === 'none') return [];
  const merged = merge(question, plain, before);
  const near = staysNear(question, plain, before) ? nearBy(question, merged, before.focus ?? []) : [];
  const open = question.wanted === 'any' ? [{ ...merged, wanted: 'any' as const, head: [] }] : [];
  const own = question.words.length > 0 ? [{ ...merged, words: question.words }] : [];
  return [...near, merged, ...own, ...(own.length > 0 ? open : []), ...(link === 'loose' ? [question] : [])];
}

/** Whether it is about other countries than the last one. */
const moves = ({ pairs, outside }: Question, before: Question): boolean =>
  outside.length > 0 || pairs.some((pair) => !before.pairs.includes(pair));

/** Whether the passages of the last answer can be meant: nothing is named anew, nothing turned round. */
const staysNear = (question: Question, plain: string, before: Question): boolean =>
  before.focus !== undefined &&
  !moves(question, before) &&
  question.names.length === 0 &&
  !question.current &&
  !REVERSING.test(plain);

/** What was wanted last is not wanted again: "which ones?" after "how many". */
const nearBy = ({ wanted, head }: Question, merged: Question, focus: readonly Place[]): Question[] => [
  { ...merged, wanted, head, focus },
  { ...merged, wanted, head, focus: focus.map((place) => ({ ...place, end: place.next })) },
];

function merge(question: Question, plain: string, before: Question): Question {
  const moved = moves(question, before);
  const pairs = question.pairs.length > 0 || moved ? question.pairs : before.pairs;
  const direction = directionAfter(question, plain, before, pairs);
  const { sender, host, years = before.years, asOf = before.asOf, source = before.source } = question;
  const reversed = REVERSING.test(plain);
  const place = (code: CountryCode | undefined): CountryCode | undefined => {
    const is = movedTo(code, before.pairs, pairs);
    return reversed && is !== undefined && pairs[0] ? partnerIn(pairs[0], is) : is;
  };
  const [sends, hosts] = [sender ?? place(before.sender), host ?? place(before.host)];
  return {
    ...question,
    countries: moved ? question.countries : before.countries,
    pairs,
    kinds: question.kinds.length > 0 ? question.kinds : before.kinds,
    wanted: question.wanted === 'any' ? before.wanted : question.wanted,
    head: question.wanted === 'any' ? before.head : question.head,
    words: wordsAfter(reversed ? { ...question, words: [] } : question, plain, before, moved),
    names: question.names.length > 0 || moved ? question.names : before.names,
    followed: { words: reversed ? [] : question.words },
    ...(years && { years }),
    ...(asOf && { asOf }),
    ...(source !== undefined && { source }),
    ...(direction && { direction }),
    ...(sends && { sender: sends }),
    ...(hosts && { host: hosts }),
  };
}

/** A country of the last question as it is meant now: who was the partner then is the partner of now. */
function movedTo(
  code: CountryCode | undefined,
  [was]: readonly Pair[],
  [is]: readonly Pair[],
): CountryCode | undefined {
  if (code === undefined || was === undefined || is === undefined || countriesOf(is).includes(code)) return code;
  return partnerIn(is, partnerIn(was, code));
}

/** The words of the last question that still hold: what is named or asked for anew takes the place of what was. */
function wordsAfter(question: Question, plain: string, before: Question, moved: boolean): Word[] {
  const anew = question.words.some(isOfKind);
  const named = new Set((question.names.length > 0 || moved ? before.names : []).flatMap(({ terms }) => terms));
  // "And the embassy?" leaves the last subject; "when was it closed" goes on about it.
  const left = anew && !POINTING.test(plain);
  const kept = before.words.filter(
    (word) =>
      !(anew && isOfKind(word)) &&
      !named.has(word.terms[0]!) &&
      !(left && !before.names.some(({ terms }) => terms.includes(word.terms[0]!))) &&
      question.words.every(({ terms }) => terms[0] !== word.terms[0]),
  );
  return [...question.words, ...kept];
}

function directionAfter(
  question: Question,
  plain: string,
  before: Question,
  pairs: readonly Pair[],
): Direction | undefined {
  if (question.direction) return question.direction;
  const last = before.direction;
  const [pair] = pairs;
  if (!last || pair === undefined) return undefined;
  const exporter = movedTo(last.exporter, before.pairs, pairs)!;
  const kept = { exporter, importer: partnerIn(pair, exporter) };
  return REVERSING.test(plain) || turned(question.words, before.words)
    ? { exporter: kept.importer, importer: kept.exporter }
    : kept;
}

/** Whether one speaks of selling and the other of buying. */
const turned = (words: readonly Word[], last: readonly Word[]): boolean =>
  (speaks(words, SELLS) && speaks(last, BUYS)) || (speaks(words, BUYS) && speaks(last, SELLS));
const speaks = (words: readonly Word[], verb: RegExp): boolean => words.some(({ text }) => verb.test(text));
