import type { Distribution } from '../model/figures/distribution.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SERIES, SIZES, WEIGHTS } from './style.ts';
import { leading, type Type } from './type.ts';

const BAR = 16;
const GAP = 10;
/** Beside the bars, for what stands at them. */
const ROOM = 130;

/** How often each option was chosen: its words, and below them its bar. What is right has a frame and says so. */
export function drawDistribution({ rows }: Distribution, type: Type): Promise<Plot> {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const line = leading(SIZES.text);
  let y = 0;
  const placed = rows.map(({ letter, label, count, text, right }) => {
    const words = type.wrap(letter ? `${letter} · ${label}` : label, INNER, SIZES.text, { lines: 2 });
    const bar = y + words.length * line + 2;
    const row = { words, y, bar, long: (count / most) * (INNER - ROOM), text, right };
    y = bar + BAR + GAP;
    return row;
  });
  const weight = { signal: `datum.right ? ${WEIGHTS.bold} : ${WEIGHTS.regular}` };
  return plot(
    {
      height: y - GAP,
      data: [{ name: 'rows', values: placed }],
      marks: [
        {
          type: 'text',
          from: { data: 'rows' },
          encode: {
            enter: {
              x: { value: 0 },
              y: { field: 'y' },
              text: { field: 'words' },
              baseline: { value: 'top' },
              lineHeight: { value: line },
              fontWeight: weight,
            },
          },
        },
        {
          type: 'rect',
          from: { data: 'rows' },
          encode: {
            enter: {
              x: { value: 0 },
              width: { signal: 'max(2, datum.long)' },
              y: { field: 'bar' },
              height: { value: BAR },
              fill: { signal: `datum.right ? '${SERIES[0]}' : '${COLOURS.line}'` },
            },
          },
        },
        {
          type: 'text',
          from: { data: 'rows' },
          encode: {
            enter: {
              x: { signal: 'max(2, datum.long) + 8' },
              y: { signal: `datum.bar + ${BAR / 2}` },
              text: { field: 'text' },
              baseline: { value: 'middle' },
              fontWeight: weight,
            },
          },
        },
      ],
    },
    type,
  );
}
