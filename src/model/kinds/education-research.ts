import { defineKind } from '../claim.ts';

export const educationResearch = defineKind({
  name: 'education-research',
  fields: {},
  words: ['education', 'student', 'scholar', 'university', 'research', 'station', 'study', 'academic', 'exchange'],
});
