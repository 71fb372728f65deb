import { COUNTRIES, countriesOf, pairOf, type CountryCode, type Pair } from '../model/country.ts';
import { findValues, yearsOf } from '../model/grammar.ts';
import { KIND_NAMES, kinds, type KindName } from '../model/kinds/index.ts';
import type { AskedYears, Direction, Question, Wanted, Word } from '../model/question.ts';
import type { Index } from './index.ts';
import { isEnglish } from './english.ts';
import type { Mention } from './names.ts';
import { fold, STOP_WORDS, stemOf, termsOf, tokenize } from './words.ts';

/** What the asker chose beside the text. */
export interface Hints {
  readonly asOf?: string;
  readonly source?: string;
}

/** Longer texts are no questions; the rest of them is not read. */
const LONGEST_QUESTION = 500;

/**
 * Reads a question as people type it (short, misspelt, lower case) into typed slots.
 * Never throws; a text without any meaning gives a question without words.
 */
export function understand(text: string, index: Index, hints: Hints = {}): Question {
  const { tokens, corrections } = corrected(tokenize(onePhrase(text.slice(0, LONGEST_QUESTION))), index);
  const plain = tokens.join(' ');
  const mentions = index.names.find(tokens);
  const place = placed(mentions, plain, index);
  const asked = askedYears(text.slice(0, LONGEST_QUESTION), plain);
  const named = new Set(
    mentions.filter((mention) => !mention.hint).flatMap((mention) => range(mention.from, mention.to)),
  );
  const wanted = wantedOf(plain);
  const words = wordsOf(tokens.filter((token, i) => !named.has(i) && !WANTED_WORDS[wanted]?.includes(stemOf(token))));
  const direction = directionOf(tokens, mentions, place.pairs);
  const sender = senderOf(tokens, mentions, place.pairs);
  return {
    ...place,
    names: [...namesOf(mentions, tokens), ...place.outside.map(asWord)],
    kinds: kindsOf(tokens, wanted, mentions, words),
    wanted,
    words,
    corrections,
    offTopic: OFF_TOPIC.some((shape) => shape.test(plain)),
    ...(asked && { years: asked }),
    ...(direction && { direction }),
    ...(sender && { sender }),
    ...hints,
  };
}

/** A country that no document deals with: what answers must speak of it all the same. */
function asWord(code: CountryCode): Word {
  const { name = code, names: all = [], english = 0 } = COUNTRIES.find((country) => country.code === code) ?? {};
  return { text: name, terms: [...new Set(all.slice(0, english).flatMap(tokenize).filter(meaningful).map(stemOf))] };
}

/** People, companies, cities and projects that the question names: what answers it must speak of each. */
const namesOf = (mentions: readonly Mention[], tokens: readonly string[]): Word[] =>
  mentions
    .filter(({ hint, countries, from, to }) => hint && countries.length > 0 && tokens.slice(from, to).some(meaningful))
    .map(({ from, to, alias }) => {
      const text = tokens.slice(from, to);
      const also = alias ? [alias.name, ...alias.also].flatMap(tokenize) : [];
      return { text: text.join(' '), terms: [...new Set([...text, ...also].filter(meaningful).map(stemOf))] };
    });

/** Phrases that are one word in meaning, and whose parts would be searched for something else. */
const onePhrase = (text: string): string => text.replace(/\b(take|takes|took|taken|taking) part\b/gi, 'participate');

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function corrected(tokens: string[], index: Index): { tokens: string[]; corrections: Question['corrections'] } {
  const corrections: { from: string; to: string }[] = [];
  const known = new Set(index.names.find(tokens).flatMap((mention) => range(mention.from, mention.to)));
  const result = tokens.map((token, i) => {
    if (
      known.has(i) ||
      STOP_WORDS.has(token) ||
      termsOf(token).some((term) => index.knows({ text: token, terms: [term] }))
    )
      return token;
    const better = SHORT_WORDS.get(token) ?? (isEnglish(token) ? undefined : index.correct(token));
    if (!better || stemOf(better) === stemOf(token)) return better ?? token;
    corrections.push({ from: token, to: better });
    return better;
  });
  return { tokens: result, corrections };
}

