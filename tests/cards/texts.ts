/** The documents of these tests: what Malta sold to Fiji, a year a sentence, and what Peru sold to Chad. */
export interface Texts {
  /** Millions by year. */
  readonly malta: Readonly<Record<number, number>>;
  readonly peru?: { readonly name: string; readonly title: string; readonly sold: Readonly<Record<number, number>> };
}

const sentence = (seller: string, buyer: string, year: string | number, millions: number): string =>
  `${seller} exported goods worth EUR ${millions} million to ${buyer} in ${year}.`;

function claimOf(id: string, codes: readonly [string, string], quote: string, year: string, millions: number): string {
  const value = `{ type: money, of: exports, amount: ${millions * 1_000_000}, currency: EUR }`;
  const parties = `exporter: ${codes[0]}, importer: ${codes[1]}`;
  return `  - { id: ${id}, kind: trade-flow, section: Trade, quote: '${quote}', value: ${value}, period: '${year}', ${parties} }\n`;
}

function document(
  name: string,
  title: string,
  names: readonly [string, string],
  codes: readonly [string, string],
  sold: Readonly<Record<number, number>>,
): Record<string, string> {
  const lines = Object.entries(sold).map(([year, n]) => ({ year, n, quote: sentence(...names, year, n) }));
  const claims = lines.map(({ year, n, quote }) =>
    claimOf(`${codes.join('').toLowerCase()}-${year}`, codes, quote, year, n),
  );
  return {
    [`${name}.md`]: `# ${title}\n\n## Trade\n\n${lines.map(({ quote }) => quote).join('\n\n')}\n`,
    [`${name}.claims.yaml`]: `document: ${name}\nclaims:${claims.length > 0 ? `\n${claims.join('')}` : ' []\n'}`,
  };
}

export const filesOf = ({ malta, peru }: Texts): Record<string, string> => ({
  ...document('fiji-malta', 'Fiji and Malta', ['Malta', 'Fiji'], ['MT', 'FJ'], malta),
  ...(peru && document(peru.name, peru.title, ['Peru', 'Chad'], ['PE', 'TD'], peru.sold)),
});

/** So many years from 1991 on, each with another sum. */
export const years = (count: number): Record<number, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [1991 + i, 11 + i]));
