import { z } from 'zod';
import { defineKind } from '../claim.ts';

export const meeting = defineKind({
  name: 'meeting',
  implied: true,
  command: 'visits',
  fields: { hosts: z.array(z.string()).optional(), participants: z.array(z.string()).optional() },
  tells: ['person'],
  words: ['meeting', 'met', 'talks', 'summit', 'conference', 'contact group', 'host', 'hosted'],
});
