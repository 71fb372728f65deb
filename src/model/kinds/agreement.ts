import { z } from 'zod';
import { defineKind, type AnyClaim, type Difference, compareValues } from '../claim.ts';

const stageOf = (claim: AnyClaim): unknown => (claim as { stage?: unknown }).stage;

export const agreement = defineKind({
  name: 'agreement',
  implied: true,
  fields: { stage: z.enum(['proposed', 'signed', 'agreed', 'in-force', 'none']), title: z.string() },
  words: ['agreement', 'treaty', 'deal', 'memorandum', 'mou', 'sign', 'signed', 'free trade', 'status', 'pact'],
  /** Two stages of one agreement do not contradict each other. */
  compare: (a, b): Difference => (a.kind === b.kind && stageOf(a) !== stageOf(b) ? 'other-stage' : compareValues(a, b)),
});
