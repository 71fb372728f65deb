import type { Data, Mark } from './plot.ts';
import { COLOURS, SIZES, WEIGHTS, type Weight } from './style.ts';
import { leading } from './type.ts';

/** Text where it stands in a plot: its lines from the top. */
export interface Words {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
}

/** How high a text is. */
export const heightOf = ({ lines, size = SIZES.text }: Pick<Words, 'lines' | 'size'>): number =>
  lines.length * leading(size);

/** What draws texts: they stand in the middle of their lines. */
export function wordsIn(words: readonly Words[]): { readonly data: Data; readonly mark: Mark } {
  const values = words.map(({ lines, x, y, size = SIZES.text, weight = 'regular', colour = COLOURS.ink }) => {
    return { lines, x, y: y + size * 0.15, size, lead: leading(size), weight: WEIGHTS[weight], colour };
  });
  const enter = {
    x: { field: 'x' },
    y: { field: 'y' },
    text: { field: 'lines' },
    baseline: { value: 'top' },
    fontSize: { field: 'size' },
    lineHeight: { field: 'lead' },
    fontWeight: { field: 'weight' },
    fill: { field: 'colour' },
  } as const;
  return { data: { name: 'words', values }, mark: { type: 'text', from: { data: 'words' }, encode: { enter } } };
}
