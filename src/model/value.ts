import { z } from 'zod';
import { PeriodText } from './period.ts';

/** What a value is, in a short noun: "exports", "origin", "opening", "channel". */
const of = z.string().min(1).max(40);
const names = z.array(z.string().min(1)).min(1);

/** The typed value of a claim. Amounts are whole units of the currency (ISO 4217), never converted. */
export const Value = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('date'), of, edtf: PeriodText }),
  z.strictObject({
    type: z.literal('money'),
    of,
    amount: z.number().positive(),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
  z.strictObject({
    type: z.literal('count'),
    of,
    n: z.number().nonnegative().optional(),
    words: z.string().optional(),
    unit: z.string().min(1),
  }),
  z.strictObject({ type: z.literal('range'), of, min: z.number(), max: z.number(), unit: z.string().min(1) }),
  z.strictObject({ type: z.literal('place'), of, names }),
  z.strictObject({
    type: z.literal('person'),
    of,
    name: z.string().min(1),
    role: z.string().optional(),
    nationality: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('organisation'), of, names }),
  z.strictObject({ type: z.literal('list'), of, items: names }),
  z.strictObject({ type: z.literal('text'), of, text: z.string().min(1) }),
  z.strictObject({ type: z.literal('flag'), of, value: z.boolean() }),
]);
export type Value = z.infer<typeof Value>;

/** The names that a value gives. */
export function namesOf(value: Value): string[] {
  switch (value.type) {
    case 'place':
    case 'organisation':
      return value.names;
    case 'list':
      return value.items;
    case 'person':
      return [value.name];
    case 'text':
      return [value.text];
    default:
      return [];
  }
}

/** The words of a value, for search and for comparing. */
export function wordsOf(value: Value): string[] {
  switch (value.type) {
    case 'person':
      return value.role ? [value.name, value.role] : [value.name];
    case 'count':
      return [value.words ?? String(value.n ?? ''), value.unit];
    case 'money':
      return [value.currency];
    default:
      return namesOf(value);
  }
}
