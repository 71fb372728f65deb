import type { Settler } from '../../src/delivery/delivery.ts';
import { recordDeed } from '../../src/store/audit.ts';
import type { Store, Tx } from '../../src/store/store.ts';

/** An effect that can be counted, written in the transaction that settles. */
export const note = (tx: Tx, action: string, object: string, detail: object = {}): Promise<void> =>
  recordDeed(tx, { guild: '1', at: 0, action, object, detail: { ...detail } });

/** What was noted: `ACTION OBJECT`, with how often. */
export async function noted(store: Store): Promise<Readonly<Record<string, number>>> {
  const rows = await store.read((tx) => tx.selectFrom('audit_log').select(['action', 'object']).execute());
  const counts: Record<string, number> = {};
  for (const { action, object } of rows) counts[`${action} ${object}`] = (counts[`${action} ${object}`] ?? 0) + 1;
  return counts;
}

/** Notes each sending with what was sent, as `sent KEY SEQ` or `failed KEY SEQ CODE`. */
export const noting: Settler = {
  sent: (tx, { key, seq }, message) => note(tx, 'sent', `${key} ${seq}`, { message }),
  failed: (tx, { key, seq }, { code }) => note(tx, 'failed', `${key} ${seq} ${code}`),
};
