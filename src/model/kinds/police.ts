import { defineKind } from '../claim.ts';

export const police = defineKind({
  name: 'police',
  implied: true,
  fields: {},
  words: ['police', 'cops', 'crime', 'liaison', 'criminal', 'law enforcement', 'case'],
});
