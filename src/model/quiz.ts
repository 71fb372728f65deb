import { z } from 'zod';
import type { Pair } from './country.ts';
import { KIND_NAMES, type KindName } from './kinds/index.ts';

/** How an item is put, and how it is answered. */
export const FORMS = [
  /** One of three or four options. */
  'choice',
  'true-false',
  /** A number is typed. */
  'number',
  /** The words of a gap are typed. */
  'cloze',
  /** Four events are put in the order of time. */
  'order',
  /** Four rows, each with its partner. */
  'match',
  /** Which document says so. */
  'which-source',
  /** One of three or four options, of which one is that the sources do not say it: the right one. */
  'not-said',
] as const;
export type Form = (typeof FORMS)[number];

/** The forms whose answer is one of the options, so that it is one press. */
export const PICKED = new Set<Form>(['choice', 'true-false', 'which-source', 'not-said']);

const text = z.string().trim().min(1);

/**
 * One option of an item, or one event or partner of `order` and `match`. `value` is what is compared: two options that mean
 * the same have the same value, whatever their words, e.g. `year:1948`, `money:NOK:559000000`, `document:norway-turkey`.
 */
export const ItemOption = z.strictObject({ text: text.max(200), value: z.string().min(1).max(300) });
export type ItemOption = z.infer<typeof ItemOption>;

/**
 * What answers an item.
 * `option`: the place of the right option · `number`: with how far off an answer may be, in the same unit · `texts`: any of
 * them, compared without case, accents and punctuation · `order`: the places of the options in the order of time, or for each
 * row the place of its partner.
 */
export const Key = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('option'), at: z.number().int().min(0).max(9) }),
  z.strictObject({ type: z.literal('number'), value: z.number(), off: z.number().min(0), unit: z.string().max(60) }),
  z.strictObject({ type: z.literal('texts'), texts: z.array(text.max(200)).min(1).max(10) }),
  z.strictObject({ type: z.literal('order'), order: z.array(z.number().int().min(0).max(9)).min(2).max(6) }),
]);
export type Key = z.infer<typeof Key>;

/** Where a teacher's own item, about no fact of the documents, has its answer from. */
const OwnAnswer = z.strictObject({ key: Key, source: text.max(300) });

/**
 * One item of a quiz as it is kept: what is asked, and the facts from which its key is computed when it is asked. Nothing in
 * it says which option is right, but in a teacher's own item (`own`).
 */
export const Item = z.strictObject({
  /** Of its facts, form and seed: the same item has the same id. */
  id: z.string().regex(/^[a-z0-9]{6,16}$/),
  form: z.enum(FORMS),
  /** The kind of fact it asks for; missing in a teacher's own item. */
  kind: z.enum(KIND_NAMES as [KindName, ...KindName[]]).optional(),
  pair: z
    .string()
    .regex(/^([A-Z]{2}|001)-[A-Z]{2}$/)
    .transform((pair) => pair as Pair)
    .optional(),
  /** The name of what made it, by which its key is computed anew. */
  template: z.string().max(60),
  stem: text.max(400),
  /** What is to be ordered or matched on the left, of `match` alone. */
  rows: z.array(text.max(200)).max(6).optional(),
  options: z.array(ItemOption).max(6),
  /** The ids of the claims: the first is what it asks for. */
  facts: z.array(z.string().max(60)).max(12),
  /** Of what its facts say: when that has changed, the item is retired. */
  hash: z.string().max(64),
  /** It tells of victims, litigants, allegations or crimes: off unless a teacher switches them on. */
  sensitive: z.boolean(),
  own: OwnAnswer.optional(),
});
export type Item = z.infer<typeof Item>;

/** What is told when an item was answered. */
export const Explanation = z.strictObject({
  quote: z.string().max(2000),
  title: z.string().max(300),
  publisher: z.string().max(300).optional(),
  url: z.string().max(500).optional(),
  section: z.string().max(300),
  /** The document's own words; else those of a digest of it. */
  verbatim: z.boolean(),
  /** The claim that says so. */
  claim: z.string().max(60).optional(),
});
export type Explanation = z.infer<typeof Explanation>;

/** An item that is asked now: its key is computed from what the documents say at this moment. */
export const Served = z.strictObject({ item: Item, key: Key, explanations: z.array(Explanation).max(4) });
export type Served = z.infer<typeof Served>;

/** A flaw that the checker found. An item with a hard one is never asked. */
export interface Flaw {
  readonly code: string;
  readonly level: 'hard' | 'soft';
  /** What exactly, for who reads the audit. */
  readonly detail?: string;
}

/** A decision over a question that was closed: an answer is taken too, everybody is right, or it does not count. */
export const RulingAct = z.strictObject({
  /** Epoch milliseconds: by it an act is found again, so no two of one question have the same. */
  at: z.number().int(),
  does: z.enum(['also', 'everybody', 'out']),
  /** Of `also`: which answer. */
  answer: z.string().max(300).optional(),
});
export type RulingAct = z.infer<typeof RulingAct>;

/** How many decisions one question may have. */
export const ACTS_MAX = 50;

/**
 * What decides over an answer after the question was closed: who answered one of `also` is right, or everybody is. It follows
 * from the acts, so that each of them can be taken back.
 */
export const Ruling = z.strictObject({
  also: z.array(z.string().max(300)).max(ACTS_MAX).optional(),
  everybody: z.boolean().optional(),
  acts: z.array(RulingAct).max(ACTS_MAX).optional(),
});
export type Ruling = z.infer<typeof Ruling>;
