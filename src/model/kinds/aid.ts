import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const aid = defineKind({
  name: 'aid',
  implied: true,
  recurs: true,
  command: 'aid',
  fields: {
    donor: CountryCode,
    recipient: CountryCode,
    form: z.enum(['development', 'humanitarian', 'other']).optional(),
    stage: z.enum(['given', 'announced', 'suspended', 'started']).optional(),
  },
  slots: (claim) => ({ from: (claim as { donor?: string }).donor }),
  words: [
    'aid',
    'assistance',
    'development',
    'humanitarian',
    'donor',
    'give',
    'given',
    'gave',
    'support',
    'help',
    'relief',
    'money',
    'donation',
  ],
});
