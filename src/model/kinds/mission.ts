import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

/** An embassy or consulate; `period` is the time for which `status` is told. */
export const mission = defineKind({
  name: 'mission',
  command: 'embassy',
  fields: {
    sending: CountryCode.optional(),
    host: CountryCode.optional(),
    mission: z.enum(['embassy', 'consulate', 'honorary-consulate']).optional(),
    city: z.string().optional(),
    status: z.enum(['open', 'closed', 'former', 'none']),
    operator: z.string().optional(),
  },
  words: ['embassy', 'consulate', 'mission', 'honorary', 'consul'],
});
