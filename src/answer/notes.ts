import type { Note } from '../model/answer.ts';
import type { Claim } from '../model/kinds/index.ts';
import { newestYear } from '../model/period.ts';

/** What a reader must know beside a claim: since when the text is silent, or that it gives no year. */
export function notesOn(claim: Claim): Note[] {
  if (claim.period?.precision === 'yearless') return [{ code: 'year-not-given' }];
  const year = claim.asOf && newestYear(claim.asOf);
  return year && claim.asOfBasis ? [{ code: 'as-of', year, basis: claim.asOfBasis }] : [];
}

/** A remark where stated parts do not add up to a stated total: two directions of one year in one currency. */
export function notesOnTotals(claims: readonly Claim[]): Note[] {
  const flows = claims.flatMap((claim) =>
    claim.kind === 'trade-flow' && claim.value.type === 'money' ? [{ ...claim, value: claim.value }] : [],
  );
  return flows
    .filter((flow) => !flow.exporter && !flow.importer)
    .flatMap((total): Note[] => {
      const parts = flows.filter(
        (flow) =>
          flow.exporter &&
          flow.document === total.document &&
          flow.period?.edtf === total.period?.edtf &&
          flow.value.currency === total.value.currency,
      );
      const sum = parts.reduce((all, part) => all + part.value.amount, 0);
      if (new Set(parts.map((part) => part.exporter)).size !== 2 || sum === total.value.amount) return [];
      return [{ code: 'parts-differ-from-total', sum, total: total.value.amount, currency: total.value.currency }];
    });
}
