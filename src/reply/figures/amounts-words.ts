import { countriesOf, type CountryCode } from '../../model/country.ts';
import type { Document } from '../../model/document.ts';
import type { Told } from '../../model/figures/amounts.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';
import { detailOf, type Sum } from './amounts-told.ts';

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
  const shared = [sides, nounOf].filter((part) => new Set(drawn.map(part)).size === 1);
  const own = [sides, nounOf].filter((part) => !shared.includes(part));
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

function nounOf({ claim }: Sum): string {
  const { of } = claim.value;
  switch (claim.kind) {
    case 'trade-flow':
      return [claim.scope, PLAIN.test(of) ? '' : of].filter(Boolean).join(', ');
    case 'aid':
      return of;
    case 'investment':
      return [claim.investor, of].filter(Boolean).join(': ');
  }
}

function timeOf({ claim: { period, asOf, asOfBasis } }: Sum, t: Locale): string {
  if (period) return period.precision === 'yearless' ? t.answer.undated : t.format.period(period);
  return asOf && asOfBasis === 'stated' ? t.pictures.amounts.asOf(t.format.period(asOf)) : t.answer.undated;
}

/** Names the source of a sum where another document tells of the same. */
function sourcesOf(drawn: readonly Sum[]): (sum: Sum) => string {
  const same = Map.groupBy(drawn, (sum) => `${sum.claim.period?.edtf}/${sortOf(sum)}`);
  return (sum) => {
    const own = sum.finding.citation.document;
    const all = (same.get(`${sum.claim.period?.edtf}/${sortOf(sum)}`) ?? []).map(
      ({ finding }) => finding.citation.document,
    );
    const others = all.filter(({ id }) => id !== own.id);
    if (others.length === 0) return '';
    return others.some((other) => publisherOf(other) === publisherOf(own)) ? own.title : publisherOf(own);
  };
}

const sortOf = (sum: Sum): string => [sum.claim.pair, sum.from, sum.to, detailOf(sum.claim)].join('/');
const publisherOf = ({ digestOf, publisher, title }: Document): string => digestOf?.publisher ?? publisher ?? title;

/** Numbers the sorts: what goes out of the home country, what comes in, then what is of both directions. */
export function numberedSorts(sums: readonly Sum[], home: CountryCode): (sum: Sum) => number {
  const keyOf = (sum: Sum): string => `${roleOf(sum, home)}/${detailOf(sum.claim)}`;
  const keys = [...new Set(sums.map(keyOf))].toSorted((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
  return (sum) => keys.indexOf(keyOf(sum));
}

function roleOf({ claim, from }: Sum, home: CountryCode): number {
  if (!from) return 2;
  const [first] = countriesOf(claim.pair);
  return from === (claim.pair.includes(home) ? home : first) ? 0 : 1;
}
