import { sql, type Selectable } from 'kysely';
import type { Tables } from './migrations/index.ts';
import { shortId } from './short-id.ts';
import type { Tx } from './store.ts';

/** What could not be answered: the pair and the kind of fact, each empty where it was not understood. */
export interface GapKey {
  readonly guild: string;
  readonly pair: string;
  readonly kind: string;
}
export type Gap = Selectable<Tables['gap']> & { readonly texts: number };

/** Adds refusals to a gap. One that was closed is open again and counts anew. */
export async function countGap(tx: Tx, { guild, pair, kind }: GapKey, refusals: number, at: number): Promise<void> {
  await tx
    .insertInto('gap')
    .values({ guild, pair, kind, refusals, last_at: at, closed_at: null, closed_by: null })
    .onConflict((conflict) =>
      conflict.columns(['guild', 'pair', 'kind']).doUpdateSet({
        refusals: sql<number>`case when gap.closed_at is null then gap.refusals else 0 end + ${refusals}`,
        last_at: at,
        closed_at: null,
        closed_by: null,
      }),
    )
    .execute();
}

/** Keeps the text of a question that a member told the moderators. */
export async function tellGap(
  tx: Tx,
  { at, ...told }: GapKey & { readonly member: string; readonly text: string; readonly at: number },
): Promise<void> {
  await countGap(tx, told, 0, at);
  await tx
    .insertInto('gap_text')
    .values({ id: shortId(told.guild, told.member, told.text, String(at)), ...told, made_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** How many questions were told in a server since a moment: by one member, and by all. */
export async function toldSince(tx: Tx, guild: string, member: string, since: number) {
  const rows = await tx
    .selectFrom('gap_text')
    .select('member')
    .where('guild', '=', guild)
    .where('made_at', '>', since)
    .execute();
  return { all: rows.length, own: rows.filter((row) => row.member === member).length };
}

const gaps = (tx: Tx, guild: string) =>
  tx
    .selectFrom('gap')
    .selectAll()
    .select(({ selectFrom, fn }) =>
      selectFrom('gap_text')
        .select(fn.countAll().as('count'))
        .whereRef('gap_text.guild', '=', 'gap.guild')
        .whereRef('gap_text.pair', '=', 'gap.pair')
        .whereRef('gap_text.kind', '=', 'gap.kind')
        .as('texts'),
    )
    .where('guild', '=', guild);

/** The open gaps of a server: those that members told of first, then the most frequent. */
export async function openGaps(tx: Tx, guild: string, limit: number): Promise<Gap[]> {
  const rows = await gaps(tx, guild)
    .where('closed_at', 'is', null)
    .orderBy('texts', 'desc')
    .orderBy('refusals', 'desc')
    .orderBy('pair')
    .orderBy('kind')
    .limit(limit)
    .execute();
  return rows.map(({ texts, ...row }) => ({ ...row, texts: Number(texts) }));
}

/** A gap with what members told of it, newest first. */
export async function readGap(tx: Tx, { guild, pair, kind }: GapKey) {
  const gap = await gaps(tx, guild).where('pair', '=', pair).where('kind', '=', kind).executeTakeFirst();
  if (!gap) return undefined;
  const told = await tx
    .selectFrom('gap_text')
    .select(['text', 'made_at'])
    .where('guild', '=', guild)
    .where('pair', '=', pair)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .limit(10)
    .execute();
  return { ...gap, texts: Number(gap.texts), told };
}
export type ReadGap = NonNullable<Awaited<ReturnType<typeof readGap>>>;

/** Closes a gap and forgets what members told of it. @returns false when it is closed already, or not there */
export async function closeGap(tx: Tx, { guild, pair, kind }: GapKey, by: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('gap')
    .set({ closed_at: at, closed_by: by })
    .where('guild', '=', guild)
    .where('pair', '=', pair)
    .where('kind', '=', kind)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await tx
    .deleteFrom('gap_text')
    .where('guild', '=', guild)
    .where('pair', '=', pair)
    .where('kind', '=', kind)
    .execute();
  return true;
}

/** Forgets the texts of questions that were told before a moment. */
export async function forgetGapTexts(tx: Tx, before: number): Promise<void> {
  await tx.deleteFrom('gap_text').where('made_at', '<', before).execute();
}

/** Forgets gaps of which nothing was heard since a moment. */
export async function forgetGaps(tx: Tx, before: number): Promise<void> {
  const old = tx.deleteFrom('gap').where('last_at', '<', before);
  await old.where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '<', before)])).execute();
}
