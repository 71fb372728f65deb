import type { Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import type { KindName } from '../model/kinds/index.ts';
import type { Item } from '../model/quiz.ts';
import { audit, passes } from './audit/audit.ts';
import { areEnemies, isTrue, placeOf, runsIn, silentShare, type Keyed } from './audit/set.ts';
import { randomOf, type Random } from './random.ts';
import { serve } from './serve.ts';

/** What a set is to be like. */
export interface Blueprint {
  readonly count: number;
  readonly seed: number;
  readonly kinds?: readonly KindName[];
  readonly pairs?: readonly Pair[];
}

/** Of how many items a set is chosen at most: who starts a quiz waits for it. */
const DRAWN = 600;

/** An item that may be asked. */
interface Candidate extends Keyed {
  /** It has no flaw at all. */
  readonly clean: boolean;
}

function candidateOf(item: Item, library: Library): Candidate[] {
  const flaws = audit(item, library);
  const served = passes(flaws) ? serve(item, library) : undefined;
  return served ? [{ item, key: served.key, clean: flaws.length === 0 }] : [];
}

/** What a set is balanced by. */
const TRAITS: readonly ((keyed: Keyed) => string | undefined)[] = [
  ({ item }) => item.pair,
  ({ item }) => item.kind,
  ({ item }) => item.form,
  (keyed) => placeOf(keyed)?.toString(),
];

/** How often a set has each trait already, as a multiple of its fair share. */
function crowding(chosen: readonly Keyed[], candidates: readonly Keyed[]): (keyed: Keyed) => number {
  const counts = TRAITS.map((trait) => {
    const counted = new Map<string | undefined, number>();
    for (const each of chosen) counted.set(trait(each), (counted.get(trait(each)) ?? 0) + 1);
    return { trait, counted, sorts: new Set(candidates.map(trait)).size };
  });
  return (keyed) =>
    counts.reduce((sum, { trait, counted, sorts }) => sum + (counted.get(trait(keyed)) ?? 0) * sorts, 0);
}

/** Whether a set keeps its share of true statements and of silent sources with one item more. */
function keepsShares(chosen: readonly Keyed[], one: Keyed, count: number): boolean {
  if (one.item.form === 'not-said')
    return chosen.filter(({ item }) => item.form === 'not-said').length < silentShare(count);
  const truth = isTrue(one);
  if (truth === undefined) return true;
  const alike = chosen.filter((each) => isTrue(each) === truth).length;
  return alike <= chosen.filter((each) => isTrue(each) === !truth).length;
}

/** The next item: one without flaw where there is one, of what the set has least of. */
function nextOf(
  open: readonly Candidate[],
  all: readonly Candidate[],
  chosen: readonly Keyed[],
  count: number,
): Candidate | undefined {
  const fitting = open.filter((each) => keepsShares(chosen, each, count));
  const clean = fitting.filter((each) => each.clean);
  const choice = clean.length > 0 ? clean : fitting;
  const crowd = crowding(chosen, all);
  let best: { one: Candidate; crowd: number } | undefined;
  for (const one of choice) if (!best || crowd(one) < best.crowd) best = { one, crowd: crowd(one) };
  return best?.one;
}

/** A set that came out smaller than it was wanted has a smaller share of silent sources, too. */
function withFewSilent(chosen: readonly Keyed[]): readonly Keyed[] {
  const silent = chosen.filter(({ item }) => item.form === 'not-said');
  const isTooMany = silent.length > silentShare(chosen.length);
  return isTooMany ? withFewSilent(chosen.filter((each) => each !== silent.at(-1))) : chosen;
}

/** How many orders are tried for one without runs. */
const TRIES = 40;

/** An order in which right options do not stand at one place too often in a row, if chance has one. */
function arranged(chosen: readonly Keyed[], random: Random): readonly Keyed[] {
  const orders = Array.from({ length: TRIES }, () => random.shuffled(chosen));
  return orders.find((order) => runsIn(order).length === 0) ?? orders[0]!;
}

/**
 * A set from items that have no hard flaw: balanced by pair, kind and form, no two about one fact, none that tells another's
 * answer, items with a soft flaw last. The same items, library and seed give the same set.
 * @returns fewer than `count` where no more are possible
 */
export function assemble(items: readonly Item[], library: Library, { count, seed, kinds, pairs }: Blueprint): Item[] {
  const random = randomOf('set', seed);
  const wanted = items.filter(
    ({ kind, pair }) => (!kinds || (kind && kinds.includes(kind))) && (!pairs || (pair && pairs.includes(pair))),
  );
  const drawn = random.shuffled(wanted).slice(0, DRAWN);
  const all = drawn.flatMap((item) => candidateOf(item, library));
  const chosen: Keyed[] = [];
  let open: readonly Candidate[] = all;
  while (chosen.length < count) {
    const next = nextOf(open, all, chosen, count);
    if (!next) break;
    chosen.push(next);
    open = open.filter((each) => each !== next && !areEnemies(each, next));
  }
  return arranged(withFewSilent(chosen), random).map(({ item }) => item);
}
