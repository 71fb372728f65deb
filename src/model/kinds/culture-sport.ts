import { defineKind } from '../claim.ts';

export const cultureSport = defineKind({
  name: 'culture-sport',
  fields: {},
  words: ['culture', 'heritage', 'climb', 'climber', 'mountaineer', 'sport', 'football', 'team', 'photo'],
});
