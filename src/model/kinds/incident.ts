import { z } from 'zod';
import { defineKind } from '../claim.ts';

export const incident = defineKind({
  name: 'incident',
  fields: { actor: z.string().optional(), target: z.string().optional() },
  words: [
    'incident',
    'scandal',
    'row',
    'expel',
    'expelled',
    'persona non grata',
    'abducted',
    'kidnapped',
    'smuggled',
    'smuggling',
    'caught',
    'court',
    'demarche',
    'protest',
    'denied',
    'affair',
    'threaten',
  ],
});
