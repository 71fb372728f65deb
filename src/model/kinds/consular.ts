import { defineKind } from '../claim.ts';

export const consular = defineKind({
  name: 'consular',
  implied: true,
  fields: {},
  words: ['consular', 'passport', 'visa', 'travel advice', 'travel', 'assistance'],
});
