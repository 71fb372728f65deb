import type { AmountRow, Amounts } from '../../model/figures/amounts.ts';
import type { Sum } from './amounts-told.ts';
import type { Scene, Words } from './amounts-words.ts';

type Rows = Amounts['sections'][number]['rows'];

/** The rows of sums that are in the order of their times; years between them without a sum are a row of their own. */
export function rowsOf(sums: readonly Sum[], { t, currency }: Scene, words: Words): Rows {
  let last: Sum | undefined;
  return sums.flatMap((sum): Rows => {
    const gap = gapBetween(last?.year, sum.year);
    const time = words.timeOf(sum);
    const row: AmountRow = {
      ...words.tellOf(sum),
      time: last && words.timeOf(last) === time ? '' : time,
      label: words.labelOf(sum),
    };
    last = sum;
    return gap ? [{ gap: t.pictures.amounts.gap(...gap, currency) }, row] : [row];
  });
}

/** The first and the last year that lie between two. */
export const gapBetween = (last: number | undefined, year: number | undefined): [number, number] | undefined =>
  last !== undefined && year !== undefined && year > last + 1 ? [last + 1, year - 1] : undefined;
