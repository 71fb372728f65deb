import { z } from 'zod';
import { defineKind } from '../claim.ts';

export const investment = defineKind({
  name: 'investment',
  implied: true,
  fields: { investor: z.string().optional(), sector: z.string().optional() },
  words: ['invest', 'investment', 'investor', 'put into', 'plant', 'project', 'team up'],
});
