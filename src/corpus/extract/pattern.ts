import { countriesOf, pairOf, WORLD, type CountryCode, type Pair } from '../../model/country.ts';
import type { Modality, Qualifier } from '../../model/claim.ts';
import type { Found } from '../../model/grammar.ts';
import type { Range } from '../sentences.ts';
import { endOfMark, markedSentences, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { isPeriod, periodOf } from './period.ts';
import type { Proposal, Rule } from './rule.ts';
import type { Unit } from './unit.ts';

const LONGEST = 300;
const PLANNED: ReadonlySet<Modality> = new Set(['proposed', 'planned', 'announced', 'intended', 'considered']);

/** What a pattern has found in a sentence. Groups are read by name; a group that is not there gives `undefined`. */
export interface Match extends Range {
  readonly sentence: Marked;
  words(group: string): string | undefined;
  land(group: string): CountryCode | undefined;
  value(group: string): Found | undefined;
  /** Where a group stands in the sentence. */
  at(group: string): Range | undefined;
}

type Partial<T> = T extends unknown ? Omit<T, 'pair' | 'start' | 'end'> : never;
/** What a match says. `between` are the countries whose relations it tells of; without it, those of the passage. */
export type Said = Partial<Proposal> & {
  readonly between: readonly (CountryCode | undefined)[];
  /** Whose relations it is about, where the passage does not say. */
  readonly pair?: Pair;
  /** What part of the sentence says it, in the sentence; the whole sentence where it is short enough. */
  readonly quote?: Range;
};
export interface Reader {
  readonly pattern: RegExp;
  read(match: Match): Said | readonly Said[] | undefined;
}

/** A pattern over the marks of a sentence, and what reads its matches. */
export const reader = (source: string, read: Reader['read']): Reader => ({ pattern: pattern(source), read });

/**
 * A rule that tries patterns, the surest first, on every sentence; what one has read, the next does not tell again.
 * `gist` matches every sentence that a pattern can fit; the others are passed over quickly.
 */
export function ruleOf(name: string, readers: readonly Reader[], gist = /./u): Rule {
  return {
    name,
    propose: (unit) =>
      sentencesOf(unit).flatMap((sentence) => (gist.test(sentence.text) ? proposalsIn(sentence, readers) : [])),
  };
}

const known = new WeakMap<Unit, readonly Marked[]>();
/** The marked sentences of a unit; all rules read the same. */
export function sentencesOf(unit: Unit): readonly Marked[] {
  const sentences = known.get(unit) ?? markedSentences(unit);
  known.set(unit, sentences);
  return sentences;
}

/** The sentence before another, in the same unit or the one before it. */
export function precedes(sentence: Marked): Marked | undefined {
  const { unit } = sentence;
  const all = sentencesOf(unit);
  return all[all.indexOf(sentence) - 1] ?? (unit.before && sentencesOf(unit.before).at(-1));
}

function proposalsIn(sentence: Marked, readers: readonly Reader[]): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const { pattern: wanted, read } of readers) {
    // Most patterns fit nothing, and `matchAll` copies its pattern before it looks.
    wanted.lastIndex = 0;
    if (!wanted.test(sentence.marks)) continue;
    wanted.lastIndex = 0;
    for (const found of sentence.marks.matchAll(wanted)) {
      const match = matchOf(sentence, found);
      if (isShared(match)) continue;
      const told = new Set(proposals.keys());
      [read(match) ?? []].flat().forEach((said, i) => {
        const proposal = proposalOf(said, match);
        // One match may say the same of both countries.
        const key = JSON.stringify([said.kind, said.value, said.quote]);
        if (proposal && !told.has(key)) proposals.set(proposals.has(key) ? `${key}${i}` : key, proposal);
      });
    }
  }
  return [...proposals.values()];
}

const SIDES = ['from', 'to', 'donor', 'recipient', 'buyer', 'seller'];

/** "from Peru and Chile": what is told of two countries together is told of neither. */
function isShared({ sentence: { marks }, at }: Match): boolean {
  return SIDES.some((side) => {
    const range = at(side);
    if (!range) return false;
    const before = marks.slice(Math.max(0, range.start - 30), range.start);
    return (
      /^ (?:and|or) (?:the )?[\ue000-\ue7ff]/iu.test(marks.slice(range.end, range.end + 10)) ||
      /[\ue000-\ue7ff] (?:and|or) (?:the )?$/iu.test(before)
    );
  });
}

function matchOf(sentence: Marked, found: RegExpExecArray): Match {
  const groups = found.groups ?? {};
  const at = (group: string): Range | undefined => {
    const indices = found.indices?.groups?.[group];
    if (!indices) return undefined;
    const [start, end] = indices;
    return { start, end: Math.max(end, endOfMark(sentence.marks, start)) };
  };
  return {
    sentence,
    start: found.index,
    end: found.index + found[0].length,
    at,
    words: (group) => {
      const range = at(group);
      return range && sentence.text.slice(range.start, range.end).trim();
    },
    land: (group) => sentence.named.get(groups[group] ?? ''),
    value: (group) => sentence.told.get(groups[group] ?? ''),
  };
}

