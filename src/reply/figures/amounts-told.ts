import type { Finding } from '../../model/answer.ts';
import { STAGED, type Modality } from '../../model/claim.ts';
import { partnerIn, type CountryCode } from '../../model/country.ts';
import type { Claim, ClaimOf } from '../../model/kinds/index.ts';
import { byPeriod, type Period } from '../../model/period.ts';

/** The kinds whose claims tell amounts that can stand beside each other. */
const MONEY_KINDS = ['trade-flow', 'aid', 'investment'] as const;
export type MoneyClaim = ClaimOf<(typeof MONEY_KINDS)[number]>;

/** An amount of one claim, before it has words. */
export interface Sum {
  readonly finding: Finding;
  readonly claim: MoneyClaim;
  readonly currency: string;
  readonly amount: number;
  readonly upTo?: number;
  readonly end: 'exact' | 'rough' | 'open';
  readonly planned: boolean;
  readonly from?: CountryCode;
  readonly to?: CountryCode;
  /** The year that it is of; a sum of several years, or one whose year is not told, has none. */
  readonly year?: number;
}

const ROUGH: ReadonlySet<string | undefined> = new Set(['about', 'some', 'nearly', 'within']);

/** The amounts that a quote shows. */
export const sumsOf = (finding: Finding): Sum[] =>
  [...(finding.claim ? [finding.claim] : []), ...(finding.also ?? [])].flatMap((claim) => sumOf(claim, finding) ?? []);

function sumOf(claim: Claim, finding: Finding): Sum | undefined {
  if (!isMoney(claim)) return undefined;
  const amounts = amountsOf(claim);
  if (!amounts) return undefined;
  const [from, to] = sidesOf(claim);
  const year = yearOf(claim.period);
  return {
    finding,
    claim,
    ...amounts,
    end:
      claim.qualifier === 'over'
        ? 'open'
        : ROUGH.has(claim.qualifier) || claim.modality === 'estimated'
          ? 'rough'
          : 'exact',
    planned: STAGED.has(claim.modality) || (claim.kind === 'aid' && NOT_GIVEN.has(claim.stage)),
    ...(from && { from }),
    ...(to && { to }),
    ...(year !== undefined && { year }),
  };
}

const NOT_GIVEN: ReadonlySet<string | undefined> = new Set(['announced', 'suspended']);
const isMoney = (claim: Claim): claim is MoneyClaim => (MONEY_KINDS as readonly string[]).includes(claim.kind);

function amountsOf({ value }: MoneyClaim): Pick<Sum, 'amount' | 'currency' | 'upTo'> | undefined {
  if (value.type === 'money') return { amount: value.amount, currency: value.currency };
  if (value.type !== 'range' || !/^[A-Z]{3}$/.test(value.unit) || value.min <= 0 || value.max <= value.min)
    return undefined;
  return { amount: value.min, upTo: value.max, currency: value.unit };
}

/** From whom to whom; trade in both directions has no sides. */
function sidesOf(claim: MoneyClaim): [CountryCode | undefined, CountryCode | undefined] {
  const [from, to] =
    claim.kind === 'trade-flow'
      ? [claim.exporter, claim.importer]
      : claim.kind === 'aid'
        ? [claim.donor, claim.recipient]
        : [claim.from, claim.to];
  if (!from && !to) return [undefined, undefined];
  return [from ?? partnerIn(claim.pair, to!), to ?? partnerIn(claim.pair, from!)];
}

const DAY_MS = 24 * 3600 * 1000;
const daysOf = (period: Period | undefined): number =>
  period?.from === undefined || period.to === undefined
    ? Infinity
    : (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1;

/** A year that does not begin in January, such as one of accounts, is still one. */
const yearOf = (period: Period | undefined): number | undefined =>
  daysOf(period) <= 366 ? Number(period!.from!.slice(0, 4)) : undefined;

/** Of a part of a year. */
export const isShort = ({ claim: { period } }: Sum): boolean => daysOf(period) < 365;

/** Of several years together, or of all since one. */
export const isSpan = ({ claim: { period }, year }: Sum): boolean =>
  year === undefined && period !== undefined && period.precision !== 'yearless';

/** What is said not to be so is no amount. */
export const isDenied = ({ claim }: Sum): boolean => claim.modality === ('negated' satisfies Modality);

/** Earliest first; those without a year last. */
export const byTime = (a: Sum, b: Sum): number => byPeriod(a.claim.period, b.claim.period);

export const isDated = ({ year }: Sum): boolean => year !== undefined;

/** The amounts in the currency of most of them; of as many, in the one that is told first. */
export const ofOneCurrency = (sums: readonly Sum[]): Sum[] =>
  [...Map.groupBy(sums, ({ currency }) => currency).values()].toSorted((a, b) => b.length - a.length)[0] ?? [];

/** Amounts each once: one document may say the same in two places. */
export function distinctSums(sums: readonly Sum[]): Sum[] {
  const seen = new Set<string>();
  return sums.filter(({ claim, from, to }) => {
    const { document, pair, value, period, qualifier, modality } = claim;
    const own =
      claim.kind === 'trade-flow'
        ? [claim.scope]
        : claim.kind === 'aid'
          ? [claim.form, claim.stage]
          : [claim.investor, claim.sector];
    const key = JSON.stringify([document, pair, value, period?.edtf, qualifier, modality, from, to, own]);
    return !seen.has(key) && seen.add(key);
  });
}
