import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

/** Whether a quote tells of somebody who heads a mission: ambassadors and other envoys. */
export const tellsOfEnvoy = (quote: string): boolean => /\b(ambassador|envoy|embassy)\b/i.test(quote);

export const personRole = defineKind({
  name: 'person-role',
  recurs: true,
  fields: { roleOf: CountryCode.optional(), at: z.string().optional() },
  /** People follow each other in an office, and one person holds several. */
  compare: () => 'complementary',
  /** A president is nobody's envoy, whichever embassy is told of in the same sentence. */
  slots: (claim) => ({ sender: tellsOfEnvoy(claim.quote) ? (claim as { roleOf?: string }).roleOf : 'nobody' }),
  words: [
    'ambassador',
    'envoy',
    'president',
    'prime minister',
    'king',
    'minister',
    'secretary',
    'scholar',
    'activist',
    'who',
  ],
});
