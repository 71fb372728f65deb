import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const migration = defineKind({
  name: 'migration',
  implied: true,
  fields: { from: CountryCode, to: CountryCode },
  words: [
    'migration',
    'immigrant',
    'migrant',
    'diaspora',
    'live',
    'living',
    'evacuate',
    'evacuated',
    'community',
    'refugee',
    'come from',
  ],
});
