import type { Selectable } from 'kysely';
import type { Tables } from './migrations/index.ts';
import { countUp } from './revision.ts';
import type { Tx } from './store.ts';

type Row = Selectable<Tables['reading']>;

/** A document that a server has added for itself, without its text. */
export type ReadingHead = Omit<Row, 'text' | 'confirmed_at' | 'guild'>;
/** One that is to be confirmed by who added it. */
export type ReadingDraft = Omit<Row, 'confirmed_at'>;

/** How much a server may add. */
export const ROOM_OF_GUILD = { readings: 5, bytes: 1024 * 1024 } as const;
/** How long a draft waits to be confirmed, in milliseconds. */
const DRAFT_MS = 3_600_000;

/** The readings of a server, in the order in which they were added. */
export const readingsIn = (tx: Tx, guild: string): Promise<ReadingHead[]> =>
  tx
    .selectFrom('reading')
    .select(['id', 'name', 'title', 'bytes', 'added_at', 'added_by'])
    .where('guild', '=', guild)
    .where('confirmed_at', 'is not', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

/** The text of a reading or draft of a server, and the name of its file. */
export const readingText = (tx: Tx, guild: string, id: string): Promise<Pick<Row, 'name' | 'text'> | undefined> =>
  tx.selectFrom('reading').select(['name', 'text']).where('guild', '=', guild).where('id', '=', id).executeTakeFirst();

/** A draft of a member that can still be confirmed. */
export const readDraft = (tx: Tx, { guild, id, member, now }: Confirming): Promise<Row | undefined> =>
  tx
    .selectFrom('reading')
    .selectAll()
    .where('guild', '=', guild)
    .where('id', '=', id)
    .where('added_by', '=', member)
    .where('confirmed_at', 'is', null)
    .where('added_at', '>', now - DRAFT_MS)
    .executeTakeFirst();

interface Confirming {
  readonly guild: string;
  readonly id: string;
  readonly member: string;
  readonly now: number;
}

/** Keeps a draft in place of an earlier one of the same member. */
export async function keepDraft(tx: Tx, draft: ReadingDraft): Promise<void> {
  await tx
    .deleteFrom('reading')
    .where('guild', '=', draft.guild)
    .where('added_by', '=', draft.added_by)
    .where('confirmed_at', 'is', null)
    .execute();
  await tx
    .insertInto('reading')
    .values({ ...draft, confirmed_at: null })
    .execute();
}

/** Forgets drafts that nobody has confirmed in time. */
export async function forgetDrafts(tx: Tx, now: number): Promise<void> {
  await tx
    .deleteFrom('reading')
    .where('confirmed_at', 'is', null)
    .where('added_at', '<=', now - DRAFT_MS)
    .execute();
}

/** Whether there is room in a server for one more of this size. */
export async function hasRoom(tx: Tx, guild: string, bytes: number): Promise<boolean> {
  const there = await readingsIn(tx, guild);
  const used = there.reduce((sum, each) => sum + each.bytes, 0);
  return there.length < ROOM_OF_GUILD.readings && used + bytes <= ROOM_OF_GUILD.bytes;
}

/** Makes a draft a reading. @returns its title; `gone` when it cannot be confirmed any more, `full` when there is no room */
export async function confirmDraft(tx: Tx, confirming: Confirming, title: string): Promise<'done' | 'gone' | 'full'> {
  const { guild, id, now } = confirming;
  // First: whoever adds another one at the same time waits for this.
  await countUp(tx, guild, now);
  const draft = await readDraft(tx, confirming);
  if (!draft) return 'gone';
  if (!(await hasRoom(tx, guild, draft.bytes))) return 'full';
  await tx.updateTable('reading').set({ title, confirmed_at: now }).where('id', '=', id).execute();
  return 'done';
}

/** Takes a reading away. @returns its title; undefined when it is not there */
export async function removeReading(tx: Tx, guild: string, id: string, now: number): Promise<string | undefined> {
  await countUp(tx, guild, now);
  const there = (await readingsIn(tx, guild)).find((each) => each.id === id);
  if (there) await tx.deleteFrom('reading').where('guild', '=', guild).where('id', '=', id).execute();
  return there?.title;
}
