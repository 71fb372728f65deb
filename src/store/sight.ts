import { schedule } from './due.ts';
import type { Tx } from './store.ts';

/** What a server sees of the documents has changed, or may have: its cards are held against that soon. */
export const sightChanged = (tx: Tx, guild: string, now: number): Promise<void> =>
  schedule(tx, { kind: 'card-hold', subject: guild, guild, at: now });