function proposalOf({ between, quote, pair: own, ...said }: Said, match: Match): Proposal | undefined {
  const { sentence } = match;
  const pair = own ?? pairFor(sentence.unit, between);
  const range = quote ?? quoteOf(sentence, match);
  const modality = said.modality ?? modalityOf(clauseOf(sentence, match));
  const [start, end] = [sentence.places[range.start] ?? 0, (sentence.places[range.end - 1] ?? 0) + 1];
  if (!pair || end <= start || end - start > LONGEST || (modality === 'negated' && said.modality === undefined))
    return undefined;
  // What is only planned differs from nothing that is.
  const topic = PLANNED.has(modality) ? undefined : said.topic;
  // Who knows that there is none says so.
  const period = String(('period' in said ? said.period : periodOf(sentence, match)) ?? '');
  // Texts have days that no calendar has, and ends before their beginnings.
  if (said.value.type === 'date' && !isPeriod(String(said.value.edtf))) return undefined;
  const { topic: _, period: __, ...rest } = said;
  return {
    ...rest,
    ...(topic !== undefined && { topic }),
    pair,
    start,
    end,
    modality,
    ...(isPeriod(period) && { period }),
  };
}

/** The one pair of the passage that holds these countries; for a text about one country, its pair with the world. */
export function pairFor({ passage }: Unit, between: readonly (CountryCode | undefined)[]): Pair | undefined {
  const codes = [...new Set(between.filter((code) => code !== undefined))];
  const holds = (pair: Pair): boolean => {
    const both = countriesOf(pair);
    return both[0] === WORLD
      ? codes.length === 0 || codes.includes(both[1])
      : codes.every((code) => both.includes(code));
  };
  const fit = passage.pairs.filter(holds);
  const [only, other] = fit.filter((pair) => !pair.startsWith(WORLD));
  if (only) return other ? undefined : only;
  return fit.length === 1 && !(codes.length === 2 && passage.pairs.length > 1) ? fit[0] : undefined;
}

/** The two countries that "both nations" are: those of the passage, when it tells of one pair. */
export const theTwo = ({ unit }: Marked): readonly [CountryCode, CountryCode] | undefined => pairTwo(unit);

/** The two countries of a passage that tells of one pair. */
export function pairTwo({ passage }: Unit): readonly [CountryCode, CountryCode] | undefined {
  const pairs = passage.pairs.filter((pair) => !pair.startsWith(WORLD));
  return pairs.length === 1 ? countriesOf(pairs[0]!) : undefined;
}

/** The other one of the two, when it is told of no third country. */
export function otherThan(sentence: Marked, code: CountryCode | undefined): CountryCode | undefined {
  const two = theTwo(sentence);
  if (!two || code === undefined || !two.includes(code) || !sentence.codes.every((each) => two.includes(each)))
    return undefined;
  return two[0] === code ? two[1] : two[0];
}

/** The other one of the two, when the words of the match itself tell of no third country. */
export function otherHere({ sentence, start, end }: Match, code: CountryCode | undefined): CountryCode | undefined {
  const marks = sentence.marks.slice(start, end);
  const codes = [...sentence.named].flatMap(([char, each]) => (marks.includes(char) ? [each] : []));
  return otherThan({ ...sentence, codes }, code);
}

/** The whole sentence, or of a long one as many of its clauses around the match as a quote may have. */
function quoteOf({ text, places }: Marked, { start, end }: Range): Range {
  if (places.at(-1)! - places[0]! <= LONGEST) return { start: 0, end: text.length };
  const from = Math.max(
    0,
    ...[...text.slice(0, start).matchAll(/[;:,] /g)]
      .map(({ index }) => index + 2)
      .filter((at) => end - at <= LONGEST / 2),
  );
  const begin = end - from > LONGEST ? start : from;
  const stops = [...text.matchAll(/[;,](?= )|$/g)].map(({ index }) => index);
  return { start: begin, end: stops.find((at) => at >= end && at - begin <= LONGEST) ?? end };
}

/** The part of the sentence whose words say how sure it is: without what another clause tells. */
function clauseOf({ text }: Marked, { start, end }: Range): string {
  const from = Math.max(
    0,
    ...[...text.slice(0, start).matchAll(/; |, (?:and|but|while|which|who|although) /g)].map(({ index }) => index),
  );
  const stop = /; |, (?:and|but|while|which|who|although) /.exec(text.slice(end));
  return text.slice(from, stop ? end + stop.index : text.length);
}

const QUALIFIERS: readonly (readonly [Qualifier, RegExp])[] = [
  ['about', /\b(?:about|around|approximately|roughly|circa|ca\.?|an estimated)\s*$/iu],
  [
    'over',
    /\b(?:over|more than|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|at least|above|in excess of|topped|top)(?: the (?:level|mark) of)?\s*$/iu,
  ],
  ['nearly', /\b(?:nearly|almost|close to|just under)\s*$/iu],
  ['some', /\bsome\s*$/iu],
];

/** How a text qualifies what stands at a place: "about", "over". */
export function qualifierAt({ text }: Marked, at: Range | undefined): { qualifier?: Qualifier } {
  const before = text.slice(Math.max(0, (at?.start ?? 0) - 40), at?.start ?? 0);
  const found = QUALIFIERS.find(([, words]) => words.test(before));
  return found ? { qualifier: found[0] } : {};
}

/** The name of what claims of a pair are compared under: `BR-PE.trade.BR-to-PE.2011`. */
export const topicOf = (a: CountryCode, b: CountryCode, ...parts: readonly string[]): string =>
  [pairOf(a, b), ...parts].join('.');
