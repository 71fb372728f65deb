import { z } from 'zod';
import { compareValues, defineKind, type AnyClaim } from '../claim.ts';

const nameOf = (claim: AnyClaim): string => (claim as { company?: string }).company?.toLowerCase() ?? '';
import { CountryCode } from '../country.ts';

export const company = defineKind({
  name: 'company',
  implied: true,
  fields: { company: z.string(), nationality: CountryCode.optional() },
  /** A topic about companies lists them; another company is no disagreement. */
  compare: (a, b) => (nameOf(a) === nameOf(b) ? compareValues(a, b) : 'complementary'),
  tells: ['organisation'],
  words: ['company', 'companies', 'firm', 'business', 'operator', 'customers'],
});
