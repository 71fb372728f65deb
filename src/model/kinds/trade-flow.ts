import { z } from 'zod';
import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

/** An amount or tendency of trade; without exporter and importer it is the total of both directions. */
export const tradeFlow = defineKind({
  name: 'trade-flow',
  implied: true,
  recurs: true,
  command: 'trade',
  fields: { exporter: CountryCode.optional(), importer: CountryCode.optional(), scope: z.string().optional() },
  slots: (claim) => ({ from: (claim as { exporter?: string }).exporter }),
  words: ['trade', 'export', 'import', 'sell', 'buy', 'volume', 'commerce', 'commercial'],
});
