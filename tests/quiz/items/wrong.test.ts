import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrongDates } from '../../../src/quiz/items/dates.ts';
import { digitsOf, wrongNumbers } from '../../../src/quiz/items/numbers.ts';
import { randomOf } from '../../../src/quiz/random.ts';

const near = (a: number, b: number, share: number): boolean => Math.abs(a - b) <= share * b;

describe('wrong numbers', () => {
  const sum = fc.tuple(fc.integer({ min: 13, max: 9999 }), fc.integer({ min: 0, max: 8 })).map(([n, e]) => n * 10 ** e);

  it('lie apart from the right one, from each other and from what other sources give', () => {
    fc.assert(
      fc.property(sum, fc.array(sum, { maxLength: 4 }), fc.integer(), (right, rivals, seed) => {
        const wrong = wrongNumbers(right, 3, { rivals }, randomOf(seed));
        expect(wrong).toEqual([...new Set(wrong)].toSorted((a, b) => a - b));
        for (const n of wrong) {
          expect(near(n, right, 0.1)).toBe(false);
          expect(rivals.some((rival) => near(n, rival, 0.05))).toBe(false);
          expect(n / right).toBeGreaterThan(0.15);
          expect(n / right).toBeLessThan(4.6);
          expect(Math.abs(digitsOf(n) - digitsOf(right))).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('leave the right one at any place', () => {
    const places = Array.from(
      { length: 60 },
      (_, seed) => wrongNumbers(480_000, 3, { rivals: [] }, randomOf(seed)).filter((n) => n < 480_000).length,
    );
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('count small things one by one, and never one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer(), (right, seed) => {
        const wrong = wrongNumbers(right, 3, { rivals: [] }, randomOf(seed));
        expect(wrong.length).toBeGreaterThanOrEqual(2);
        expect(wrong.every((n) => Number.isInteger(n) && n > 1 && n !== right)).toBe(true);
      }),
    );
  });

  it('stay below what is possible', () => {
    const wrong = wrongNumbers(64, 3, { rivals: [], most: 100 }, randomOf(1));
    expect(wrong.every((n) => n <= 100)).toBe(true);
  });
});

describe('wrong dates', () => {
  it('are possible, told by nobody and apart', () => {
    const year = fc.integer({ min: 1900, max: 2020 });
    fc.assert(
      fc.property(year, fc.array(year, { maxLength: 12 }), year, fc.integer(), (right, others, told, seed) => {
        const window = { from: 1905, to: 2020, span: 25, least: 2, isTold: (date: number) => date === told };
        const wrong = wrongDates(right, 3, others, window, randomOf(seed));
        expect(wrong).toEqual(wrong.toSorted((a, b) => a - b));
        for (const date of wrong) {
          expect(date).toBeGreaterThanOrEqual(1905);
          expect(date).toBeLessThanOrEqual(2020);
          expect(date).not.toBe(told);
          expect(Math.abs(date - right)).toBeGreaterThanOrEqual(2);
          expect(Math.abs(date - right)).toBeLessThanOrEqual(25);
        }
      }),
    );
  });

  it('are those of other facts where there are such', () => {
    const window = { from: 1900, to: 2020, span: 25, least: 2, isTold: () => false };
    expect(
      wrongDates(1960, 3, [1951, 1966, 1975, 1940], window, randomOf(5)).every((date) =>
        [1951, 1966, 1975, 1940].includes(date),
      ),
    ).toBe(true);
  });
});
