import type { Catalogue } from './catalogue.ts';
import type { Postings } from './finder.ts';
import type { Ledger } from './ledger.ts';

/**
 * What is known of a library from which documents were taken away: nothing is found in them any more. How often words
 * stand in the texts is taken as it was, since of a large library it takes seconds to count them anew.
 */
export const withoutDocuments = (catalogue: Catalogue, gone: ReadonlySet<string>): Catalogue => ({
  ...catalogue,
  // A shelf that is empty now keeps its place: postings name shelves by their numbers.
  shelves: new Map(
    [...catalogue.shelves].map(([key, documents]) => [
      key,
      documents.some((id) => gone.has(id)) ? documents.filter((id) => !gone.has(id)) : documents,
    ]),
  ),
});

/** What is known of a library and of texts beside it; without a ledger. */
export function withMore(catalogue: Catalogue, more: readonly Catalogue[]): Catalogue {
  const { ledger: _, postings, ...own } = catalogue;
  const all = [own, ...more];
  const shelves = new Map(own.shelves);
  for (const [key, ids] of more.flatMap((each) => [...each.shelves]))
    shelves.set(key, [...(shelves.get(key) ?? []), ...ids]);
  return {
    passages: all.reduce((sum, { passages }) => sum + passages, 0),
    frequency: summed(all.map(({ frequency }) => frequency)),
    vocabulary: summed(all.map(({ vocabulary }) => vocabulary)),
    people: united(all.map(({ people }) => people)),
    peopleStems: united(all.map(({ peopleStems }) => peopleStems)),
    places: united(all.map(({ places }) => places)),
    shelves,
    ...(postings && { postings: more.reduce((before, each) => joined(before, each, shelves), postings) }),
  };
}

const united = ([first = new Set<string>(), ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  others.reduce((sum, each) => (each.size === 0 ? sum : sum.union(each)), first);

function summed([first, ...others]: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sums = new Map(first);
  for (const counts of others) for (const [word, count] of counts) sums.set(word, (sums.get(word) ?? 0) + count);
  return sums;
}

/** @param shelves of both, by whose order shelves have numbers */
function joined(
  before: Postings,
  { postings: more, shelves: own }: Catalogue,
  shelves: Catalogue['shelves'],
): Postings {
  if (!more) throw new Error('texts beside a large library have postings too');
  const numbers = new Map([...shelves.keys()].map((key, i) => [key, i]));
  const renumbered = [...own.keys()].map((key) => numbers.get(key)!);
  const parts = before.shelves.length;
  return {
    shelves: both(
      before.shelves,
      more.shelves.map((number) => renumbered[number]!),
    ),
    lengths: both(before.lengths, more.lengths),
    having: (term) =>
      both(
        before.having(term),
        more.having(term).map((part) => part + parts),
      ),
  };
}

function both(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a;
  const all = new Uint32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/**
 * The ledger of a large library after documents were taken away and others came. It is worked out when it is looked into,
 * and not kept: that is seldom, and it is large.
 * @param corpus what stands for all texts and claims now
 * @param renumbered the new number of each document; -1 for one that is gone
 * @param more the ledger of the others, whose documents count on after those
 */
export function ledgerAfter(
  ledger: Ledger,
  corpus: string,
  renumbered: readonly number[],
  more: () => Pick<Ledger, 'hashes' | 'documents'>,
): Ledger {
  const whole = (): Pick<Ledger, 'hashes' | 'documents'> => {
    const { hashes, documents } = ledger;
    const [added, count] = [more(), renumbered.filter((number) => number >= 0).length];
    const [ours, theirs] = [[] as number[], [] as number[]];
    let next = 0;
    const take = (below: number): void => {
      for (; next < added.hashes.length && added.hashes[next]! < below; next++) {
        ours.push(added.hashes[next]!);
        theirs.push(added.documents[next]! + count);
      }
    };
    for (let i = 0; i < hashes.length; i++) {
      take(hashes[i]!);
      const number = renumbered[documents[i]!]!;
      if (number < 0) continue;
      ours.push(hashes[i]!);
      theirs.push(number);
    }
    take(Infinity);
    return { hashes: Uint32Array.from(ours), documents: Uint32Array.from(theirs) };
  };
  return {
    corpus,
    get hashes() {
      return whole().hashes;
    },
    get documents() {
      return whole().documents;
    },
  };
}
