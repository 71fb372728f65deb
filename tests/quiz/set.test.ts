import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/quiz.ts';
import { auditSet, type Keyed } from '../../src/quiz/audit/set.ts';

/** An item of three options whose right one stands at a place. */
const keyed = (id: string, at: number, more: Partial<Item> = {}): Keyed => ({
  item: {
    id,
    form: 'choice',
    pair: 'FJ-MT',
    template: 'by-hand',
    stem: `Which number has question ${id}?`,
    options: ['a', 'b', 'c'].map((name) => ({ text: `${name} of ${id}`, value: `thing:${name} of ${id}` })),
    facts: [`fact-${id}`],
    hash: '',
    sensitive: false,
    ...more,
  },
  key: { type: 'option', at },
});

const numbered = (places: readonly number[], more: (at: number) => Partial<Item> = () => ({})): Keyed[] =>
  places.map((at, i) => keyed(`item${String(i).padStart(2, '0')}`, at, more(i)));

const TRUTH = [
  { text: 'True', value: 'true' },
  { text: 'False', value: 'false' },
];
const statements = (places: readonly number[]): Keyed[] =>
  numbered(places, () => ({ form: 'true-false', options: TRUTH }));

const embassy = keyed('aaaaaa', 0, {
  stem: 'In which city did Malta open its first embassy in Fiji?',
  options: ['Suva', 'Nadi', 'Lautoka'].map((text) => ({ text, value: `place:${text}` })),
});

describe('a set', () => {
  it('of different questions with their keys all over the place has no flaw', () => {
    expect(auditSet(numbered([0, 1, 2, 2, 1, 0, 1, 2]))).toEqual([]);
  });

  it.each<[string, string, readonly Keyed[]]>([
    ['with two items on one fact', 'same-fact', numbered([0, 1], () => ({ facts: ['fact-one'] }))],
    [
      'in which one stem has the answer of another',
      'enemies',
      [embassy, keyed('bbbbbb', 1, { stem: 'In which year did Malta open its embassy in Suva, the first in Fiji?' })],
    ],
    ['whose keys mostly stand at one place', 'key-place', numbered([1, 1, 0, 1, 1, 2, 1])],
    ['with four keys in a row at one place', 'key-run', numbered([0, 2, 2, 2, 2, 1, 1, 0, 0])],
    ['of statements that are nearly all true', 'true-share', statements([0, 0, 1, 0, 0, 0])],
    ['of statements that are nearly all false', 'true-share', statements([1, 1, 0, 1, 1, 1])],
    [
      'in which the sources are silent too often',
      'silent-share',
      numbered([0, 1, 2, 2, 1, 0, 1, 2], (at) => ({ form: at < 2 ? 'not-said' : 'choice' })),
    ],
  ])('%s has the flaw %s', (_, code, set) => {
    expect(auditSet(set).map((flaw) => flaw.code)).toContain(code);
  });

  it('may name in one stem the year that another one asks for', () => {
    const dated = keyed('cccccc', 0, {
      stem: 'In which year did Fiji and Malta sign a treaty on fishing?',
      options: ['1982', '1989', '1997'].map((text) => ({ text, value: `year:${text}` })),
    });
    expect(auditSet([dated, keyed('dddddd', 1, { stem: 'Who visited Fiji from Malta in 1982?' })])).toEqual([]);
  });
});
