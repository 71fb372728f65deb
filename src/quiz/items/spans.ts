import { countriesOf } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import { foundedIn } from '../founded.ts';
import type { Random } from '../random.ts';
import { SPAN, wrongDates } from './dates.ts';
import { contraryTo, once, rivalsOf, type Ground } from './ground.ts';
import type { Wanted } from './supply.ts';

/** How dates of a precision are counted. */
interface Unit {
  readonly of: (day: string) => number;
  readonly value: (n: number) => string;
  readonly perYear: number;
  readonly span: number;
  readonly least: number;
}
export const YEARS: Unit = {
  of: (day) => Number(day.slice(0, 4)),
  value: (n) => `year:${n}`,
  perYear: 1,
  span: SPAN,
  least: 2,
};
export const MONTHS: Unit = {
  of: (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
  value: (n) => `month:${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  perYear: 12,
  span: 18,
  least: 2,
};
export const DECADES: Unit = {
  of: (day) => Number(day.slice(0, 3)),
  value: (n) => `decade:${n}X`,
  perYear: 0.1,
  span: 5,
  least: 1,
};

/** The dates that a claim tells. */
const datesOf = ({ value, period }: Claim): Period[] => [
  ...(value.type === 'date' ? [value.edtf] : []),
  ...(period ? [period] : []),
];

/** Periods of which both ends are known, counted in a unit. */
const inUnits = (periods: readonly Period[], unit: Unit): { from: number; to: number }[] =>
  periods.flatMap(({ from, to }) => (from && to ? [{ from: unit.of(from), to: unit.of(to) }] : []));

/** False dates of the precision of a right one, as canonical values. */
export function wrongUnits(
  { claim, aspect, told, count }: Wanted,
  ground: Ground,
  random: Random,
  unit: Unit,
): string[] {
  const right = unit.of(parsePeriod(told.value.slice(told.value.indexOf(':') + 1)).from!);
  const taken = [...rivalsOf(claim, aspect, ground), ...contraryTo(claim, ground)].flatMap(datesOf);
  const spans = inUnits(taken, unit);
  const others = once(ground, `dates ${claim.kind} ${unit.perYear}`, () => {
    const all = inUnits((ground.byKind.get(claim.kind) ?? []).flatMap(datesOf), unit);
    return [...new Set(all.map(({ from }) => from))];
  });
  const founded = Math.max(...countriesOf(claim.pair).map(foundedIn));
  const first = Math.floor(founded * unit.perYear);
  const window = {
    // What is told of a time before the state was there happened all the same.
    from: right < first ? Math.min(right, ...spans.map(({ from }) => from)) : first,
    to: Math.floor(ground.newest * unit.perYear + (unit === MONTHS ? 11 : 0)),
    span: unit.span,
    least: unit.least,
    isTold: (n: number) => spans.some(({ from, to }) => from <= n && n <= to && to - from < 50),
  };
  return wrongDates(right, count, others, window, random).map(unit.value);
}
