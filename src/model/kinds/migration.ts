import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const migration = defineKind({
  name: 'migration',
  implied: true,
  fields: { from: CountryCode, to: CountryCode },
  slots: (claim) => ({ host: (claim as { to?: string }).to }),
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
    'arrive',
    'settle',
    'coming',
  ],
});
