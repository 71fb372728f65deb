import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

/** An ambassador who lives in one country and also represents his own in another. */
export const accreditation = defineKind({
  name: 'accreditation',
  implied: true,
  command: 'embassy',
  fields: { sending: CountryCode, accreditedTo: CountryCode, seat: z.string(), seatCountry: CountryCode },
  tells: ['place'],
  slots: (claim) => ({ sender: (claim as { sending?: string }).sending }),
  words: ['accredited', 'accreditation', 'resident', 'ambassador', 'covers', 'sit', 'based', 'embassy'],
});
