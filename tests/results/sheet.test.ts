import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemResults, studentResults } from '../../src/results/analysis.ts';
import { answerSheet, itemSheet } from '../../src/results/sheet.ts';
import { cityItem, numberItem, orderItem } from '../sessions/made.ts';
import { readCsv } from './csv.ts';
import { resultsFrom, type Gave } from './made.ts';

const NO_NAMES = new Map<string, string>();

describe('the table of answers', () => {
  it('has every student with every question, in words', () => {
    const results = resultsFrom(
      [cityItem(1), numberItem, orderItem],
      [
        ['7', 1, '1', 4_000],
        ['7', 3, '2031', 9_000],
        ['8', 2, '=1+2', 45_000],
      ],
    );
    const rows = readCsv(answerSheet(results, new Map([['7', 'Ann, "the" one\nof two']])));
    expect(
      rows.map(({ member, question, answer, right, milliseconds }) => [member, question, answer, right, milliseconds]),
    ).toEqual([
      ['7', '1', 'Bergen', '1', '4000'],
      ['7', '2', '', '0', ''],
      ['7', '3', 'An embassy > A treaty > A loan > A visit', '1', '9000'],
      ['8', '1', '', '0', ''],
      // Longer than all had: that somebody had time of their own is in no table.
      ['8', '2', "'=1+2", '0', '30000'],
      ['8', '3', '', '0', ''],
    ]);
    expect(rows[0]).toMatchObject({
      label: 'class 8A',
      item: 'item0001',
      form: 'choice',
      kind: 'mission',
      name: 'Ann, "the" one\nof two',
    });
    expect(rows[0]!['stem']).toContain('mission number 1');
    expect(Object.keys(readCsv(answerSheet(results, NO_NAMES))[0]!)).not.toContain('name');
  });

  it('gives names and answers back as they were, and none of them is a formula', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    const hostile = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '"', '\n', ',', 'x'), text)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, hostile, (name, answer) => {
        const results = resultsFrom([numberItem], [['7', 1, answer, 1]]);
        const [row] = readCsv(answerSheet(results, new Map([['7', name]])));
        for (const [cell, from] of [
          [row!['name']!, name],
          [row!['answer']!, answer],
        ] as const) {
          expect(cell.replace(/^'/, '')).toBe(from.replace(/^'/, ''));
          expect(cell).not.toMatch(/^[=+\-@\t\r＝]/);
        }
      }),
    );
  });
});

describe('the table of questions', () => {
  it('has how often each option was chosen, and what can be told of so few', () => {
    const gave = Array.from({ length: 12 }, (_, i): Gave => [String(i), 1, i < 9 ? '1' : '0', 1_000 * i]);
    const [row] = readCsv(itemSheet(resultsFrom([cityItem(1)], gave)));
    expect(row).toMatchObject({
      key: 'Bergen',
      answers: '12',
      right: '9',
      share: '0.75',
      low: '0.4677',
      high: '0.9111',
    });
    expect(row).toMatchObject({
      A: 'Oslo',
      'A chosen': '3',
      'B chosen': '9',
      'C chosen': '0',
      D: '',
      discrimination: '',
    });
  });
});

describe('the results of an item', () => {
  const many = (count: number) =>
    resultsFrom(
      [cityItem(1), cityItem(1), cityItem(1)],
      Array.from({ length: count }, (_, i) => i).flatMap((i): Gave[] => [
        // Who knows the third knows the others, too; of the rest half guess the first.
        [String(i), 1, i % 3 === 0 || i % 2 === 0 ? '1' : '0', 10],
        [String(i), 2, i % 3 === 0 ? '1' : '2', 10],
        [String(i), 3, i % 3 === 0 ? '1' : '2', 10],
      ]),
    );

  it.each([
    [99, false],
    [100, true],
  ])('of %i answers tell how it separates: %s', (count, told) => {
    const [first] = itemResults(many(count));
    expect(first!.separation !== undefined).toBe(told);
    expect(first!.given.some(({ byThird }) => byThird !== undefined)).toBe(told);
  });

  it('separate by the score on the others, and count choices by thirds of the total', () => {
    const [first] = itemResults(many(120));
    expect(first!.separation!.r).toBeGreaterThan(0.4);
    expect(first!.given.map(({ n, byThird }) => [n, byThird])).toEqual([
      [40, [40, 0, 0]],
      [80, [0, 40, 40]],
      [0, [0, 0, 0]],
    ]);
  });

  it('have no interval below ten answers, and no choices once answers were forgotten', () => {
    const results = many(9);
    expect(itemResults(results)[0]).not.toHaveProperty('interval');
    const [item] = itemResults({ ...results, responses: [], session: { ...results.session, state: 'archived' } });
    expect(item).toMatchObject({ n: 9, given: [] });
  });
});

describe('the results of students', () => {
  it('are in the order of right answers, however quick', () => {
    const results = resultsFrom(
      [cityItem(1), cityItem(1)],
      [
        ['slow', 1, '1', 29_000],
        ['slow', 2, '1', 29_000],
        ['quick', 1, '1', 100],
        ['quick', 2, '0', 100],
      ],
    );
    expect(studentResults(results)).toEqual([
      { member: 'slow', right: 2, answered: 2, medianMs: 29_000 },
      { member: 'quick', right: 1, answered: 2, medianMs: 100 },
    ]);
  });
});
