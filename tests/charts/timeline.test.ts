import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browse } from '../../src/answer/browse.ts';
import { drawSvg } from '../../src/charts/index.ts';
import { PADDING } from '../../src/charts/style.ts';
import { loadType } from '../../src/charts/type.ts';
import { en } from '../../src/locales/en.ts';
import { pairOf } from '../../src/model/country.ts';
import type { Timeline, TimelineRow } from '../../src/model/figures/timeline.ts';
import { figureOf } from '../../src/reply/figures/index.ts';
import { openIndex } from '../search/open.ts';
import { marksOf, outside, overlaps, readSvg, textBoxes, type Read } from './svg.ts';

const index = openIndex();
const type = await loadType();

const shipped = (partner: string, page = 1): Timeline => {
  const answer = browse({ topic: 'timeline', pairs: [pairOf('NO', partner)] }, index);
  const figure = figureOf(answer, { t: en, library: index.library, private: false, receipt: () => undefined, page });
  if (figure?.chart !== 'timeline') throw new Error(`there is no timeline of ${partner}`);
  return figure;
};
const row = (from: string, to = from, more: Partial<TimelineRow> = {}): TimelineRow => ({
  when: `${from} to ${to}`,
  form: from === to ? 'dot' : 'bar',
  stage: 'told',
  from,
  to,
  events: ['Visit'],
  ...more,
});
const timeline = (rows: readonly TimelineRow[], more: Partial<Timeline> = {}): Timeline => ({
  chart: 'timeline',
  title: 'Norway and Chile: timeline',
  notes: [],
  source: 'Source: A made-up text',
  alt: '',
  rows,
  ...more,
});
const read = async (figure: Timeline): Promise<Read> => readSvg((await drawSvg(figure, type))!);

/** Nothing lies over anything, nothing leaves the card, and every mark stands beside the texts, in its own row. */
async function checkPlaces(figure: Timeline): Promise<Read> {
  const drawn = await read(figure);
  const boxes = textBoxes(drawn, type);
  expect(overlaps(boxes)).toEqual([]);
  expect(outside(drawn, boxes)).toEqual([]);
  for (const { x, y } of drawn.shapes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(drawn.width);
    expect(y).toBeLessThanOrEqual(drawn.height);
  }
  return drawn;
}
const dots = ({ shapes }: Read) => shapes.filter(({ d }) => /^M[\d.]+,0A/.test(d));

