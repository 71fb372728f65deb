import type { Span } from '../../model/checked.ts';
import { countriesOf, partnerIn, type CountryCode, type Pair } from '../../model/country.ts';
import { findValues, type Found } from '../../model/grammar.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import type { Index } from '../../search/index.ts';
import { directionOf, hostOf, placed, senderOf } from '../../search/places.ts';
import { stemOf } from '../../search/stem.ts';
import { fold, meaningful } from '../../search/words.ts';
import { plainOf, spanOf, stemsOf, wordsIn, type Word } from '../word.ts';

/** What a sentence names; `from` is the number of the first word, `to` that behind the last. */
interface Named extends Span {
  readonly from: number;
  readonly to: number;
}
export type NamedCountry = Named & { readonly code: CountryCode };
/** A city or region. `origin`: something leaves there; `code`: the country of a capital. */
export type NamedPlace = Named & {
  readonly name: string;
  readonly origin: boolean;
  readonly code: CountryCode | undefined;
};
/** An amount or a number of things; `bound`: "more than", "less than", "about" it. */
export interface Figure extends Span {
  readonly value: number;
  readonly currency?: string;
  readonly bound: 'over' | 'under' | 'about' | undefined;
}
/** A date; `since`: it is the beginning of something that lasts. */
export interface Dated extends Span {
  readonly period: Period;
  readonly since: boolean;
}

/**
 * What a sentence says, as far as it can be compared: its own words (`plain`: with a blank between them), nothing that they could also
 * mean. `outside` are countries of which no document tells, `names` what else is named, `telling` the words that carry meaning and are
 * not compared in another way, `giver` who sells, gives or goes, `sender` whose embassy it is, `host` the country behind "in",
 * `negation` the word that turns the sentence round. `unsure`: nothing surely agrees with it or differs from it.
 */
export interface Said {
  readonly text: string;
  readonly words: readonly Word[];
  readonly plain: string;
  readonly pairs: readonly Pair[];
  readonly outside: readonly CountryCode[];
  readonly countries: readonly NamedCountry[];
  readonly names: ReadonlySet<string>;
  readonly telling: readonly string[];
  readonly figures: readonly Figure[];
  readonly dates: readonly Dated[];
  readonly places: readonly NamedPlace[];
  readonly giver: CountryCode | undefined;
  readonly sender: CountryCode | undefined;
  readonly host: CountryCode | undefined;
  readonly negation: Span | undefined;
  readonly unsure: boolean;
}

/** Reads a sentence. `before`: the countries of the sentence before, meant where none is named. */
export function readSentence(text: string, index: Index, before?: Pair): Said {
  const words = wordsIn(text);
  const plain = plainOf(words);
  const keys = words.map(({ key }) => key);
  const mentions = index.names.find(keys);
  const { outside, ...meant } = placed(mentions, keys, index);
  const pairs = before && meant.pairs.length + outside.length === 0 ? [before] : meant.pairs;
  const known = placesKnown(pairs, index);
  const named = mentions.map(({ from, to, hint, alias, countries }) => {
    const name = plainOf(words.slice(from, to));
    const isPlace = hint && (!alias || known().has(name));
    const code = countries.find((each) => meant.countries.includes(each) || pairs.some((pair) => pair.includes(each)));
    return { from, to, hint, alias, name, isPlace, code, start: words[from]!.start, end: words[to - 1]!.end };
  });
  const countries = named.flatMap(({ hint, code, ...each }) => (hint || !code ? [] : [{ ...each, code }]));
  const values = findValues(text);
  const dates = datesIn(values, text);
  const negation = spanOf(words, NOT);
  const isIn = (spans: readonly Span[], { start, end }: Span): boolean =>
    spans.some((span) => span.start <= start && end <= span.end);
  const read = [...values, ...named];
  const compared = negation ? [...read, negation] : read;
  return {
    text,
    words,
    plain,
    pairs,
    outside,
    countries,
    names: new Set(named.flatMap(({ hint, alias, isPlace }) => (hint && alias && !isPlace ? [alias.name] : []))),
    telling: keys.filter((key, i) => meaningful(key) && !LIGHT.has(stemOf(key)) && !isIn(compared, words[i]!)),
    figures: figuresIn(values, text),
    dates: dates ?? [],
    places: named
      .filter(({ isPlace }) => isPlace)
      .map((each) => ({ ...each, origin: LEAVES.test(wordsBefore(text, each.start)) })),
    giver: directionOf(keys, mentions, pairs)?.exporter ?? giverIn(keys, countries, pairs),
    sender: senderOf(keys, mentions, pairs),
    host: hostOf(keys, mentions, pairs),
    negation,
    unsure:
      !dates ||
      VAGUE.test(plain) ||
      /\?\W*$|, not\b/.test(text) ||
      words.some((word) => /\d/.test(word.key) && !isIn(read, word)),
  };
}

/** So many claims are looked through as a whole; of more, those on the countries that a sentence names. */
export const MANY = 5_000;

/** The places that claims name, in plain words; read when they are first asked for. */
function placesKnown(pairs: readonly Pair[], index: Index): () => ReadonlySet<string> {
  const { claims } = index.library;
  let known: ReadonlySet<string> | undefined;
  return () => {
    const told = claims.length <= MANY ? claims : pairs.length > 0 ? index.claimsIn({ pairs }) : [];
    return (known ??= new Set(told.flatMap(placesOf).map((name) => plainOf(wordsIn(name)))));
  };
}

