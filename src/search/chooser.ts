import { pairOf, type CountryCode, type Pair } from '../model/country.ts';
import type { Word } from '../model/question.ts';
import type { Coverage } from './coverage.ts';
import { CHOSEN, type Finder } from './finder.ts';
import type { Shelves } from './shelf.ts';

/** What is searched: what tells of these pairs, or everything when there are none; of one document only, if one is named. */
export interface Scope {
  readonly pairs: readonly Pair[];
  /** Where there are no pairs: only what tells of this country. */
  readonly country?: CountryCode | undefined;
  readonly source?: string | undefined;
}

/** The pairs that are meant; none at all where everything is. */
export const pairsIn = ({ pairs, country }: Scope, { partnersOf }: Coverage): readonly Pair[] =>
  pairs.length === 0 && country !== undefined ? [...partnersOf(country)].map((code) => pairOf(country, code)) : pairs;

const isSame = (a: Scope, b: Scope): boolean => a.pairs === b.pairs && a.country === b.country && a.source === b.source;

/** Chooses the shelves to be searched, by their keys: those in scope, and of very many the ones that have the words. */
export function createChooser(
  shelves: Shelves,
  coverage: Coverage,
  finder: Finder | undefined,
): (words: readonly Word[], scope: Scope) => readonly string[] {
  const all = shelves.keys;
  let numbers: ReadonlyMap<string, number> | undefined;
  const numberOf = (key: string): number => (numbers ??= new Map(all.map((each, i) => [each, i]))).get(key)!;
  function choose(words: readonly Word[], scope: Scope): readonly string[] {
    const inPairs = shelves.keysOf(pairsIn(scope, coverage));
    const own = scope.source === undefined ? undefined : shelves.keysWith(scope.source);
    const keys = own === undefined ? inPairs : own.filter((key) => inPairs.includes(key));
    if (!finder || keys.length <= CHOSEN) return keys;
    const among = keys.length < all.length ? new Set(keys.map(numberOf)) : undefined;
    return finder(words, among).map((number) => all[number]!);
  }
  // One question asks for its claims and its passages, some of them several times.
  let last: { readonly words: readonly Word[]; readonly scope: Scope; readonly keys: readonly string[] } | undefined;
  return (words, scope) => {
    const same = last?.words === words && isSame(last.scope, scope);
    if (!last || !same) last = { words, scope, keys: choose(words, scope) };
    return last.keys;
  };
}
