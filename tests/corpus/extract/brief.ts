import type { Claim } from '../../../src/model/kinds/index.ts';
import { claimsOf } from './told.ts';

const SLOTS = [
  'exporter',
  'importer',
  'donor',
  'recipient',
  'from',
  'to',
  'stage',
  'title',
  'actor',
  'company',
  'investor',
];

/** What a value says, in short: "USD 5000000", "2005", "tea; coffee". */
function said({ value }: Claim): string {
  switch (value.type) {
    case 'money':
      return `${value.currency} ${value.amount}`;
    case 'date':
      return `${value.of} ${value.edtf.edtf}`;
    case 'count':
      return `${value.n} ${value.unit}`;
    case 'list':
      return value.items.join('; ');
    case 'organisation':
    case 'place':
      return value.names.join('; ');
    case 'text':
      return value.text;
    default:
      return value.of;
  }
}

/** The claims of some kinds that rules propose from a text, one line each, without what is asserted plainly. */
export function brief(text: string, ...kinds: readonly Claim['kind'][]): string[] {
  return claimsOf(text)
    .filter(({ kind }) => kinds.includes(kind))
    .map((claim) => {
      const slots = SLOTS.flatMap((slot) => {
        const told = (claim as unknown as Record<string, unknown>)[slot];
        return typeof told === 'string' && told !== said(claim) ? [told] : [];
      });
      const { period, modality, qualifier } = claim;
      const rest = [period?.edtf, modality === 'asserted' ? undefined : modality, qualifier];
      return [slots.join(' '), said(claim), ...rest].filter((part) => part !== undefined && part !== '').join(' | ');
    });
}
