import { defineKind } from '../claim.ts';

export const police = defineKind({
  name: 'police',
  fields: {},
  words: ['police', 'cops', 'crime', 'liaison', 'criminal', 'law enforcement', 'case'],
});
