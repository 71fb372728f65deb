import type { CountryCode } from '../../model/country.ts';
import type { Span } from '../../model/checked.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Index } from '../../search/index.ts';
import type { Mention } from '../../search/names.ts';
import { plainOf, wordsIn, type Word } from '../word.ts';

/** A city, a region: a place that is no country. */
export interface Place extends Span {
  /** In plain words. */
  readonly name: string;
  /** Numbers of its first word and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** Something comes or leaves from there. */
  readonly origin: boolean;
  /** The country of a capital. */
  readonly country?: CountryCode;
}

/** The places that a claim's types name. */
export function placesOf(claim: Claim): readonly string[] {
  const { city, seat, places = [] } = claim as { city?: string; seat?: string; places?: readonly string[] };
  const own = claim.value.type === 'place' ? claim.value.names : [];
  return [city, seat, ...places, ...own].filter((name) => name !== undefined);
}

const known = new WeakMap<Index, ReadonlySet<string>>();

/** Every place that a claim of a library names in its types, in plain words. */
function placeNames(index: Index): ReadonlySet<string> {
  const names =
    known.get(index) ?? new Set(index.library.claims.flatMap(placesOf).map((name) => plainOf(wordsIn(name))));
  known.set(index, names);
  return names;
}

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
const BEFORE = /^(?:in|at|to|from|near|visit\w*)$/;
const LEAVES = /\b(?:from|leav\w+|left|depart\w*)(?: the)?$/;

/** The places of a sentence: those that claims name, capitals, and what else has a capital letter where a place is told. */
export function placesIn(words: readonly Word[], text: string, mentions: readonly Mention[], index: Index): Place[] {
  const names = placeNames(index);
  const named = mentions.filter(
    ({ hint, alias, from, to }) => hint && (!alias || names.has(plainOf(words.slice(from, to)))),
  );
  const taken = new Set(mentions.flatMap(({ from, to }) => words.slice(from, to)));
  const others = words.flatMap((word, from) => {
    const capital = /^\p{Lu}\p{Ll}/u.test(text.slice(word.start, word.end));
    const told = capital && BEFORE.test(words[from - 1]?.key ?? '') && !taken.has(word) && !MONTH.test(word.key);
    return told ? [{ from, to: from + 1, countries: [] }] : [];
  });
  return [...named, ...others]
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, countries: [country] }) => ({
      start: words[from]!.start,
      end: words[to - 1]!.end,
      name: plainOf(words.slice(from, to)),
      from,
      to,
      origin: LEAVES.test(plainOf(words.slice(0, from))),
      ...(country && { country }),
    }));
}
