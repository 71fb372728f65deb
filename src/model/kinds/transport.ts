import { defineKind } from '../claim.ts';

export const transport = defineKind({
  name: 'transport',
  fields: {},
  words: ['flight', 'fly', 'airline', 'airport', 'plane', 'tunnel', 'road', 'ferry', 'route'],
});
