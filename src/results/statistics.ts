/** A share with the bounds between which the true one lies, as far as chance goes. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** From so many observations on an interval tells something. */
export const INTERVAL_FROM = 10;
/** From so many answers on an item can be told by how it separates. */
export const ITEM_FROM = 100;

/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const Z = 1.959963984540054;

/**
 * The score interval of a share, 95 %: the shares p for which |k/n - p| <= z * sqrt(p(1 - p)/n). Its middle is
 * (k/n + z²/2n) / (1 + z²/n), its half width z * sqrt(k/n * (1 - k/n)/n + z²/4n²) / (1 + z²/n). It never leaves 0 to 1, and
 * is honest where n is small or the share is near an end. E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", Journal of the American Statistical Association 22 (1927), 209-212.
 * @param k how many of n, n at least 1
 */
export function wilson(k: number, n: number): Interval {
  const share = k / n;
  const square = (Z * Z) / n;
  const middle = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  const bound = (of: number): number => Math.min(1, Math.max(0, of / (1 + square)));
  return { low: k === 0 ? 0 : bound(middle - half), high: k === n ? 1 : bound(middle + half) };
}

/** The middle value, or the mean of the two in the middle; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = sorted.length / 2;
  return sorted.length === 0 ? undefined : (sorted[Math.ceil(at) - 1]! + sorted[Math.floor(at)]!) / 2;
}

/** One member's answer to an item: whether it is right, and how many items they have right in all, this one among them. */
export interface Mark {
  readonly right: boolean;
  readonly total: number;
}

/**
 * How well an item separates those who know much from those who know little: the point-biserial correlation of being right
 * with the total score less the item itself, r = (M1 - M0) / s * sqrt(pq), where M1 and M0 are the mean rest scores of those who
 * are right and not, s their standard deviation over all (divided by n), p the share right and q = 1 - p. With the item left in
 * the total an item would correlate with itself. S. Henrysson, "Correction of item-total correlations in item analysis",
 * Psychometrika 28 (1963), 211-218.
 * @returns -1 to 1; undefined where all are right or none is, or all have the same rest score
 */
export function discrimination(marks: readonly Mark[]): number | undefined {
  const rests = marks.map(({ right, total }) => ({ right, rest: total - (right ? 1 : 0) }));
  const mean = (of: readonly { readonly rest: number }[]): number =>
    of.reduce((sum, { rest }) => sum + rest, 0) / of.length;
  const yes = rests.filter(({ right }) => right);
  const no = rests.filter(({ right }) => !right);
  const all = mean(rests);
  const deviation = Math.sqrt(rests.reduce((sum, { rest }) => sum + (rest - all) ** 2, 0) / rests.length);
  if (yes.length === 0 || no.length === 0 || deviation === 0) return undefined;
  const share = yes.length / rests.length;
  return ((mean(yes) - mean(no)) / deviation) * Math.sqrt(share * (1 - share));
}

/** Those with the lowest totals, those between, and those with the highest. */
export type Thirds<T> = readonly [low: readonly T[], middle: readonly T[], high: readonly T[]];

/**
 * Members in thirds by their total score. Who has the same total is in the same third, that of the middle of all places
 * which they share: so nothing but the score decides, and thirds may differ in size.
 */
export function thirds<T>(all: readonly T[], totalOf: (one: T) => number): Thirds<T> {
  const parts: [T[], T[], T[]] = [[], [], []];
  let before = 0;
  const byTotal = [...Map.groupBy(all, totalOf)].toSorted(([a], [b]) => a - b);
  for (const [, same] of byTotal) {
    const middle = (before + same.length / 2) / all.length;
    parts[Math.min(2, Math.floor(middle * 3))]!.push(...same);
    before += same.length;
  }
  return parts;
}