describe('the picture of a timeline', () => {
  it.each(['PK', 'TR', 'AF', 'KP'])('has the marks of Norway and %s', async (partner) => {
    const figure = shipped(partner);
    await expect(marksOf((await drawSvg(figure, type))!)).toMatchFileSnapshot(
      `fixtures/timeline-${partner.toLowerCase()}.txt`,
    );
  });

  it.each([
    ['PK', 1],
    ['PK', 6],
    ['TR', 1],
    ['AF', 1],
    ['AF', 5],
    ['KP', 1],
  ])('has its texts apart and is not too high (%s, page %i)', async (partner, page) => {
    const { height } = await checkPlaces(shipped(partner, page));
    expect(height).toBeLessThanOrEqual(1_000);
  });

  it('is true to scale: as far apart as the days are', async () => {
    const drawn = await read(timeline(['1900-01-01', '1925-01-01', '1950-01-01', '2000-01-01'].map((day) => row(day))));
    const [a, b, c, d] = dots(drawn).map(({ x }) => x) as [number, number, number, number];
    expect((c - a) / (b - a)).toBeCloseTo(2, 1);
    expect((d - a) / (b - a)).toBeCloseTo(4, 1);
  });

  it('has bars from the first to the last day, and no end where none is told', async () => {
    const rows = [
      row('1900-01-01', '1999-12-31'),
      row('1950-01-01', '1959-12-31'),
      { when: 'Since 1950', form: 'bar', stage: 'told', from: '1950-01-01', events: ['Office'] } as const,
    ];
    const { shapes } = await read(timeline(rows));
    const widthOf = (d: string): number => Number(/h(\d+(?:\.\d+)?)v8h/.exec(d)?.[1] ?? 0);
    const [whole, decade] = shapes.map(({ d }) => widthOf(d)).filter((wide) => wide > 0) as [number, number];
    expect(whole / decade).toBeCloseTo(10, 1);
    expect(shapes.filter(({ d }) => d.startsWith('M0,-4L19,-4') || d.startsWith('M0,-4h19'))).toHaveLength(1);
  });

  it('has a bar of a few days in its place among dots', async () => {
    const rows = [row('1989-05-02', '1989-05-05'), row('1989-05-08'), row('1900-01-01'), row('2020-01-01')];
    const drawn = await read(timeline(rows));
    const [, left, wide] = drawn.shapes.flatMap(({ d }) => /^M([\d.]+),[\d.]+h([\d.]+)v8h/.exec(d) ?? []).map(Number);
    // Shapes have their places from the plot's left edge, dots from the card's.
    expect(PADDING + left! + wide! / 2).toBeLessThan(dots(drawn)[0]!.x);
  });

  it.each<[TimelineRow['stage'], string | undefined]>([
    ['told', '#0072b2'],
    ['unsure', '#ffffff'],
    ['denied', undefined],
  ])('tells by shape what is %s', async (stage, fill) => {
    const drawn = await read(timeline([row('1900-01-01', '1900-01-01', { stage }), row('1950-01-01')]));
    const [first, second] = dots(drawn);
    expect(second ? first?.fill : undefined).toBe(fill);
    expect(drawn.shapes.filter(({ d }) => d.includes('M5,-5'))).toHaveLength(stage === 'denied' ? 1 : 0);
  });

  it.each<[string, TimelineRow[]]>([
    [
      '60 events in two years',
      Array.from({ length: 60 }, (_, i) => row(`20${i < 30 ? 21 : 22}-${String(1 + (i % 12)).padStart(2, '0')}-11`)),
    ],
    ['events of 900 years', Array.from({ length: 20 }, (_, i) => row(`${1100 + i * 45}-05-17`))],
    ['all in one year', [row('2022-01-01', '2022-12-31', { form: 'dot' }), row('2022-03-01')]],
    ['the first and the last year there is', [row('0000-01-01'), row('9999-12-31')]],
  ])('has its texts apart with %s', async (_, rows) => {
    const { texts } = await checkPlaces(timeline(rows));
    expect(texts.length).toBeGreaterThan(rows.length);
  });

  it('keeps every text on the card and apart from the others, whatever happened when', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    const day = fc
      .date({ min: new Date('0001-01-01'), max: new Date('2999-12-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const stretch = fc.tuple(day, day, fc.constantFrom('both', 'from', 'to')).map(([a, b, ends]) => ({
      ...(ends !== 'to' && { from: a < b ? a : b }),
      ...(ends !== 'from' && { to: a < b ? b : a }),
    }));
    const rows = fc.array(
      fc.record({
        when: fc.string({ unit: 'grapheme', maxLength: 60 }),
        form: fc.constantFrom('dot', 'bar'),
        stage: fc.constantFrom('told', 'unsure', 'denied'),
        events: fc.array(text, { minLength: 1, maxLength: 5 }),
        stretch,
      }),
      { minLength: 1, maxLength: 20 },
    );
    const whole = fc.option(fc.record({ label: text, stretches: fc.array(stretch, { minLength: 1, maxLength: 60 }) }));
    const yearless = fc.option(fc.record({ heading: text, lines: fc.array(text, { minLength: 1, maxLength: 4 }) }));
    await fc.assert(
      fc.asyncProperty(rows, whole, yearless, async (all, overview, undated) => {
        const figure = timeline(
          all.map(({ stretch: ends, ...rest }) => ({ ...rest, ...ends })),
          { ...(overview && { whole: overview }), ...(undated && { yearless: undated }) },
        );
        const { texts } = await checkPlaces(figure);
        expect(texts.length).toBeGreaterThanOrEqual(all.flatMap(({ events }) => events).length);
      }),
      { numRuns: 25 },
    );
  });
});
