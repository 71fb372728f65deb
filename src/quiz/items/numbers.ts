import type { Random } from '../random.ts';

/** How many times the right number a wrong one is, below and above it: the bounds between which it is drawn. */
const BELOW = [0.22, 0.72] as const;
const ABOVE = [1.4, 3.9] as const;
/** How far beyond these bounds rounding may lead. */
const ROUNDING = 1.15;
/** Of the right number and of one that another source gives, what a wrong one must differ by at least. */
const OWN_SHARE = 0.1;
const RIVAL_SHARE = 0.05;

/** Up to here numbers are counted one by one, and ratios would give fractions. */
const FEW = 12;

/** Digits before the noughts: 559 million has three, 40,000 one. */
export const digitsOf = (n: number): number =>
  String(Math.abs(n))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length || 1;

/** The size of the last digit that is told: 559 million counts millions, 1.27 billion tens of millions. */
const grainOf = (n: number): number => {
  const step = 10 ** (Math.floor(Math.log10(n)) + 1 - digitsOf(n));
  return Number(step.toPrecision(1));
};

/** A number with as many digits before the noughts as the right one, and none finer where that is not needed. */
function rounded(n: number, right: number, random: Random): number {
  const digits = digitsOf(right);
  const own = 10 ** (Math.floor(Math.log10(n)) + 1 - digits);
  const grain = grainOf(right);
  const step = grain <= n / 10 ? Math.max(own, grain) : own;
  const units = Math.max(1, Math.round(n / step));
  // A last digit that is nought would be one digit less.
  const odd = units % 10 === 0 && digits > 1 ? units + random.whole(1, 9) : units;
  return Number((odd * step).toPrecision(12));
}

const isNear = (a: number, b: number, share: number): boolean => Math.abs(a - b) <= share * Math.abs(b);

/** What keeps a wrong number out. */
export interface Limits {
  /** Numbers that some source gives for it. */
  readonly rivals: readonly number[];
  readonly most?: number;
}

/**
 * Wrong numbers for a right one: in proportion, with as many digits, in ascending order. How many are smaller is drawn first, so
 * that the place of the right one tells nothing.
 * @returns fewer than `count` where there is no room
 */
export function wrongNumbers(right: number, count: number, limits: Limits, random: Random): number[] {
  const few = Math.abs(right) <= FEW;
  const isFree = (n: number, taken: readonly number[]): boolean =>
    // "1 flights" would be no option.
    n > (Number.isInteger(right) ? 1 : 0) &&
    n <= (limits.most ?? Infinity) &&
    Number.isInteger(n) === Number.isInteger(right) &&
    !isNear(n, right, OWN_SHARE) &&
    limits.rivals.every((rival) => n !== rival && !isNear(n, rival, RIVAL_SHARE)) &&
    taken.every((other) => !isNear(n, other, OWN_SHARE)) &&
    (few || (n >= (right * BELOW[0]) / ROUNDING && n <= right * ABOVE[1] * ROUNDING));
  const draw = few ? drawFew(right, random) : drawRatio(right, random);
  const below = random.whole(0, count);
  const taken: number[] = [];
  for (const isBelow of [...Array<boolean>(below).fill(true), ...Array<boolean>(count - below).fill(false)]) {
    // Beside the noughts there may be no room on one side.
    const found = firstFree(() => draw(isBelow), taken, isFree) ?? firstFree(() => draw(!isBelow), taken, isFree);
    if (found !== undefined) taken.push(found);
  }
  return taken.toSorted((a, b) => a - b);
}

const TRIES = 24;

function firstFree(
  draw: () => number,
  taken: readonly number[],
  isFree: (n: number, taken: readonly number[]) => boolean,
): number | undefined {
  for (let i = 0; i < TRIES; i += 1) {
    const n = draw();
    if (isFree(n, taken)) return n;
  }
  return undefined;
}

type Draw = (isBelow: boolean) => number;

const drawFew =
  (right: number, random: Random): Draw =>
  (isBelow) =>
    isBelow ? right - random.whole(1, 4) : right + random.whole(1, 5);

/** Ratios are spaced by their logarithms: between half and double there is as much room on both sides. */
const drawRatio =
  (right: number, random: Random): Draw =>
  (isBelow) => {
    const [from, to] = isBelow ? BELOW : ABOVE;
    const ratio = from * (to / from) ** (random.whole(0, 1000) / 1000);
    return rounded(right * ratio, right, random);
  };
