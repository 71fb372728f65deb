import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const investment = defineKind({
  name: 'investment',
  implied: true,
  fields: {
    investor: z.string().optional(),
    sector: z.string().optional(),
    from: CountryCode.optional(),
    to: CountryCode.optional(),
  },
  slots: (claim) => ({ from: (claim as { from?: string }).from, host: (claim as { to?: string }).to }),
  words: ['invest', 'investment', 'investor', 'put into', 'plant', 'project', 'team up'],
});
