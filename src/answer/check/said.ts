import type { Span } from '../../model/checked.ts';
import type { CountryCode, Pair } from '../../model/country.ts';
import { findValues } from '../../model/grammar.ts';
import type { Question, Word as Asked } from '../../model/question.ts';
import type { Index } from '../../search/index.ts';
import type { Mention } from '../../search/names.ts';
import { understand } from '../../search/question.ts';
import { plainOf, spanOf, wordsIn, type Word } from '../word.ts';
import { datesIn, figuresIn, type Dated, type Figure } from './figures.ts';
import { placesIn, type Place } from './places.ts';

/** A country or its people where a sentence names them; `from` is the number of the first word, `to` that behind the last. */
export interface Named extends Span {
  readonly code: CountryCode;
  readonly from: number;
  readonly to: number;
}

/** What a sentence says, as far as it can be compared. */
export interface Said {
  readonly text: string;
  readonly words: readonly Word[];
  /** The words in plain form with a blank between them. */
  readonly plain: string;
  readonly question: Question;
  readonly mentions: readonly Mention[];
  /** The words that carry meaning and are not compared in another way. */
  readonly telling: readonly Asked[];
  readonly figures: readonly Figure[];
  readonly dates: readonly Dated[];
  readonly places: readonly Place[];
  readonly countries: readonly Named[];
  /** The word that turns the sentence round. */
  readonly negation?: Span;
  /** It asks, says it of some only, or holds a figure that was not read: nothing surely agrees with it or differs from it. */
  readonly unsure: boolean;
}

/** Reads a sentence. `pair`: the countries of the sentence before, meant where none is named. */
export function readSentence(text: string, index: Index, pair?: Pair): Said {
  const question = understand(text, index, pair ? { pair } : {});
  const words = wordsIn(text);
  const plain = plainOf(words);
  const mentions = index.names.find(words.map(({ key }) => key));
  const values = findValues(text);
  const dates = datesIn(values, text);
  const places = placesIn(words, text, mentions, index);
  const negation = spanOf(words, NOT);
  const within = (spans: readonly Span[]): Word[] =>
    words.filter(({ start, end }) => spans.some((span) => span.start <= start && end <= span.end));
  const compared = new Set(within([...values, ...places, ...(negation ? [negation] : [])]).map(({ key }) => key));
  const named = mentions.map(({ from, to }) => ({ start: words[from]!.start, end: words[to - 1]!.end }));
  const read = new Set(within([...values, ...named]));
  return {
    text,
    words,
    plain,
    question,
    mentions,
    telling: question.words.filter((word) => !compared.has(word.text)),
    figures: figuresIn(values, text, words),
    dates: dates ?? [],
    places,
    countries: countriesIn(mentions, words, question),
    ...(negation && { negation }),
    unsure: !dates || isVague(text, plain) || words.some((word) => /\d/.test(word.key) && !read.has(word)),
  };
}

function countriesIn(mentions: readonly Mention[], words: readonly Word[], { pairs, countries }: Question): Named[] {
  const meant = new Set([...countries, ...pairs.flatMap((each) => each.split('-'))]);
  return mentions.flatMap(({ hint, countries: codes, from, to }) => {
    const code = codes.find((each) => meant.has(each));
    return hint || !code ? [] : [{ code, from, to, start: words[from]!.start, end: words[to - 1]!.end }];
  });
}

const NOT =
  /\b(?:no longer|no|not|never|neither|none|without|cannot|(?:is|was|are|were|do|does|did|has|have|had)n t)\b/;
const VAGUE: readonly RegExp[] = [
  // Not a denial, or not of the whole sentence.
  /\b(?:not|no) (?:only|just|until|before|doubt|less|fewer|more|matter|later|earlier)\b|\b(?:nothing but|and not|but not)\b/,
  // Denied is only what somebody or something is that the sentence mentions.
  /\b(?:who|whom|whose|which|that)(?: \w+){0,4}? (?:not|never|no|\w+n t)\b/,
  // Said of some only, whatever holds for most.
  /\b(?:some|few|several|certain|many)\b(?! \d)/,
];

const isVague = (text: string, plain: string): boolean =>
  /\?\W*$|, not\b/.test(text) ||
  VAGUE.some((shape) => shape.test(plain)) ||
  [...plain.matchAll(new RegExp(NOT, 'g'))].length > 1;
