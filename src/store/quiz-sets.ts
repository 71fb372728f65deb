import type { Selectable } from 'kysely';
import { z } from 'zod';
import { Item, type Flaw } from '../model/quiz.ts';
import { ITEMS_MAX, SETS_MAX, VERDICTS, type QuizSet, type SetItem } from '../model/session.ts';
import type { Tables } from './migrations/index.ts';
import type { Tx } from './store.ts';

/** An item as it is put into a set. */
export type NewItem = Pick<SetItem, 'item' | 'flaws' | 'verdict'>;
/** What a list tells of a set. */
export type SetLine = QuizSet & { readonly items: number; readonly kept: number };
/** Why there is no new set, or no more items in one. */
export type NoRoom = 'name' | 'sets' | 'items';

function setFrom({ id, guild, name, approved, rev, ...row }: Selectable<Tables['quiz_set']>): QuizSet {
  return { id, guild, name, approved: approved === 1, madeBy: row.made_by, madeAt: row.made_at, rev };
}

function itemFrom({ set_id, guild, place, item, flaws, verdict }: Selectable<Tables['quiz_item']>): SetItem {
  return {
    set: set_id,
    guild,
    place,
    item: Item.parse(JSON.parse(item)),
    flaws: JSON.parse(flaws) as Flaw[],
    verdict: z.enum(VERDICTS).parse(verdict),
  };
}

/** The sets of a server, the newest first. */
export async function setsIn(tx: Tx, guild: string): Promise<SetLine[]> {
  const rows = await tx
    .selectFrom('quiz_set')
    .selectAll()
    .where('guild', '=', guild)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  const items = tx.selectFrom('quiz_item').select(['set_id', 'verdict']).where('guild', '=', guild);
  const verdicts = Map.groupBy(await items.execute(), ({ set_id }) => set_id);
  return rows.map((row) => {
    const own = verdicts.get(row.id) ?? [];
    return { ...setFrom(row), items: own.length, kept: own.filter(({ verdict }) => verdict === 'keep').length };
  });
}

/** @param guild the server to which it must belong */
export async function setOf(tx: Tx, id: string, guild?: string): Promise<QuizSet | undefined> {
  const row = await tx.selectFrom('quiz_set').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (guild === undefined || row.guild === guild) ? setFrom(row) : undefined;
}

const folded = (name: string): string => name.trim().toLowerCase();

/** Whether a set has this name, in capitals or not. */
export const isNamed = (set: Pick<QuizSet, 'name'>, name: string): boolean => folded(set.name) === folded(name);

/** The set of a server that has this name, in capitals or not. */
export async function setNamed(tx: Tx, guild: string, name: string): Promise<QuizSet | undefined> {
  const rows = await tx.selectFrom('quiz_set').selectAll().where('guild', '=', guild).execute();
  const row = rows.find((each) => isNamed(each, name));
  return row && setFrom(row);
}

/** The items of a set in their order. */
export async function itemsOf(tx: Tx, set: string): Promise<SetItem[]> {
  const rows = tx.selectFrom('quiz_item').selectAll().where('set_id', '=', set).orderBy('place');
  return (await rows.execute()).map(itemFrom);
}

async function insertItems(
  tx: Tx,
  { id, guild }: Pick<QuizSet, 'id' | 'guild'>,
  items: readonly NewItem[],
  from: number,
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ item, flaws, verdict }, i) => ({
    set_id: id,
    guild,
    place: from + i,
    item: JSON.stringify(item),
    flaws: JSON.stringify(flaws),
    verdict,
  }));
  await tx.insertInto('quiz_item').values(rows).execute();
}

/**
 * Adds a set with its items.
 * @returns why it cannot be; undefined when it is done
 */
export async function addSet(tx: Tx, set: QuizSet, items: readonly NewItem[]): Promise<NoRoom | undefined> {
  const there = await tx.selectFrom('quiz_set').select('name').where('guild', '=', set.guild).execute();
  if (there.some((each) => isNamed(each, set.name))) return 'name';
  if (there.length >= SETS_MAX) return 'sets';
  if (items.length > ITEMS_MAX) return 'items';
  const { id, guild, name, approved, madeBy, madeAt, rev } = set;
  const row = { id, guild, name, approved: Number(approved), made_by: madeBy, made_at: madeAt, rev };
  await tx.insertInto('quiz_set').values(row).execute();
  await insertItems(tx, set, items, 1);
  return undefined;
}

/**
 * Changes a set that is as it was seen. One that is changed is no longer approved, unless the change says so.
 * @returns it as it is now; undefined when somebody else has changed it meanwhile, and nothing was changed
 */
export async function changeSet(
  tx: Tx,
  seen: QuizSet,
  { approved = false, name = seen.name }: { readonly approved?: boolean; readonly name?: string } = {},
): Promise<QuizSet | undefined> {
  const rev = seen.rev + 1;
  const { numUpdatedRows } = await tx
    .updateTable('quiz_set')
    .set({ approved: Number(approved), name, rev })
    .where('id', '=', seen.id)
    .where('rev', '=', seen.rev)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { ...seen, approved, name, rev } : undefined;
}

/** Puts items behind those of a set. @returns `items` when there are too many then */
export async function addItems(tx: Tx, set: QuizSet, items: readonly NewItem[]): Promise<NoRoom | undefined> {
  const places = await tx.selectFrom('quiz_item').select('place').where('set_id', '=', set.id).execute();
  if (places.length + items.length > ITEMS_MAX) return 'items';
  await insertItems(tx, set, items, Math.max(0, ...places.map(({ place }) => place)) + 1);
  return undefined;
}

/** Puts an item in the place of another one, or another verdict on it. */
export async function writeItem(tx: Tx, { set, place, item, flaws, verdict }: SetItem): Promise<void> {
  await tx
    .updateTable('quiz_item')
    .set({ item: JSON.stringify(item), flaws: JSON.stringify(flaws), verdict })
    .where('set_id', '=', set)
    .where('place', '=', place)
    .execute();
}

/** Keeps the items at these places. */
export async function keepItems(tx: Tx, set: string, places: readonly number[]): Promise<void> {
  await tx
    .updateTable('quiz_item')
    .set({ verdict: 'keep' })
    .where('set_id', '=', set)
    .where('place', 'in', places)
    .execute();
}

export async function removeSet(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('quiz_item').where('set_id', '=', id).execute();
  await tx.deleteFrom('quiz_set').where('id', '=', id).execute();
}

/** Forgets proposed sets of before a moment of which nobody has decided on an item. */
export async function forgetUntouched(tx: Tx, before: number): Promise<void> {
  const touched = tx.selectFrom('quiz_item').select('set_id').where('verdict', '!=', 'open');
  const rows = await tx
    .selectFrom('quiz_set')
    .select('id')
    .where('approved', '=', 0)
    .where('made_at', '<', before)
    .where('id', 'not in', touched)
    .execute();
  for (const { id } of rows) await removeSet(tx, id);
}
