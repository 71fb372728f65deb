import type { Settler, Worker } from '../delivery/delivery.ts';
import { cardOf } from '../store/cards.ts';
import { createReconcile, type Reconciling } from './reconcile.ts';
import { holdCard, holdingOf } from './refresh.ts';
import { cardSettler, indexSettler } from './settle.ts';

/** What becomes of cards when something of them was sent, by what stands before the colon of the key. */
export const cardSettlers: Readonly<Record<string, Settler>> = { card: cardSettler, cardindex: indexSettler };

/** When a card is looked at anew whose documents are still being read. */
const LATER_MS = 60_000;

/** What is done about cards when it is due, by kind. */
export function createCardWorkers(keeping: Reconciling): Readonly<Record<string, Worker>> {
  const { store, now } = keeping;
  /** Held again, a card says by itself that its time has come. */
  const holding =
    (field: 'reviewAt' | 'expiresAt'): Worker =>
    async (id) => {
      if (!(await holdCard(id, holdingOf(keeping)))) return { again: now() + LATER_MS };
      const card = await store.read((tx) => cardOf(tx, id));
      return card && card[field] > now() ? { again: card[field] } : {};
    };
  return {
    'card-review': holding('reviewAt'),
    'card-expiry': holding('expiresAt'),
    'card-reconcile': createReconcile(keeping),
  };
}
