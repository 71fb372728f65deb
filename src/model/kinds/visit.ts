import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const visit = defineKind({
  name: 'visit',
  implied: true,
  command: 'visits',
  fields: {
    guest: z.string(),
    host: z.string().optional(),
    places: z.array(z.string()).min(1).optional(),
    guestCountry: CountryCode.optional(),
    hostCountry: CountryCode.optional(),
  },
  tells: ['place'],
  slots: (claim) => ({ sender: (claim as { guestCountry?: string }).guestCountry }),
  words: ['visit', 'visited', 'trip', 'guest', 'host', 'hosted', 'went', 'go', 'travel', 'received'],
});
