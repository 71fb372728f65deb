import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discrimination, median, thirds, wilson, type Mark } from '../../src/results/statistics.ts';

/** A count and of how many. */
const counts = fc.integer({ min: 1, max: 2000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const mark: fc.Arbitrary<Mark> = fc
  .record({ right: fc.boolean(), rest: fc.integer({ min: 0, max: 12 }) })
  .map(({ right, rest }) => ({ right, total: rest + (right ? 1 : 0) }));

describe('the interval of a share', () => {
  // Known values of the score interval, from its formula by hand.
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is %f to %f', (k, n, low, high) => {
    const interval = wilson(k, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('has its bounds where the share is just 1.96 standard errors away', () => {
    /** The share beyond the observed one at which the test just fails, found by halving. */
    const naive = (k: number, n: number, towards: 0 | 1): number => {
      let [inside, outside] = [k / n, towards as number];
      for (let i = 0; i < 60; i += 1) {
        const p = (inside + outside) / 2;
        if (Math.abs(k / n - p) <= 1.959963984540054 * Math.sqrt((p * (1 - p)) / n)) inside = p;
        else outside = p;
      }
      return inside;
    };
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilson(k, n);
        expect(low).toBeCloseTo(k === 0 ? 0 : naive(k, n, 0), 6);
        expect(high).toBeCloseTo(k === n ? 1 : naive(k, n, 1), 6);
      }),
    );
  });

  it('is the mirror of that of the rest', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        expect(wilson(k, n).low).toBeCloseTo(1 - wilson(n - k, n).high, 10);
      }),
    );
  });
});

describe('the discrimination of an item', () => {
  /** Pearson's correlation of two lists, from its definition. */
  const pearson = (x: readonly number[], y: readonly number[]): number => {
    const n = x.length;
    const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
    const xy = sum(x.map((each, i) => each * y[i]!));
    const square = (of: readonly number[]): number => n * sum(of.map((each) => each * each)) - sum(of) ** 2;
    return (n * xy - sum(x) * sum(y)) / Math.sqrt(square(x) * square(y));
  };

  it('is the correlation of being right with the score on all other items', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 2, maxLength: 60 }), (marks) => {
        const rights = marks.map(({ right }) => Number(right));
        const rests = marks.map(({ right, total }) => total - Number(right));
        const naive = pearson(rights, rests);
        const found = discrimination(marks) ?? NaN;
        expect(Number.isFinite(found)).toBe(Number.isFinite(naive));
        expect(Math.abs((found || 0) - (naive || 0))).toBeLessThan(1e-8);
      }),
    );
  });

  it('does not profit from the item itself', () => {
    const marks = [true, true, false, false].map((right) => ({ right, total: 5 + Number(right) }));
    expect(discrimination(marks)).toBeUndefined();
  });
});

describe('thirds by the total', () => {
  it('hold everybody once, in the order of the total, and equals together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 200 }), (totals) => {
        const parts = thirds(totals, (each) => each);
        expect(parts.flat()).toEqual(totals.toSorted((a, b) => a - b));
        const seen = parts.map((part) => new Set(part));
        for (const total of new Set(totals)) expect(seen.filter((part) => part.has(total))).toHaveLength(1);
      }),
    );
  });
  it('are of one size where all differ', () => {
    const parts = thirds(
      Array.from({ length: 120 }, (_, i) => i),
      (each) => each,
    );
    expect(parts.map(({ length }) => length)).toEqual([40, 40, 40]);
  });
});

describe('the median', () => {
  it('has as many values on one side as on the other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_000 }), { minLength: 1 }), (values) => {
        const middle = median(values)!;
        const below = values.filter((each) => each < middle).length;
        const above = values.filter((each) => each > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
  it('of nothing is nothing', () => expect(median([])).toBeUndefined());
});
