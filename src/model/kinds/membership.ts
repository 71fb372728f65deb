import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const membership = defineKind({
  name: 'membership',
  implied: true,
  recurs: true,
  fields: { organisation: z.string(), members: z.array(CountryCode).min(1).optional() },
  slots: (claim) => ({ members: (claim as { members?: CountryCode[] }).members }),
  tells: ['organisation'],
  words: ['member', 'membership', 'belong', 'join', 'joined', 'leave', 'left', 'part of'],
});
