import { expect, it } from 'vitest';
import { openTogether } from '../../src/sessions/together.ts';

it('does what arrives under one key meanwhile together, and of other keys beside it', async () => {
  const all: (readonly number[])[] = [];
  const { promise: first, resolve } = Promise.withResolvers<void>();
  const together = openTogether(async (numbers: readonly number[]) => {
    all.push(numbers);
    if (numbers.includes(1)) await first;
    return numbers.map((number) => number * 10);
  });
  const answers = [together('a', 1), together('a', 2), together('b', 3), together('a', 4)];
  expect(await answers[2]).toBe(30);
  resolve();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
  expect(all).toEqual([[1], [3], [2, 4]]);
  expect(await together('a', 5)).toBe(50);
});

it('tells all who were together that it failed, and goes on', async () => {
  const together = openTogether(async (numbers: readonly number[]) => {
    if (numbers.length > 1) throw new Error('no');
    return numbers;
  });
  const ended = await Promise.allSettled([together('a', 1), together('a', 2), together('a', 3)]);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await together('a', 4)).toBe(4);
});
