import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawSvg } from '../../../src/charts/index.ts';
import { loadType } from '../../../src/charts/type.ts';
import type { Goods } from '../../../src/model/figures/goods.ts';
import { outside, overlaps, readSvg, textBoxes } from '../../charts/svg.ts';
import { BACK, documentOf, drawn, find } from './made.ts';

const type = await loadType();
const goods = (items: readonly string[], more: object = {}): object => ({
  kind: 'traded-goods',
  exporter: 'NO',
  importer: 'TR',
  value: { type: 'list', of: 'goods', items },
  ...more,
});
const of = (...claims: object[]): Goods =>
  drawn(
    claims.map((claim) => find(claim)),
    { topic: 'goods' },
  ) as Goods;
const fish = goods(['salmon', 'cod']);

it.each<[string, object, Goods['rows'][number]]>([
  ['one way', BACK, { direction: 'Turkey to Norway', beside: '', goods: 'tea' }],
  ['with its year', { period: '2015' }, { direction: 'Norway to Turkey', beside: '2015', goods: 'tea' }],
  ['of one side', { importer: undefined }, { direction: 'Norway to Turkey', beside: '', goods: 'tea' }],
  [
    'of no side',
    { exporter: undefined, importer: undefined },
    { direction: 'Norway and Turkey, both directions', beside: '', goods: 'tea' },
  ],
  ['that are planned', { modality: 'planned' }, { direction: 'Norway to Turkey', beside: '', goods: 'tea (planned)' }],
  [
    'of another sort',
    { value: { type: 'list', of: 'sector', items: ['tea'] }, period: '2020' },
    { direction: 'Norway to Turkey', beside: 'sector, 2020', goods: 'tea' },
  ],
])('a table has goods %s', (_, more, row) => {
  expect(of(fish, goods(['tea'], more)).rows[1]).toEqual(row);
});

it.each<[string, object[]]>([
  ['one line', [fish]],
  ['one line and what is denied', [fish, goods(['tea'], { modality: 'negated' })]],
  ['one line and a remark', [fish, goods([], { value: { type: 'text', of: 'purpose', text: 'breeding' } })]],
  ['one line and a sensitive one', [fish, goods(['tea'], { sensitive: 'allegation' })]],
])('%s is no table', (_, claims) => {
  expect(of(...claims)).toBeUndefined();
});

it('names the sources where two tell of one direction', () => {
  const figure = drawn([find(fish, documentOf('a')), find(goods(['tea']), documentOf('b'))], { topic: 'goods' });
  expect((figure as Goods).rows.map(({ beside }) => beside)).toEqual(['Office a', 'Office b']);
});

it('tells in words what it shows', () => {
  expect(of(fish, goods(['tea'], { ...BACK, period: '2015' })).alt).toBe(
    'Norway and Turkey: traded goods (As the documents tell it). Norway to Turkey: salmon, cod; Turkey to Norway, 2015: tea.',
  );
});

it('is a picture of trade, too, where no amounts can be drawn', () => {
  expect(drawn([find(fish), find(goods(['tea'], BACK))])?.chart).toBe('goods');
});

it('can be read, whatever the goods are', async () => {
  const items = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(items, { minLength: 2, maxLength: 20 }), async (all) => {
      const figure = of(...all.map((each) => goods(each)));
      expect(figure.alt.length).toBeLessThanOrEqual(1024);
      expect(figure.notes.length).toBe(all.length > 12 ? 1 : 0);
      const read = readSvg((await drawSvg(figure, type))!);
      const boxes = textBoxes(read, type);
      expect(overlaps(boxes)).toEqual([]);
      expect(outside(read, boxes)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