/** The places that a claim's types name. */
export function placesOf(claim: Claim): readonly string[] {
  const { city, seat, places = [] } = claim as { city?: string; seat?: string; places?: readonly string[] };
  const own = claim.value.type === 'place' ? claim.value.names : [];
  return [city, seat, ...places, ...own].filter((name) => name !== undefined);
}

/** Words with which figures and missions are told; they add nothing to them. */
const LIGHT = stemsOf(
  'amount come came total worth value reach stand stood number sum figure goods bilateral officially formally keep kept maintain operate run ran host located exceed pass less fewer make remain stay',
);
export const NOT =
  /\b(?:no longer|no|not|never|neither|none|without|cannot|(?:is|was|are|were|do|does|did|has|have|had)n t)\b/;
const VAGUE = new RegExp(
  [
    // Not a denial, or not of the whole sentence, or twice.
    /\b(?:not|no) (?:only|just|until|before|doubt|less|fewer|more|matter|later|earlier)\b|\b(?:nothing but|and not|but not)\b/,
    new RegExp(`${NOT.source}.*${NOT.source}`),
    // Denied is only what somebody or something is that the sentence mentions.
    /\b(?:who|whom|whose|which|that)(?: \w+){0,4}? (?:not|never|no|\w+n t)\b/,
    // Said of some only, whatever holds for most, or of all.
    /\b(?:some|few|several|certain|many)\b(?! \d)|\b(?:all|every|only|always)\b/,
    // Somebody's office: one can hold several, one after the other.
    /\b(?:is|was|became|remains?|remained) (?:\w+ ){0,5}?(?:king|queen|president|minister|secretary|ambassador|envoy|chancellor|politician|activist|scholar|anthropologist|teacher)\b/,
    // Another time than the one that is named, or not said for sure.
    /\b(?:before|after|by) (?:\w+ ){0,2}?(?:1[89]|20)\d\d\b/,
    /\b(?:may(?! \d)|might|could|should|would|will|wants?|wanted|hopes?|hoped|perhaps|maybe|probably|possibly|apparently|supposedly|if|whether|unless|rumou?r\w*|soon|expect\w*)\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** The last few words before something, in plain form. */
const wordsBefore = (text: string, start: number): string => fold(text.slice(Math.max(0, start - 30), start)).trim();

const BOUNDS = {
  over: /\b(?:over|above|exceed\w*|passed|more than|at least)(?: the)?$/,
  under: /\b(?:under|below|less than|fewer than|up to|at most)(?: the)?$/,
  about: /(?:\b(?:about|around|roughly|approximately|some|circa|ca|nearly|almost|close to|estimated)(?: the)?|~)$/,
};
/** "One of them", "the two countries": these count nothing. */
const NO_COUNT = /^(?:one\b|two (?:countries|states|nations|sides|governments|peoples)\b)/;

const figuresIn = (values: readonly Found[], text: string): Figure[] =>
  values.flatMap(({ value, currency, start, end }): Figure[] => {
    if (typeof value !== 'number' || NO_COUNT.test(fold(text.slice(start, start + 20)))) return [];
    const bound = (['over', 'under', 'about'] as const).find((each) => BOUNDS[each].test(wordsBefore(text, start)));
    return [{ value, start, end, bound, ...(currency && { currency }) }];
  });

const RANGE = /(?:between (?:\w+ )?\d{4} and|\d (?:to|until|till|through))\s*$/;

/** The dates among the values of a text; undefined when one of them cannot be. "Between 2002 and 2018" is one stretch of time. */
function datesIn(values: readonly Found[], text: string): readonly Dated[] | undefined {
  try {
    const dates = values.flatMap(({ type, value, start, end }): Dated[] => {
      const since = /\bsince\b|\b(?:from|as early as)$/.test(fold(text.slice(0, start)).trim());
      return type === 'date' ? [{ start, end, period: parsePeriod(String(value)), since }] : [];
    });
    const [first, last] = dates;
    if (dates.length !== 2 || !first || !last || !RANGE.test(wordsBefore(text, last.start))) return dates;
    const period = parsePeriod(`${first.period.edtf}/${last.period.edtf}`);
    return [{ start: first.start, end: last.end, period, since: false }];
  } catch {
    // "2018–2002" is written like a stretch of time and is none.
    return undefined;
  }
}

const LEAVES = /\b(?:from|leav\w+|left|depart\w*)(?: the)?$/;
const GIVES = /^(?:gave|gives?|given|provid|donat|grant|invest|suppl|pledg|promis|announc|visit|travel)/;

/** Who gives, where it is not sold: before the verb, behind "by" or "from", or the other one than behind "to". */
function giverIn(keys: readonly string[], countries: readonly NamedCountry[], [pair]: readonly Pair[]) {
  const after = (word: string) => countries.find(({ from }) => keys[from - 1] === word)?.code;
  const verb = keys.findIndex((key) => GIVES.test(key));
  if (!pair || countries.some(({ code }) => !countriesOf(pair).includes(code))) return undefined;
  const taker = after('to');
  if (taker) return partnerIn(pair, taker);
  return (verb >= 0 && after('by')) || (after('from') ?? countries.find(({ to }) => to <= verb)?.code);
}
