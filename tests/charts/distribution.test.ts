import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { loadType } from '../../src/charts/type.ts';
import type { Distribution } from '../../src/model/figures/distribution.ts';
import { marksOf, outside, overlaps, readSvg, textBoxes } from './svg.ts';

const type = await loadType();
const row = (letter: string, label: string, count: number, right = false): Distribution['rows'][number] => ({
  letter,
  label,
  count,
  text: right ? `${count} ✓ right` : String(count),
  right,
});
const figure = (rows: Distribution['rows'], title = 'Question 2 of 5'): Distribution => ({
  chart: 'distribution',
  title,
  subtitle: 'Where did the first embassy open?',
  notes: [],
  source: 'Count of this quiz',
  alt: '',
  rows,
});

describe('the picture of how often each option was chosen', () => {
  it('has the words and the count of each option, and says which is right', async () => {
    const rows = [row('A', 'Ankara', 9, true), row('B', 'İzmir', 4), row('C', 'Trondheim <& Tromsø>', 0)];
    const svg = (await drawSvg(figure(rows), type))!;
    await expect(marksOf(svg)).toMatchFileSnapshot('fixtures/distribution.txt');
  });

  it('has bars as long as the counts are high', async () => {
    const svg = (await drawSvg(figure([row('A', 'one', 12), row('B', 'two', 6), row('C', 'three', 3)]), type))!;
    const long = readSvg(svg)
      .shapes.flatMap(({ d }) => Number(/^M0,\d+h(\d+(?:\.\d+)?)v/.exec(d)?.[1] ?? []))
      .filter((n) => n > 0);
    const [a, b, c] = long.slice(-3);
    expect([a! / b!, a! / c!]).toEqual([2, 4]);
  });

  it('keeps every text on the card and apart from the others, whatever the options are', async () => {
    const option = fc.record({
      label: fc.string({ unit: 'grapheme', maxLength: 300 }),
      count: fc.nat(5_000),
      right: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(option, { minLength: 1, maxLength: 6 }),
        fc.string({ maxLength: 200 }),
        async (all, title) => {
          const rows = all.map(({ label, count, right }, i) => row('ABCDEF'[i]!, label, count, right));
          const read = readSvg((await drawSvg(figure(rows, title), type))!);
          const boxes = textBoxes(read, type);
          expect(overlaps(boxes)).toEqual([]);
          expect(outside(read, boxes)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
