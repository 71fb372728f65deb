import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const company = defineKind({
  name: 'company',
  fields: { company: z.string(), nationality: CountryCode.optional() },
  words: ['company', 'companies', 'firm', 'business', 'operator', 'customers'],
});
