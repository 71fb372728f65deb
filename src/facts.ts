import { KIND_NAMES, type Claim } from './model/kinds/index.ts';
import type { Library } from './model/document.ts';

/** Which claims, in which form; one line a claim. */
export interface FactFilter {
  readonly pair?: string | undefined;
  readonly kind?: string | undefined;
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
}

const COLUMNS = ['id', 'doc', 'section', 'kind', 'pair', 'period', 'modality', 'topic', 'quote'] as const;

/** The claims of a library as lines: JSON objects, CSV with a head, or a table for reading. */
export function factLines({ claims }: Library, { pair, kind, json, csv }: FactFilter): string[] {
  const wanted = pair?.toUpperCase().split('-').toSorted().join('-');
  if (kind !== undefined && !KIND_NAMES.some((name) => name === kind))
    throw new RangeError(`unknown kind "${kind}"; one of ${KIND_NAMES.join(', ')}`);
  const rows = claims.filter((claim) => (!wanted || claim.pair === wanted) && (!kind || claim.kind === kind));
  if (json) return rows.map((claim) => JSON.stringify(asRow(claim)));
  if (csv)
    return [COLUMNS.join(','), ...rows.map((claim) => COLUMNS.map((column) => cell(cells(claim)[column])).join(','))];
  return rows.map(
    (claim) =>
      `${claim.id.padEnd(34)} ${claim.kind.padEnd(20)} ${(claim.period?.edtf ?? '').padEnd(22)} ${claim.quote}`,
  );
}

/** A claim as programs read it: every field, periods as EDTF text. */
function asRow({ document, period, asOf, value, ...rest }: Claim): object {
  return {
    doc: document,
    ...rest,
    ...(period && { period: period.edtf }),
    ...(asOf && { asOf: asOf.edtf }),
    value: value.type === 'date' ? { ...value, edtf: value.edtf.edtf } : value,
  };
}

const cells = (claim: Claim): Record<(typeof COLUMNS)[number], string> => ({
  ...claim,
  doc: claim.document,
  period: claim.period?.edtf ?? '',
  topic: claim.topic ?? '',
});

/** One CSV cell (RFC 4180); a leading sign that spreadsheets would run as a formula is quoted as text. */
const cell = (text: string): string => `"${text.replace(/^([=+\-@\t])/, "'$1").replaceAll('"', '""')}"`;
