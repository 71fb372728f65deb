import type { Tx } from './store.ts';

/** Something that a member does and may do only so often. */
export interface Use {
  /** Missing where it does not matter in which server. */
  readonly guild?: string;
  readonly member: string;
  readonly what: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Counts a use, when there was none in the milliseconds before.
 * @returns when it is free again, where it is used up: then nothing is counted
 */
export async function useQuota(tx: Tx, { guild, ...use }: Use, every: number): Promise<number | undefined> {
  const before = await tx
    .selectFrom('quota')
    .select('at')
    .where('member', '=', use.member)
    .where('what', '=', use.what)
    .where('at', '>', use.at - every)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before) return before.at + every;
  await tx
    .insertInto('quota')
    .values({ ...use, guild: guild ?? null })
    .execute();
  return undefined;
}

/** Forgets uses of before a moment. */
export async function forgetUses(tx: Tx, before: number): Promise<void> {
  await tx.deleteFrom('quota').where('at', '<', before).execute();
}
