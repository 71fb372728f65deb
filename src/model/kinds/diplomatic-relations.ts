import { z } from 'zod';
import { defineKind } from '../claim.ts';

export const diplomaticRelations = defineKind({
  name: 'diplomatic-relations',
  implied: true,
  fields: {
    event: z
      .enum([
        'established',
        'resumed',
        'severed',
        'downgraded',
        'recognised',
        'none',
        'founded',
        'traced-to',
        'state-of-relations',
        'consequence',
      ])
      .optional(),
  },
  words: ['relations', 'relationship', 'diplomatic', 'established', 'ties', 'older'],
  askedWith: ['recognise', 'recognition', 'sever'],
});