/** Question words as people shorten them; too short for the speller. */
const SHORT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wen: 'when',
    wat: 'what',
    wut: 'what',
    wich: 'which',
    hw: 'how',
    wer: 'where',
    wot: 'what',
  }),
);

const meaningful = (token: string): boolean =>
  !STOP_WORDS.has(token) && !TIME_WORDS.has(token) && !/^(?:(?:1[89]|20)?\d\d)s?$/.test(token);

/** The words that carry meaning, each once. "big or small" is one word that either of the two answers. */
function wordsOf(tokens: readonly string[]): Word[] {
  const words: Word[] = [];
  tokens.forEach((text, i) => {
    if (!meaningful(text) || words.some(({ terms }) => terms.includes(stemOf(text)) && terms[0] === stemOf(text)))
      return;
    const alternative = tokens[i - 1] === 'or' && words.at(-1)?.text === tokens[i - 2] ? words.pop() : undefined;
    words.push({
      text: alternative?.text ?? text,
      terms: [...new Set([...(alternative?.terms ?? []), ...termsOf(text)])],
    });
  });
  return words;
}
const TIME_WORDS: ReadonlySet<string> = new Set(
  'year years month date day time today currently current nowadays latest recent recently january february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec 60s 70s 80s 90s 1950s 1960s 1970s 1980s 1990s 2000s decade century'.split(
    ' ',
  ),
);

// ---- which countries

const COMPARING =
  /\b(vs|versus|compare|compared|comparison|or|than|older|younger|more|less|bigger|smaller|earlier|first|both)\b/;

function placed(
  mentions: readonly Mention[],
  plain: string,
  index: Index,
): Pick<Question, 'countries' | 'pairs' | 'outside'> {
  const { home, pairs: covered } = index.library;
  const partners = new Set(covered.flatMap((pair) => pair.split('-')).filter((code) => code !== home));
  const isKnown = (code: CountryCode): boolean => code === home || partners.has(code);
  // A name that several countries share is read as the one that the documents know.
  const codes = (mention: Mention): CountryCode[] =>
    mention.countries.some(isKnown) ? mention.countries.filter(isKnown) : mention.countries.slice(0, 1);
  const named = [...new Set(mentions.filter((mention) => !mention.hint).flatMap(codes))];
  const hinted = [...new Set(mentions.filter((mention) => mention.hint).flatMap(codes))].filter(
    (code) => code !== home,
  );
  const namedPartners = named.filter((code) => partners.has(code));
  const chosen = namedPartners.length > 0 ? namedPartners : hinted.filter((code) => partners.has(code));
  const foreign = named.filter((code) => !isKnown(code));
  const strangers = foreign.length > 0 || chosen.length > 0 ? foreign : hinted.filter((code) => !partners.has(code));
  const among = namedPartners.length > 1 && !named.includes(home) && !COMPARING.test(plain) && RELATING.test(plain);
  return {
    countries: [...new Set([...named, ...hinted])],
    pairs: among ? [] : covered.filter((pair) => chosen.some((code) => pair === pairOf(home, code))),
    outside: among ? namedPartners : strangers,
  };
}
/** Words that ask how two countries stand to each other, whichever documents there are. */
const RELATING =
  /\b(relations?|relationship|ties|trade|exports?|imports?|between|embass\w*|agreements?|treat\w+|war|border)\b/;

// ---- what is wanted

const PERSON =
  'president|king|queen|ambassador|envoy|minister|politician|activist|person|prime minister|secretary|scholar|climber|teacher';
