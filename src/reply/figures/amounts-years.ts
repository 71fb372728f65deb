import type { AmountYears } from '../../model/figures/amounts.ts';
import type { Locale } from '../../locales/en.ts';
import { fit } from '../limits.ts';
import type { Sum } from './amounts-told.ts';
import { directionOf, nounOf, type Scene, type Words } from './amounts-words.ts';

type Panel = AmountYears['sections'][number];

/** More sums than these are points on an axis of years, where they can be. */
const ROWS = 14;
/** Years from which an axis is worth drawing. */
const YEARS = 5;
/** Sorts of sums that have a shape and a colour of their own, and pairs that have a panel. */
const SORTS = 4;
const PANELS = 2;
/** Characters of what a shape means. */
const LENGTH = 90;

/** Whether there is too much for a row each, and an axis of years can hold it. */
export function isLong(drawn: readonly Sum[], words: Words): boolean {
  const dated = drawn.filter(({ year }) => year !== undefined);
  return (
    drawn.length > ROWS &&
    new Set(dated.map(({ year }) => year)).size >= YEARS &&
    new Set(drawn.map(({ claim }) => claim.pair)).size <= PANELS &&
    new Set(drawn.map((sum) => words.tellOf(sum).series)).size <= SORTS
  );
}

/** The points of one pair and what its shapes mean. */
export function panelOf(sums: readonly Sum[], scene: Scene, words: Words): Omit<Panel, 'heading'> {
  if (sums.length === 0) return { gap: scene.t.pictures.amounts.none(scene.currency), legend: [], points: [] };
  const points = sums.flatMap((sum) => (sum.year === undefined ? [] : [{ ...words.tellOf(sum), year: sum.year }]));
  const legend = new Map(
    sums.map((sum) => [words.tellOf(sum).series, { series: words.tellOf(sum).series, label: sortOf(sum, scene) }]),
  );
  return { legend: [...legend.values()].toSorted((a, b) => a.series - b.series), points };
}

function sortOf(sum: Sum, scene: Scene): string {
  const parts = [directionOf(sum, { ...scene, mixed: false }), nounOf(sum, scene.t)];
  return fit(parts.filter(Boolean).join(', '), LENGTH);
}

/** What the axis counts in. */
export function unitOf(drawn: readonly Sum[], t: Locale, currency: string): AmountYears['unit'] {
  const most = Math.max(...drawn.map(({ amount, upTo }) => upTo ?? amount));
  const size = [1e12, 1e9, 1e6, 1e3].find((each) => most >= each) ?? 1;
  return { size, label: t.pictures.amounts.unit(size, currency) };
}
