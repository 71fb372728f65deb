import { WORLD, type CountryCode } from '../model/country.ts';
import type { ClaimOf } from '../model/kinds/index.ts';
import { counted } from './en-quiz-host.ts';
import { capital, country, format, list, MODALITY, value } from './en-claims.ts';

const side = (code: CountryCode): string => (code === WORLD ? 'the world' : country(code));
const isOrAre = (n: number): string => (n === 1 ? 'is' : 'are');
const span = (from: number, to: number): string => (from === to ? String(from) : `${from} to ${to}`);

/** How an amount is told, behind it. */
function remarksOn(claim: ClaimOf<'trade-flow' | 'aid' | 'investment'>): string[] {
  const { modality, qualifier } = claim;
  const stage = claim.kind === 'aid' ? claim.stage : undefined;
  return [
    ...(modality === 'asserted' || modality === 'negated' ? [] : [MODALITY[modality]]),
    ...(stage === 'announced' || stage === 'suspended' ? [stage] : []),
    ...(qualifier === 'equivalent' ? ['converted by the source'] : []),
  ];
}

/** The words of a picture of amounts. */
export const amounts = {
  /** "about NOK 130 million (announced)". */
  amount(claim: ClaimOf<'trade-flow' | 'aid' | 'investment'>): string {
    const { value: of, qualifier } = claim;
    // An early or late time says nothing of the amount.
    const rough = qualifier === 'early' || qualifier === 'late' ? undefined : qualifier;
    const told =
      of.type === 'range'
        ? `${value({ type: 'money', of: of.of, amount: of.min, currency: of.unit }, rough)} to ${format.money(of.max, of.unit)}`
        : value(of, rough);
    const remarks = [...new Set(remarksOn(claim))];
    return remarks.length > 0 ? `${told} (${remarks.join(', ')})` : told;
  },
  direction: (from: CountryCode, to: CountryCode): string => capital(`${side(from)} to ${side(to)}`),
  both: 'Both directions',
  bothOf: (pair: string): string => `${pair}, both directions`,
  asOf: (time: string): string => `As of ${time}`,
  subtitle: (shared: readonly string[], currency: string): string =>
    capital([...shared, `in ${currency}, as the documents tell it`].join(', ')),
  gap: (from: number, to: number, currency: string): string => `${span(from, to)}: no yearly figure in ${currency}`,
  none: (currency: string): string => `No yearly figure in ${currency}`,
  /** What stands on the axis beside numbers that are so many times smaller. */
  unit: (size: number, currency: string): string =>
    size === 1
      ? currency
      : `${{ 1e3: 'thousand', 1e6: 'million', 1e9: 'billion', 1e12: 'trillion' }[size]} ${currency}`,
  partsDiffer: (times: number): string =>
    `${times > 1 ? `In ${times} cases the` : 'The'} two directions do not add up to the total that the source states: all are drawn as told.`,
  spans: (told: readonly string[], more: number): string =>
    `Of several years together, so not drawn: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  otherCurrencies: (currencies: readonly string[], n: number): string =>
    `${counted(n, 'figure')} in ${list.format(currencies)} ${isOrAre(n)} in the text, not drawn: nothing is converted.`,
  denied: (n: number): string => `${counted(n, 'figure')} that a source denies ${isOrAre(n)} in the text, not drawn.`,
  undated: (n: number): string => `${counted(n, 'figure')} without a year ${isOrAre(n)} in the text, not drawn.`,
  undrawn: (n: number): string => `${counted(n, 'more figure')} ${isOrAre(n)} in the text, not drawn.`,
  twice: (told: readonly string[], more: number): string =>
    `More than one figure of a year: ${told.join('; ')}${more > 0 ? `; and ${more} more years` : ''}.`,
  short: (n: number): string => `${counted(n, 'point')} ${isOrAre(n)} of a part of a year.`,
  gaps: (years: readonly (readonly [number, number])[], more: number, currency: string): string =>
    `No yearly figure in ${currency}: ${years.map(([from, to]) => span(from, to)).join(', ')}${more > 0 ? ` and ${more} more gaps` : ''}.`,
  marks: {
    bars: {
      rough: 'striped end: about, nearly or an estimate',
      open: 'arrow: more than this',
      planned: 'dashed frame: not told as given, only as announced or the like',
      range: 'striped part: between two figures',
    },
    points: {
      rough: 'line across: about, nearly or an estimate',
      open: 'arrow: more than this',
      planned: 'empty: not told as given, only as announced or the like',
      range: 'upright line: between two figures',
    },
  },
  key: (marks: readonly string[]): string => `${capital(marks.join('; '))}.`,
  more: (n: number): string => `And ${counted(n, 'more figure')}.`,
};
