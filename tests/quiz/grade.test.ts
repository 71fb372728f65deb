import { expect, it } from 'vitest';
import type { Key } from '../../src/model/quiz.ts';
import { isRight, numberIn } from '../../src/quiz/grade.ts';
import { randomOf } from '../../src/quiz/random.ts';

it.each([
  ['559', 559],
  ['1,079', 1079],
  ['1.079', 1079],
  ['1 079,5', 1079.5],
  ['NOK 559 million', 559_000_000],
  ['5.3 bn', 5_300_000_000],
  ['130m', 130_000_000],
  ['-4', -4],
  ['about 12', 12],
  ['', undefined],
  ['many', undefined],
  ['12 or 13', undefined],
  ['1e9e9', undefined],
])('reads the number in "%s" as %s', (typed, number) => {
  expect(numberIn(typed)).toBe(number);
});

it.each<[string, Key, string, boolean]>([
  ['the place of the right option', { type: 'option', at: 2 }, '2', true],
  ['another place', { type: 'option', at: 2 }, '1', false],
  ['a number within what is allowed', { type: 'number', value: 100, off: 5, unit: 'people' }, '104', true],
  ['a number beyond it', { type: 'number', value: 100, off: 5, unit: 'people' }, '106', false],
  ['words in other case and accents', { type: 'texts', texts: ['Tøyen', 'Şişli'] }, ' sisli. ', true],
  ['letters as others type them', { type: 'texts', texts: ['Bodø'] }, 'bodo', true],
  ['other words', { type: 'texts', texts: ['Oslo'] }, 'Bergen', false],
  ['nothing', { type: 'texts', texts: ['Oslo'] }, ' ', false],
  ['an order', { type: 'order', order: [2, 0, 1] }, '201', true],
  ['another order', { type: 'order', order: [2, 0, 1] }, '210', false],
])('grades %s', (_, key, answer, right) => {
  expect(isRight(key, answer)).toBe(right);
});

it('a ruling takes other answers as well, or everybody', () => {
  const key: Key = { type: 'option', at: 0 };
  expect(isRight(key, '1', { also: ['1'] })).toBe(true);
  expect(isRight(key, '2', { also: ['1'] })).toBe(false);
  expect(isRight(key, '2', { everybody: true })).toBe(true);
});

it('chance is the same for the same seeds, and loses nothing', () => {
  const all = Array.from({ length: 20 }, (_, i) => i);
  const once = randomOf('set', 1).shuffled(all);
  expect(randomOf('set', 1).shuffled(all)).toEqual(once);
  expect(randomOf('set', 2).shuffled(all)).not.toEqual(once);
  expect(once.toSorted((a, b) => a - b)).toEqual(all);
});
