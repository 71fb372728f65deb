import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { loadType } from '../../src/charts/type.ts';
import { MODALITIES, QUALIFIERS } from '../../src/model/claim.ts';
import type { Pair } from '../../src/model/country.ts';
import type { Figure } from '../../src/model/figure.ts';
import type { Amounts, Told } from '../../src/model/figures/amounts.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import { BACK, BOTH, documentOf, drawn, find, flow, shipped } from '../reply/figures/made.ts';
import { marksOf, outside, overlaps, readSvg, textBoxes } from './svg.ts';

const type = await loadType();
const draw = async (figure: Figure | undefined): Promise<string> => (await drawSvg(figure!, type))!;

describe('a picture of amounts', () => {
  const [pakistan, turkey]: Pair[] = ['NO-PK', 'NO-TR'];
  const both = [pakistan!, turkey!];
  it.each<[string, Lookup]>([
    ['trade-pakistan', { topic: 'trade', pairs: ['NO-PK'] }],
    ['trade-turkey', { topic: 'trade', pairs: ['NO-TR'] }],
    ['trade-turkey-2018', { topic: 'trade', pairs: ['NO-TR'], years: { from: 2018, to: 2018 } }],
    ['aid-pakistan', { topic: 'aid', pairs: ['NO-PK'] }],
    ['compare-trade', { topic: 'trade', pairs: both, sideBySide: true }],
    ['compare-aid', { topic: 'aid', pairs: both, sideBySide: true }],
    ['goods-turkey', { topic: 'goods', pairs: ['NO-TR'] }],
    ['goods-pakistan', { topic: 'goods', pairs: ['NO-PK'] }],
  ])('of the shipped corpus: %s', async (name, lookup) => {
    await expect(marksOf(await draw(shipped(lookup)))).toMatchFileSnapshot(`fixtures/${name}.txt`);
  });

  it('has a form of its own for each way in which an amount is told', async () => {
    const claims = [
      flow('2018', 8),
      flow('2018', 6, { ...BACK, qualifier: 'about' }),
      flow('2018', 16, { ...BOTH, qualifier: 'over' }),
      flow('2019', 9, { modality: 'planned' }),
      flow('2019', 1, { ...BACK, value: { type: 'range', of: 'imports', min: 4e6, max: 7e6, unit: 'USD' } }),
    ];
    const figure = drawn(claims.map((claim) => find(claim)));
    await expect(marksOf(await draw(figure))).toMatchFileSnapshot('fixtures/amount-forms.txt');
  });

  it('has them on an axis of years, too, with nothing between the points', async () => {
    const claims = Array.from({ length: 12 }, (_, i) => i + 2000 + (i > 5 ? 8 : 0)).flatMap((year, i) => [
      flow(String(year), 10 + i, i === 3 ? { qualifier: 'about' } : {}),
      flow(String(year), 5 + i, {
        ...BACK,
        ...(i === 5 && { qualifier: 'over' }),
        ...(i === 11 && { modality: 'planned' }),
      }),
    ]);
    const figure = drawn(claims.map((claim) => find(claim)));
    expect(figure?.chart).toBe('amount-years');
    await expect(marksOf(await draw(figure))).toMatchFileSnapshot('fixtures/amount-years.txt');
  });

  it('has bars as long as the amounts are high', async () => {
    const claims = [flow('2017', 1), flow('2018', 2), flow('2019', 4)].map((claim) => find(claim));
    const long = readSvg(await draw(drawn(claims))).shapes.flatMap(({ d, fill }) =>
      fill === '#0072b2' ? Number(/h([\d.]+)v/.exec(d)?.[1]) : [],
    );
    expect(long[1]! / long[0]!).toBeCloseTo(2, 1);
    expect(long[2]! / long[0]!).toBeCloseTo(4, 1);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('السلع', '\u202Egoods', '\u0000\u0007', '<b>&"\'', 'x'.repeat(40), 'μ 중국 中国'),
);
const PAIRS: readonly Pair[] = ['NO-TR', 'NO-PK', '001-NO', 'BA-GS'];
const claim = fc.record({
  pair: fc.constantFrom(...PAIRS),
  way: fc.constantFrom('out', 'in', 'both'),
  amount: fc.oneof(fc.integer({ min: 1, max: 9e8 }), fc.double({ min: 1e-9, max: 1e300, noNaN: true })),
  upTo: fc.boolean(),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'NOK', 'EUR'),
  period: fc.oneof(
    fc.integer({ min: 1990, max: 2024 }).map(String),
    fc.constantFrom(
      undefined,
      'XXXX-05-17',
      '2001/..',
      '../1999',
      '1969/2022',
      '200X',
      '2018-02-03',
      '2017-07/2018-06',
    ),
  ),
  qualifier: fc.constantFrom(undefined, undefined, ...QUALIFIERS),
  modality: fc.constantFrom('asserted', 'asserted', ...MODALITIES),
  scope: fc.option(text, { nil: undefined }),
  secret: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  document: fc.integer({ min: 0, max: 12 }),
  title: text,
});

/** A claim of trade as it is written, with what stands around it. */
function findingOf({ pair, way, amount, upTo, currency, period, secret, document, title, ...rest }: Made) {
  const [one, other] = pair.split('-').map((code) => (code === '001' ? undefined : code));
  const sides = { out: { exporter: one, importer: other }, in: { exporter: other, importer: one }, both: {} }[way];
  const of = secret ? 'HIDDEN' : 'exports';
  const value = upTo
    ? { type: 'range', of, min: amount, max: amount * 1.5, unit: currency }
    : { type: 'money', of, amount, currency };
  const sensitive = secret ? 'allegation' : undefined;
  const written = { kind: 'trade-flow', ...sides, value, period, sensitive, ...rest };
  return find(written, documentOf(`d${document}`, { title }), { pair });
}
type Made = typeof claim extends fc.Arbitrary<infer T> ? T : never;

const toldIn = (figure: Figure): readonly Told[] =>
  figure.chart === 'amount-years'
    ? figure.sections.flatMap(({ points }) => points)
    : (figure as Amounts).sections.flatMap(({ rows }) => rows.flatMap((row) => ('gap' in row ? [] : [row])));

it('is honest and can be read, whatever the claims are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(claim, { maxLength: 60 }), fc.boolean(), fc.boolean(), async (made, compared, plain) => {
      // With few sorts of amounts, many are points on an axis of years.
      const all = plain ? made.map((each) => ({ ...each, scope: undefined })) : made;
      const figure = drawn(all.map(findingOf), compared ? { sides: PAIRS.slice(0, 2) } : {});
      if (!figure) return;
      const told = toldIn(figure);
      expect(told.length).toBeGreaterThanOrEqual(2);
      const currencies = new Set(told.map(({ text: words }) => /\b(?:USD|NOK|EUR)\b/.exec(words)?.[0]));
      expect(currencies.size).toBe(1);
      expect(JSON.stringify(figure)).not.toContain('HIDDEN');
      expect(figure.alt.length).toBeLessThanOrEqual(1024);
      const counted = Number(/And (\d+) more figures?\./.exec(figure.alt)?.[1] ?? 0);
      expect(told.filter(({ text: words }) => figure.alt.includes(words)).length).toBeGreaterThanOrEqual(
        told.length - counted,
      );
      const svg = await draw(figure);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      const read = readSvg(svg);
      const boxes = textBoxes(read, type);
      expect(overlaps(boxes)).toEqual([]);
      expect(outside(read, boxes)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
