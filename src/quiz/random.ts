import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { digestOf } from '../model/digest.ts';

/** Chance that comes out the same for the same seed. */
export interface Random {
  /** A whole number from `from` to `to`, both possible. */
  whole(from: number, to: number): number;
  /** The same things in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** @param seeds what chance depends on: other seeds give another order */
export function randomOf(...seeds: readonly (number | string)[]): Random {
  const generator = xoroshiro128plus(Number.parseInt(digestOf(JSON.stringify(seeds)).slice(0, 8), 16) | 0);
  const whole = (from: number, to: number): number => uniformInt(generator, from, to);
  return {
    whole,
    shuffled(items) {
      const all = [...items];
      for (let i = all.length - 1; i > 0; i -= 1) {
        const j = whole(0, i);
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all;
    },
  };
}
