import { countriesOf, type CountryCode } from '../../model/country.ts';
import type { Told } from '../../model/figures/amounts.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';
import type { Sum } from './amounts-told.ts';
import { sourceAmong } from './sources.ts';

/** Amounts of one currency that are drawn together, and what wording them needs. */
export interface Scene {
  readonly t: Locale;
  readonly home: CountryCode;
  readonly currency: string;
  readonly drawn: readonly Sum[];
  /** Which sums are of one sort. */
  seriesOf(sum: Sum): number;
  /** Sums of several pairs stand among each other. */
  readonly mixed: boolean;
}

/** Characters of what stands at a bar. */
const LENGTH = 90;

/** What a sum has of its own beside its time: who to whom, of what sort, by which source. */
export interface Words {
  /** What all of them have in common. */
  readonly shared: readonly string[];
  labelOf(sum: Sum): string;
  tellOf(sum: Sum): Told;
  timeOf(sum: Sum): string;
}

/** Words the sums of a scene; what all have in common is said once. */
export function wordsOf(scene: Scene): Words {
  const { t, drawn } = scene;
  const sides = (sum: Sum): string => directionOf(sum, scene);
  const noun = (sum: Sum): string => nounOf(sum, t);
  const shared = [sides, noun].filter((part) => new Set(drawn.map(part)).size === 1);
  const own = [sides, noun].filter((part) => !shared.includes(part));
  const sources = sourcesOf(drawn);
  return {
    shared: shared.map((part) => part(drawn[0]!)).filter(Boolean),
    labelOf: (sum) => fit([...own.map((part) => part(sum)), sources(sum)].filter(Boolean).join(', '), LENGTH),
    timeOf: (sum) => timeOf(sum, t),
    tellOf: (sum) => ({
      text: fit(t.pictures.amounts.amount(sum.claim), LENGTH),
      amount: sum.amount,
      ...(sum.upTo !== undefined && { upTo: sum.upTo }),
      end: sum.end,
      planned: sum.planned,
      series: scene.seriesOf(sum),
    }),
  };
}

/** Who to whom; without sides it is of both, which names the pair where there are several. */
export function directionOf({ claim, from, to }: Sum, { t, home, mixed }: Scene): string {
  const words = t.pictures.amounts;
  if (from && to) return words.direction(from, to);
  if (claim.kind !== 'trade-flow') return mixed ? t.pair(claim.pair, home) : '';
  return mixed ? words.bothOf(t.pair(claim.pair, home)) : words.both;
}

/** What trade is called whose direction is told beside it. */
const PLAIN = /^(?:total )?(?:exports?|imports?|trade)$/i;

/** Of what sort it is, where the subject does not say it. */
export function nounOf({ claim }: Sum, t: Locale): string {
  const { of } = claim.value;
  const isPlain = of === t.kinds[claim.kind] || (claim.kind === 'trade-flow' && PLAIN.test(of));
  const about = claim.kind === 'trade-flow' ? claim.scope : claim.kind === 'investment' ? claim.investor : undefined;
  return [about, isPlain ? '' : of].filter(Boolean).join(', ');
}

function timeOf({ claim: { period, asOf, asOfBasis } }: Sum, t: Locale): string {
  if (period) return period.precision === 'yearless' ? t.answer.undated : t.format.period(period);
  return asOf && asOfBasis === 'stated' ? t.pictures.amounts.asOf(t.format.period(asOf)) : t.answer.undated;
}

/** Names the source of a sum where another document tells of the same. */
function sourcesOf(drawn: readonly Sum[]): (sum: Sum) => string {
  const keyOf = ({ claim, from, to }: Sum): string => [claim.period?.edtf, claim.pair, from, to].join('/');
  const same = Map.groupBy(drawn, keyOf);
  return (sum) =>
    sourceAmong(
      sum.finding,
      same.get(keyOf(sum))!.map(({ finding }) => finding),
    );
}

/**
 * Numbers the sorts: what goes out of the country that all pairs share, what comes in, then what is of both directions. Among
 * pairs that share none one side is like the other.
 */
export function numberedSorts(sums: readonly Sum[], home: CountryCode, t: Locale): (sum: Sum) => number {
  const pairs = [...new Set(sums.map(({ claim }) => claim.pair))];
  const own = [home, ...countriesOf(pairs[0]!)].find((code) => pairs.every((pair) => countriesOf(pair).includes(code)));
  const roleOf = ({ from }: Sum): number => (!from ? 2 : own === undefined || from === own ? 0 : 1);
  const keyOf = (sum: Sum): string => `${roleOf(sum)}/${nounOf(sum, t)}`;
  const keys = [...new Set(sums.map(keyOf))].toSorted((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
  return (sum) => keys.indexOf(keyOf(sum));
}
