import { defineKind } from '../claim.ts';
import { CountryCode } from '../country.ts';

export const tradedGoods = defineKind({
  name: 'traded-goods',
  implied: true,
  recurs: true,
  command: 'trade',
  fields: { exporter: CountryCode.optional(), importer: CountryCode.optional() },
  slots: (claim) => ({ from: (claim as { exporter?: string }).exporter }),
  words: ['goods', 'products', 'export', 'import', 'sell', 'buy', 'trade'],
});
