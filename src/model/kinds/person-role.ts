import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const personRole = defineKind({
  name: 'person-role',
  fields: { roleOf: CountryCode.optional(), at: z.string().optional() },
  /** People follow each other in an office, and one person holds several. */
  compare: () => 'complementary',
  slots: (claim) => ({ sender: (claim as { roleOf?: string }).roleOf }),
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
