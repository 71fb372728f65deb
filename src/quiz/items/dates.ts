import type { Random } from '../random.ts';

/** How far a wrong year may lie from the right one. */
export const SPAN = 25;

/** What keeps a wrong date out. */
export interface Window {
  /** The first and last year that is possible. */
  readonly from: number;
  readonly to: number;
  /** Whether some source gives it, or one so near that it is not surely false. */
  readonly isTold: (date: number) => boolean;
}

/**
 * Wrong dates for a right one, counted in years, months or decades: first those of other facts, then others nearby. How many are
 * earlier is drawn first, so that the place of the right one tells nothing.
 * @param others dates of other facts of the same kind
 * @param span how far they may lie away
 */
export function wrongDates(
  right: number,
  count: number,
  others: readonly number[],
  { from, to, isTold }: Window,
  span: number,
  random: Random,
): number[] {
  const isFree = (date: number): boolean =>
    date !== right && date >= from && date <= to && Math.abs(date - right) <= span && !isTold(date);
  const near = Array.from({ length: 2 * span + 1 }, (_, i) => right - span + i);
  const told = new Set(others.filter(isFree));
  const free = [
    ...random.shuffled([...told]),
    ...random.shuffled(near.filter((date) => isFree(date) && !told.has(date))),
  ];
  const before = free.filter((date) => date < right);
  const after = free.filter((date) => date > right);
  const least = Math.max(0, count - after.length);
  const earlier = Math.min(before.length, Math.max(least, random.whole(0, count)));
  return [...before.slice(0, earlier), ...after.slice(0, count - earlier)].toSorted((a, b) => a - b);
}
