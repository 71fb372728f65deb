import { z } from 'zod';
import { WANTED } from './wanted.ts';

/**
 * What becomes of a card. `draft`: imported, not confirmed; `preview`: shown in private; `posting`: on its way to Discord;
 * `published`: posted, not pinned; `stale`: what the documents say has changed; `refreshed`: it has followed a change by
 * itself; `retracted`: a fact is gone from the documents; `orphaned`: its message or channel is gone.
 */
export const CARD_STATES = [
  'draft',
  'preview',
  'posting',
  'published',
  'pinned',
  'stale',
  'refreshed',
  'expired',
  'retracted',
  'orphaned',
] as const;
export type CardState = (typeof CARD_STATES)[number];

export const CARD_LAYOUTS = ['full', 'short'] as const;
export type CardLayout = (typeof CARD_LAYOUTS)[number];

/** After how many months moderators look at a card again. */
export const REVIEW_MONTHS = [1, 3, 6, 12] as const;
export const NOTE_MAX = 500;
export const REASON_MAX = 200;
/** Cards of one server: what Discord pins in one channel. */
export const CARDS_MAX = 250;

/** What a card shows: what a look-up lists, as a button carries it, or certain facts. */
export const CardFact = z.union([
  z.strictObject({ look: z.string().max(100) }),
  z.strictObject({ claims: z.literal(true), wanted: z.enum(WANTED) }),
]);
export type CardFact = z.infer<typeof CardFact>;

/** A fact on a card as it was when a person last stood by it, and by what it is found again. */
export const CardEntry = z.strictObject({
  /** The claim's id, or `document:start` of a passage. */
  id: z.string(),
  document: z.string(),
  section: z.string(),
  quote: z.string(),
  start: z.number().int(),
  /** Missing for a passage. */
  kind: z.string().optional(),
  pair: z.string().optional(),
  /** What it is about: claims with one key are about the same thing. */
  key: z.string().optional(),
  /** Kind, time and parties: what it tells a value of. */
  matter: z.string(),
  /** A hash of all that it says. */
  said: z.string(),
  /** The same in words, for the line that tells what it was before. */
  statement: z.string(),
  /** A rule has read it: its id changes with it. */
  extracted: z.boolean(),
  sensitive: z.boolean(),
});
export type CardEntry = z.infer<typeof CardEntry>;

/** A fact card of a server. */
export interface Card {
  readonly id: string;
  readonly guild: string;
  readonly channel: string;
  readonly message?: string;
  readonly state: CardState;
  readonly pinned: boolean;
  /** Counts its changes: who changes it must have seen the last one. */
  readonly rev: number;
  readonly fact: CardFact;
  readonly entries: readonly CardEntry[];
  readonly layout: CardLayout;
  readonly note?: string;
  readonly title: string;
  /** What is shown, in plain words. */
  readonly text: string;
  /** Of what is shown, and of the library against which it was last held; empty: to be held and shown anew. */
  readonly hash: string;
  readonly digest: string;
  readonly pinnedBy: string;
  readonly createdAt: number;
  readonly checkedBy?: string;
  readonly checkedAt?: number;
  readonly reviewMonths: number;
  readonly reviewAt: number;
  readonly expiresAt: number;
  /** It waits for a moderator. */
  readonly waiting: boolean;
  /** What Discord refused last, as `pin 50013`. */
  readonly problem?: string;
  /** How often it was posted. */
  readonly posts: number;
}

/** What was done to a card. */
export const CARD_DEEDS = [
  'pinned',
  'posted-again',
  'changed',
  'retracted',
  'reworded',
  'restored',
  'review-due',
  'expired',
  'checked',
  'approved',
  'kept',
  'note',
  'review-moved',
  'unpinned',
  'unpinned-by-others',
  'orphaned',
  'removed',
] as const;
export type CardDeed = (typeof CARD_DEEDS)[number];

export interface CardEvent {
  readonly at: number;
  /** Missing when the bot did it by itself. */
  readonly member?: string;
  readonly what: CardDeed;
  /** What the card showed before. */
  readonly old?: string;
  /** For moderators alone. */
  readonly reason?: string;
}
