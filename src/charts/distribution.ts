import type { Distribution } from '../model/figures/distribution.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SERIES, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';
import { heightOf, wordsIn, type Words } from './words.ts';

const BAR = 16;
/** Between an option and its bar, and between a bar and what stands at it. */
const BELOW = 2;
const BESIDE = 8;
const GAP = 10;
/** Beside the longest bar, for what stands at it. */
const ROOM = 130;
/** So much is seen of a bar of none. */
const SHORT = 2;

/** How often each option was chosen: its words, and below them its bar. What is right has a colour, and says so. */
export function drawDistribution({ rows }: Distribution, type: Type): Promise<Plot> {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const words: Words[] = [];
  const bars: { readonly y: number; readonly width: number; readonly colour: string }[] = [];
  let y = 0;
  for (const { letter, label, count, text, right } of rows) {
    const looks = { weight: right ? 'bold' : 'regular' } as const;
    const lines = type.wrap(letter ? `${letter} · ${label}` : label, INNER, SIZES.text, { ...looks, lines: 2 });
    const width = Math.max(SHORT, (count / most) * (INNER - ROOM));
    words.push({ lines, x: 0, y, ...looks });
    y += heightOf({ lines }) + BELOW;
    bars.push({ y, width, colour: right ? SERIES[0] : COLOURS.line });
    words.push({ lines: [type.legible(text)], x: width + BESIDE, y: y + (BAR - leading(SIZES.text)) / 2, ...looks });
    y += BAR + GAP;
  }
  const told = wordsIn(words);
  const bar = {
    x: { value: 0 },
    y: { field: 'y' },
    width: { field: 'width' },
    height: { value: BAR },
    fill: { field: 'colour' },
  };
  return plot(
    {
      height: y - GAP,
      autosize: 'none',
      data: [{ name: 'bars', values: bars }, told.data],
      marks: [{ type: 'rect', from: { data: 'bars' }, encode: { enter: bar } }, told.mark],
    },
    type,
  );
}
