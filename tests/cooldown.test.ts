import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCooldowns } from '../src/cooldown.ts';

describe('cooldowns', () => {
  it.each([
    ['lookUp', 5, 20_000],
    ['post', 10, 60_000],
    ['share', 1, 30_000],
    ['suggest', 10, 1_000],
  ] as const)('%s gives %i turns in %i ms, then says when the next one is free', (name, count, ms) => {
    let time = 1_000_000;
    const take = createCooldowns(() => time)[name];
    for (let turn = 0; turn < count; turn++) expect(take('a')).toBeUndefined();
    expect(take('a')).toBe(1_000_000 + ms);
    expect(take('b')).toBeUndefined();
    time += ms - 1;
    expect(take('a')).toBe(1_000_000 + ms);
    time += 1;
    expect(take('a')).toBeUndefined();
  });

  it('never give more turns than allowed in any stretch of time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8_000 }), { maxLength: 80 }), (steps) => {
        let time = 1_000_000;
        const { lookUp } = createCooldowns(() => time);
        const given: number[] = [];
        for (const step of steps) {
          time += step;
          if (lookUp('a') === undefined) given.push(time);
        }
        for (const start of given)
          expect(given.filter((turn) => turn >= start && turn < start + 20_000).length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('forget the key unused for longest when there are too many', () => {
    const { share } = createCooldowns(() => 1_000_000);
    for (let key = 0; key <= 10_000; key++) expect(share(String(key))).toBeUndefined();
    expect(share('10000')).toBeDefined();
    expect(share('0')).toBeUndefined();
  });
});
