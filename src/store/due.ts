import type { Tx } from './store.ts';

/** Work that is due at a time; of a kind and subject there is one. */
export interface Due {
  readonly kind: string;
  readonly subject: string;
  readonly guild?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Sets when it is due; what was set before gives way, and who works on it meanwhile cannot settle it any more. */
export async function schedule(tx: Tx, { kind, subject, guild, at }: Due): Promise<void> {
  await unschedule(tx, kind, subject);
  const row = { kind, subject, guild: guild ?? null, run_at: at, attempts: 0, leased_until: 0 };
  await tx.insertInto('due').values(row).execute();
}

export async function unschedule(tx: Tx, kind: string, subject: string): Promise<void> {
  await tx.deleteFrom('due').where('kind', '=', kind).where('subject', '=', subject).execute();
}
