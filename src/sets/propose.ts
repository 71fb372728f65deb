import { randomUUID } from 'node:crypto';
import { UserError, type KeptCall } from '../command.ts';
import type { Pair } from '../model/country.ts';
import type { Library } from '../model/document.ts';
import type { KindName } from '../model/kinds/index.ts';
import type { Item } from '../model/quiz.ts';
import { ITEMS_LEAST, ITEMS_MAX, SET_NAME_MAX, SETS_MAX, type QuizSet } from '../model/session.ts';
import { assemble } from '../quiz/assemble.ts';
import { audit } from '../quiz/audit/audit.ts';
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

/** Items that the documents of the server propose, none that cannot stand beside the `known` ones. */
export function proposals(wish: Wish, call: KeptCall, known: readonly Held[] = []): NewItem[] {
  const { index, showing, now } = call;
  const { library } = index;
  const { kinds, count, seed = now(), sensitive = false } = wish;
  const pairs = somePairs(wish, library, seed);
  const items = proposeItems(library, showing?.t ?? call.t, { pairs, ...(kinds && { kinds }), seed, sensitive });
  const fresh = items.filter((item) => !known.some((each) => shareFact(each.item, item)));
  const some = randomOf('some', seed).shuffled(fresh).slice(0, MOST);
  const wanted = known.length > 0 ? count + SPARE : count;
  const beside = known.flatMap(({ served }) => served ?? []);
  const isAlone = (item: Item): boolean => {
    const served = serve(item, library);
    return served !== undefined && !beside.some((each) => areEnemies(each, served));
  };
  const chosen = assemble(some, library, { count: wanted, seed }).filter(isAlone).slice(0, count);
  return chosen.map((item) => ({ item, flaws: audit(item, library), verdict: 'open' }));
}

/** How many more are put together where some may give away the answers of others. */
const SPARE = 10;

/** Claims that are asked about, and items that are looked at: each takes a millisecond, and a member waits for it. */
const MOST = 300;

/** Pairs of a wish, by chance as many as there is time for. */
function somePairs({ pairs, kinds }: Wish, { claims, pairs: all }: Library, seed: number): readonly Pair[] {
  const counts = Map.groupBy(
    claims.filter(({ kind }) => !kinds || kinds.includes(kind)),
    ({ pair }) => pair,
  );
  let room = MOST;
  return randomOf('pairs', seed)
    .shuffled(pairs ?? all)
    .filter((pair) => {
      const isTaken = room > 0;
      room -= counts.get(pair)?.length ?? 0;
      return isTaken;
    });
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
