import type { Settler, Worker } from '../delivery/delivery.ts';
import { cardOf, cardsOf } from '../store/cards.ts';
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
    /** What a server sees has changed. */
    'card-hold': async (guild) => {
      const cards = await store.read((tx) => cardsOf(tx, guild));
      const held: boolean[] = [];
      for (const { id } of cards) held.push(await holdCard(id, holdingOf(keeping)));
      return held.every(Boolean) ? {} : { again: now() + LATER_MS };
    },
    'card-reconcile': createReconcile(keeping),
  };
}