const PLACE = 'city|cities|town|place|country|countries|province|region|airport|valley|capital|territory|address';
const WANTED: readonly [RegExp, Wanted][] = [
  [
    /\b(vs|versus|compare[ds]?|which (was|is|were|one) (more|older|bigger|larger|earlier)|older|earlier|bigger)\b.*\bor\b|\bor\b.*\bwhich\b|\b(vs|versus|compare[ds]?)\b/,
    'comparison',
  ],
  [
    /\bhow (much|many (dollars|kroner|krone|nok|usd|million|millions|money))\b|\b(amount|worth|value|cost)\b|\bin (dollars|usd|nok|kroner)\b/,
    'amount',
  ],
  [/\bhow (many|big|large)\b|\bnumber of\b/, 'count'],
  [
    /\bwhen\b|\b(what|which) (year|date|day|month|decade|years)\b|\bsince (when|what)\b|\b(year|date)$|\bhow long\b/,
    'date',
  ],
  [/\bwho\b|\bwhom\b|\bname of\b/, 'person'],
  [new RegExp(`\\b(which|what|whose)\\b( \\w+)? (${PERSON})\\b`), 'person'],
  [/\bwhere\b/, 'place'],
  [new RegExp(`\\b(in )?(which|what) (${PLACE})\\b|\\b(which|what) (${PLACE})$`), 'place'],
  [/\bwhy\b|\b(reason|grounds|cause)\b/, 'reason'],
  [/\b(which|what) (compan|firm|organi[sz]ation|alliance|programme|program|airline)/, 'organisation'],
  [
    /\b(list|full list|all the)\b|\b(what|which) (\w+ )?(goods|products|sectors|things|crimes|fields|channels|languages|countries|companies|kinds?|consulates|visits)\b/,
    'list',
  ],
  [/^(is|are|was|were|do|does|did|has|have|had|can|could|will)\b/, 'yes-no'],
];

/** Words that say what is wanted and are spent by that: in "which city" the city is the answer, not part of the question. */
const WANTED_WORDS: Partial<Record<Wanted, readonly string[]>> = Object.fromEntries(
  Object.entries({
    amount: 'money amount cost million billion',
    count: 'number people persons ppl many times',
    person: 'name person guy',
    place: 'city town place country countries province region',
    list: 'kind kinds type types people',
    date: 'year date day month decade',
    reason: 'reason cause',
  } satisfies Partial<Record<Wanted, string>>).map(([wanted, words]) => [wanted, words.split(' ').map(stemOf)]),
);

const wantedOf = (plain: string): Wanted => WANTED.find(([shape]) => shape.test(plain))?.[1] ?? 'any';

/** Asked kinds, strongest first: by how many of the question's words mean them. */
function kindsOf(
  tokens: readonly string[],
  wanted: Wanted,
  mentions: readonly Mention[],
  words: readonly Word[],
): KindName[] {
  const plain = ` ${tokens.map(stemOf).join(' ')} `;
  const scored = KIND_NAMES.map((name) => ({
    name,
    hits: kindStems[name].filter((stem) => plain.includes(` ${stem} `)).length,
  }));
  const asked = scored
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ name }) => name);
  // "How many Afghans in Norway" asks for people, though no word says so.
  if (wanted === 'count' && words.length === 0 && mentions.some((mention) => !mention.hint))
    return ['migration', ...asked];
  return asked;
}
const kindStems = Object.fromEntries(
  KIND_NAMES.map((name) => [name, kinds[name].words.map((word) => tokenize(word).map(stemOf).join(' '))]),
) as Record<KindName, string[]>;

// ---- when

/** The years a question names, with "since", "after", "before" read as open ends. */
function askedYears(text: string, plain: string): AskedYears | undefined {
  const folded = fold(text);
  const dated = findValues(folded).flatMap((found) => {
    const years = yearsOf(found);
    return years ? [{ ...years, before: folded.slice(0, found.start).trim().split(/\s+/).at(-1) ?? '' }] : [];
  });
  const short = /\b(since|in|from|of|after|before|until) ?'?(\d\d)\b(?!\d|s|,|\.\d)/.exec(plain);
  if (dated.length === 0 && short) {
    const year = Number(short[2]) > 30 ? 1900 + Number(short[2]) : 2000 + Number(short[2]);
    dated.push({ from: year, to: year, before: short[1]! });
  }
  const first = dated[0];
  if (!first) return undefined;
  if (dated.length === 1 && /^(since|after|from)$/.test(first.before)) return { from: first.from };
  if (dated.length === 1 && /^(before|until|till|by)$/.test(first.before)) return { to: first.to };
  return { from: Math.min(...dated.map(({ from }) => from)), to: Math.max(...dated.map(({ to }) => to)) };
}

