import { defineKind } from '../claim.ts';

export const cooperation = defineKind({
  name: 'cooperation',
  implied: true,
  fields: {},
  words: ['cooperation', 'cooperate', 'dialogue', 'contacts', 'partnership', 'ties'],
});
