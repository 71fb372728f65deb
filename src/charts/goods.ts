import type { Goods } from '../model/figures/goods.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SIZES } from './style.ts';
import type { Type } from './type.ts';
import { heightOf, wordsIn, type Words } from './words.ts';

/** Where the goods stand, and how far before them the first column ends. */
const SECOND = 180;
const BETWEEN = 16;
/** Above and below what stands in a row. */
const AROUND = 8;
const SMALL = { size: SIZES.small, colour: COLOURS.muted };

/** A table of two columns, its rows divided by lines. */
export function drawGoods({ columns, rows }: Goods, type: Type): Promise<Plot> {
  const words: Words[] = [];
  const rules: { y: number }[] = [];
  const first = (text: string, size: number, weight: 'bold' | 'regular' = 'regular', lines = 3): string[] =>
    type.wrap(text, SECOND - BETWEEN, size, { weight, lines });
  const second = (text: string, size: number): string[] => type.wrap(text, INNER - SECOND, size, { lines: 6 });
  words.push({ lines: first(columns[0], SIZES.small), x: 0, y: 0, ...SMALL });
  words.push({ lines: second(columns[1], SIZES.small), x: SECOND, y: 0, ...SMALL });
  let y = Math.max(...words.map(heightOf)) + AROUND / 2;
  for (const { direction, beside, goods } of rows) {
    rules.push({ y });
    y += AROUND;
    const who: Words = { lines: first(direction, SIZES.text, 'bold'), x: 0, y, weight: 'bold' };
    const when: Words = { lines: first(beside, SIZES.small), x: 0, y: y + heightOf(who), ...SMALL };
    const what: Words = { lines: second(goods, SIZES.text), x: SECOND, y };
    words.push(...[who, when, what].filter(({ lines }) => lines.length > 0));
    y += Math.max(heightOf(who) + heightOf(when), heightOf(what)) + AROUND;
  }
  const told = wordsIn(words);
  const rule = { x: { value: 0 }, x2: { value: INNER }, y: { field: 'y' }, stroke: { value: COLOURS.edge } };
  return plot(
    {
      height: y,
      autosize: 'none',
      data: [{ name: 'rules', values: rules }, told.data],
      marks: [{ type: 'rule', from: { data: 'rules' }, encode: { enter: rule } }, told.mark],
    },
    type,
  );
}
