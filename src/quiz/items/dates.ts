import type { Random } from '../random.ts';

/** How far a wrong year may lie from the right one. */
export const SPAN = 25;

/** What keeps a wrong date out. */
export interface Window {
  /** The first and last date that is possible. */
  readonly from: number;
  readonly to: number;
  /** How far from the right one it may lie. */
  readonly span: number;
  /** How far apart dates lie at least: who knows the time well is not to be caught by the last figure. */
  readonly least: number;
  /** Whether some source gives it, or one so near that it is not surely false. */
  readonly isTold: (date: number) => boolean;
}

/**
 * Wrong dates for a right one, counted in years, months or decades: first those of other facts, then others nearby. How many are
 * earlier is drawn first, so that the place of the right one tells nothing.
 * @param others dates of other facts of the same kind
 * @returns fewer than `count` where there is no room
 */
export function wrongDates(
  right: number,
  count: number,
  others: readonly number[],
  { from, to, span, least, isTold }: Window,
  random: Random,
): number[] {
  const isFree = (date: number): boolean =>
    Math.abs(date - right) <= span && date >= from && date <= to && !isTold(date);
  const near = Array.from({ length: 2 * span + 1 }, (_, i) => right - span + i);
  const told = new Set(others.filter(isFree));
  const free = [
    ...random.shuffled([...told]),
    ...random.shuffled(near.filter((date) => isFree(date) && !told.has(date))),
  ];
  const apart: number[] = [right];
  for (const date of free) if (apart.every((other) => Math.abs(date - other) >= least)) apart.push(date);
  const before = apart.filter((date) => date < right);
  const after = apart.filter((date) => date > right);
  const fewest = Math.max(0, count - after.length);
  const earlier = Math.min(before.length, Math.max(fewest, random.whole(0, count)));
  return [...before.slice(0, earlier), ...after.slice(0, count - earlier)].toSorted((a, b) => a - b);
}
