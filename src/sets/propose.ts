import { randomUUID } from 'node:crypto';
import { UserError, type KeptCall } from '../command.ts';
import type { Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import type { Claim, KindName } from '../model/kinds/index.ts';
import { ITEMS_LEAST, ITEMS_MAX, SET_NAME_MAX, SETS_MAX, type QuizSet } from '../model/session.ts';
import { assemble } from '../quiz/assemble.ts';
import { audit, passes } from '../quiz/audit/audit.ts';
import { areEnemies, shareFact } from '../quiz/audit/set.ts';
import { proposeItems } from '../quiz/items/index.ts';
import { randomOf } from '../quiz/random.ts';
import { serve } from '../quiz/serve.ts';
import { clean } from '../reply/escape.ts';
import { fit } from '../reply/limits.ts';
import { addSet, setsIn, type NewItem, type NoRoom } from '../store/quiz-sets.ts';
import type { Tx } from '../store/store.ts';
import type { Held } from './held.ts';
import { serverIn } from './step.ts';

/** What a set is to be about. All countries and subjects where none are named. */
export interface Wish {
  readonly name?: string | undefined;
  readonly pairs?: readonly Pair[];
  readonly kinds?: readonly KindName[];
  readonly count: number;
  readonly seed?: number;
  /** Facts about victims, litigants, allegations and crimes are asked for, too. */
  readonly sensitive?: boolean;
}

/** For each item that is wanted so many claims are asked about, and so many items looked at: a member waits for it. */
const EACH = 8;
/** Fewer than so many claims or items are not worth leaving out. */
const LEAST = 100;
/** From so many claims on wrong options are taken from some of them only. */
const LARGE = 1_500;
/** How many more are put together where some may turn out not to fit. */
const SPARE = 10;

/** Items that the documents of the server propose, none that cannot stand beside the `known` ones. */
export function proposals(wish: Wish, call: KeptCall, known: readonly Held[] = []): NewItem[] {
  const { index, showing, now } = call;
  const { library } = index;
  const { kinds, count, seed = now(), sensitive = false } = wish;
  const most = Math.max(LEAST, EACH * count);
  const asked = library.claims.filter(({ kind }) => !kinds || kinds.includes(kind));
  const pairs = somePairs(wish.pairs ?? library.pairs, asked, most, seed);
  const part = partOf(library, pairs, seed);
  const items = proposeItems(part, showing?.t ?? call.t, { pairs, ...(kinds && { kinds }), seed, sensitive });
  const fresh = items.filter((item) => !known.some((each) => shareFact(each.item, item)));
  const some = randomOf('some', seed).shuffled(fresh).slice(0, most);
  const isWhole = part === library && known.length === 0;
  const beside = known.flatMap(({ served }) => served ?? []);
  return assemble(some, part, { count: isWhole ? count : count + SPARE, seed })
    .map((item): NewItem => ({ item, flaws: audit(item, library), verdict: 'open' }))
    .filter(({ item, flaws }) => {
      const served = serve(item, part);
      return served && passes(flaws) && !beside.some((each) => areEnemies(each, served));
    })
    .slice(0, count);
}

/** Pairs by chance, until they have so many of the claims. */
function somePairs(pairs: readonly Pair[], claims: readonly Claim[], most: number, seed: number): readonly Pair[] {
  const counts = Map.groupBy(claims, ({ pair }) => pair);
  let room = most;
  return randomOf('pairs', seed)
    .shuffled(pairs)
    .filter((pair) => {
      const isTaken = room > 0;
      room -= counts.get(pair)?.length ?? 0;
      return isTaken;
    });
}

/** Of a large library the pairs that are asked about and some others; what the others say the checker holds against items later. */
function partOf(library: Library, asked: readonly Pair[], seed: number): Library {
  if (library.claims.length <= LARGE) return library;
  const taken = new Set([...asked, ...somePairs(library.pairs, library.claims, LARGE, seed)]);
  const claims = library.claims.filter(({ pair }) => taken.has(pair));
  const told = new Set(claims.map(({ document }) => document));
  return { ...library, claims, documents: library.documents.filter(({ id }) => told.has(id)) };
}

/**
 * Makes and keeps a set that nobody has gone through yet.
 * @throws UserError where the documents have too little for it, the name is taken, or the server has all the sets it may have
 */
export async function proposeSet(call: KeptCall, wish: Wish): Promise<QuizSet> {
  const items = proposals(wish, call);
  if (items.length < ITEMS_LEAST) throw new UserError('set-too-few');
  const name = wish.name === undefined ? undefined : nameFrom(wish.name);
  return call.store.write(async (tx) => {
    const set = newSet(name ?? (await freeName(tx, wish.pairs ?? [], call)), call);
    insist(await addSet(tx, set, items), set.name);
    return set;
  });
}

/** A set of this name that is to be kept. */
export const newSet = (name: string, call: KeptCall): QuizSet => ({
  id: randomUUID().replaceAll('-', '').slice(0, 12),
  guild: serverIn(call),
  name,
  approved: false,
  madeBy: call.member.id,
  madeAt: call.now(),
  rev: 0,
});

/** A name as it is kept. @throws UserError `set-name` for one that is empty or too long */
export function nameFrom(text: string): string {
  const name = clean(text).trim();
  if (name === '' || name.length > SET_NAME_MAX) throw new UserError('set-name', { max: String(SET_NAME_MAX) });
  return name;
}

/** Room for a number behind a name. */
const NUMBER = 5;

/** A name that no set of the server has: the countries and the day. */
async function freeName(tx: Tx, pairs: readonly Pair[], call: KeptCall): Promise<string> {
  const { t, index, today } = call;
  const [pair, ...others] = pairs;
  const place = pair && others.length === 0 ? t.pair(pair, index.library.home) : t.quizSets.anyPlace;
  const base = `${fit(place, SET_NAME_MAX - today.length - NUMBER - 2)}, ${today}`;
  const taken = new Set((await setsIn(tx, serverIn(call))).map(({ name }) => name.toLowerCase()));
  const names = [base, ...Array.from({ length: SETS_MAX }, (_, i) => `${base} (${i + 2})`)];
  return names.find((name) => !taken.has(name.toLowerCase())) ?? base;
}

/** @throws UserError that says why there is no room for a set or its items, if there is none */
export function insist(lack: NoRoom | undefined, name: string): void {
  if (lack === 'name') throw new UserError('set-name-taken', { name });
  if (lack === 'sets') throw new UserError('set-limit', { max: String(SETS_MAX) });
  if (lack === 'items') throw new UserError('set-items-limit', { max: String(ITEMS_MAX) });
}
