import { defineKind } from '../claim.ts';

export const military = defineKind({
  name: 'military',
  fields: {},
  words: ['military', 'army', 'war', 'troops', 'soldiers', 'alliance', 'allies', 'hospital', 'mission', 'resistance'],
});
