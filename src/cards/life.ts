import type { Card, CardState } from '../model/card.ts';

/** What can happen to a card. */
export const LIFE_EVENTS = [
  /** A member confirms what was shown in private. */
  'confirm',
  'posted',
  'pinned',
  'unpinned',
  /** Its message, or its channel, is gone. */
  'lost',
  'post-again',
  /** It shows something else, and the facts are the same. */
  'reword',
  'change',
  'retract',
  /** The facts are again what they were. */
  'restore',
  'expire',
  /** A moderator stands by what it shows now. */
  'check',
] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

export type Life = Pick<Card, 'state' | 'pinned'>;

/** The states of a card that has a message. */
export const isPublic = (state: CardState): boolean => IN_ORDER.has(state) || TROUBLED.has(state);

const IN_ORDER: ReadonlySet<CardState> = new Set(['published', 'pinned', 'refreshed']);
const TROUBLED: ReadonlySet<CardState> = new Set(['stale', 'retracted', 'expired']);

/** Where a card goes; undefined where that cannot happen to it. */
export function after({ state, pinned }: Life, event: LifeEvent): Life | undefined {
  const to = (next: CardState, still = pinned): Life => ({ state: next, pinned: still });
  switch (event) {
    case 'confirm':
      return state === 'draft' || state === 'preview' ? to('posting', false) : undefined;
    case 'posted':
      return state === 'posting' ? to('published', false) : undefined;
    case 'lost':
      return isPublic(state) || state === 'posting' ? to('orphaned', false) : undefined;
    case 'post-again':
      return state === 'orphaned' ? to('posting', false) : undefined;
    default:
      return isPublic(state) ? changed(state, event, to) : undefined;
  }
}

function changed(state: CardState, event: LifeEvent, to: (next: CardState, pinned?: boolean) => Life): Life {
  const { pinned } = to(state);
  switch (event) {
    case 'pinned':
      return to(state === 'published' ? 'pinned' : state, true);
    case 'unpinned':
      return to(state === 'pinned' ? 'published' : state, false);
    case 'change':
      return to('stale');
    case 'retract':
      return to('retracted');
    case 'restore':
      return to(state === 'stale' || state === 'retracted' ? 'refreshed' : state);
    case 'reword':
      return to(IN_ORDER.has(state) ? 'refreshed' : state);
    case 'expire':
      return to(IN_ORDER.has(state) ? 'expired' : state);
    default:
      return to(pinned ? 'pinned' : 'published');
  }
}