// ---- who to whom

const SELLS = /^(export|sell|sold|ship|shipped)/;
const BUYS = /^(import|buy|bought|purchase)/;

/** Who exports to whom: "Norway imports from Pakistan" and "what Pakistan sells to Norway" are one direction. */
function directionOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): Direction | undefined {
  const pair = pairs[0];
  if (pairs.length !== 1 || !pair) return undefined;
  const countries = mentions.filter(
    (mention) => !mention.hint && mention.countries.some((code) => pair.split('-').includes(code)),
  );
  const codeOf = (mention: Mention): CountryCode => mention.countries.find((code) => pair.split('-').includes(code))!;
  const other = (code: CountryCode): CountryCode => pair.split('-').find((each) => each !== code)!;
  const verb = tokens.findIndex((token) => SELLS.test(token) || BUYS.test(token));
  const after = (word: string): Mention | undefined => countries.find((mention) => tokens[mention.from - 1] === word);
  const [to, from] = [after('to'), after('from')];
  if (to && (from || verb >= 0)) return { importer: codeOf(to), exporter: other(codeOf(to)) };
  if (from && verb >= 0) return { exporter: codeOf(from), importer: other(codeOf(from)) };
  const before = countries.findLast((mention) => mention.to <= verb);
  if (verb < 0 || !before) return undefined;
  const code = codeOf(before);
  return SELLS.test(tokens[verb]!)
    ? { exporter: code, importer: other(code) }
    : { importer: code, exporter: other(code) };
}

/** What may stand between a country and its embassy or ambassador. */
const BETWEEN: ReadonlySet<string> = new Set(
  's new old former current present first own honorary general only prime foreign'.split(' '),
);
const OFFICE = /^(embass|consulat|mission|ambassador|envoy|diplomat|president|king|queen|minister)/;

/**
 * Whose embassy or ambassador is asked for: "Pakistan's embassy in Oslo", "the Norwegian ambassador to Pakistan",
 * "the embassy of Norway". A country that hosts ("the embassy in Norway") is not the one that sends.
 */
function senderOf(
  tokens: readonly string[],
  mentions: readonly Mention[],
  pairs: readonly Pair[],
): CountryCode | undefined {
  const known = new Set(pairs.flatMap(countriesOf));
  const countries = mentions.flatMap((mention) => {
    const code = mention.hint ? undefined : mention.countries.find((each) => known.has(each));
    return code ? [{ code, mention }] : [];
  });
  const office = tokens.findIndex((token) => OFFICE.test(token));
  if (office < 0) return undefined;
  const before = countries.findLast(({ mention }) => mention.to <= office);
  const between = before ? tokens.slice(before.mention.to, office) : [];
  const close = before && between.every((token) => BETWEEN.has(token)) && tokens[before.mention.from - 1] !== 'in';
  if (close) return before.code;
  return countries.find(
    ({ mention }) => tokens[mention.from - 1] === 'of' && mention.from > office && mention.from - office <= 3,
  )?.code;
}

// ---- no question for documents

/** Tasks, opinions, live data and talk about the bot: no document about two countries answers these. */
const OFF_TOPIC: readonly RegExp[] = [
  /^(please |pls )?(write|compose|draw|sing|translate|summari[sz]e|calculate|convert|pretend|act|roleplay|repeat|ignore|forget|disregard|generate|code)\b/,
  /\b(ignore|forget|disregard) (all |any |the |your )*(previous|prior|above|instructions|rules)\b/,
  /\b(your|the) (bot )?(token|password|prompt|system prompt|instructions|secret)\b/,
  /\b(should i|do you (think|like|prefer)|your (opinion|favou?rite)|what do you think|are you|who made you|tell me a joke)\b/,
  /\b(weather|exchange rate|stock price|share price|bitcoin|football score|horoscope|lottery)\b/,
  /\b(usd|nok|eur|gbp|dollars?|kroner?) (to|in|into) (usd|nok|eur|gbp|dollars?|kroner?)\b/,
];
