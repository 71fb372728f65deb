import { z } from 'zod';
import { defineKind } from '../claim.ts';

export const statement = defineKind({
  name: 'statement',
  recurs: true,
  fields: { speaker: z.string() },
  words: [
    'say',
    'said',
    'statement',
    'comment',
    'commented',
    'think',
    'opinion',
    'offer',
    'ask',
    'defend',
    'criticise',
    'mediate',
  ],
});
