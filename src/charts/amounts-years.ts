import type { AmountYears } from '../model/figures/amounts.ts';
import { colourOf } from './amounts-bar.ts';
import { panelMark, SHAPES, type Point } from './amounts-points.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SIZES } from './style.ts';
import { leading, type Type } from './type.ts';
import { heightOf, wordsIn, type Words } from './words.ts';

/** Room for the numbers of the axis of amounts, and for half of the last year's. */
const LEFT = 44;
const RIGHT = 16;
/** How high a panel is, with room for what stands above the highest point and for the years below. */
const PANEL = { one: 230, several: 170, above: 16, below: 30 } as const;
/** In a legend: what a shape takes, and between two of its entries. */
const KEY = { shape: 16, between: 18 } as const;

type Section = AmountYears['sections'][number];
interface Key {
  readonly x: number;
  readonly y: number;
  readonly shape: string;
  readonly colour: string;
}
interface Page {
  readonly words: Words[];
  readonly keys: Key[];
  readonly panels: { readonly y: number; readonly height: number; readonly points: readonly Point[] }[];
  y: number;
}

/** Each amount as a point at its year, on one scale from zero; nothing is drawn between them. */
export function drawAmountYears({ sections, unit }: AmountYears, type: Type): Promise<Plot> {
  const page: Page = { words: [], keys: [], panels: [], y: 0 };
  const sorts = 1 + Math.max(...sections.flatMap(({ legend }) => legend.map(({ series }) => series)));
  for (const section of sections) putSection(section, unit, { page, type, sorts, alone: sections.length === 1 });
  const points = page.panels.flatMap((panel) => panel.points);
  const years = points.map(({ year }) => year);
  const width = INNER - LEFT - RIGHT;
  const most = Math.max(...points.map(({ top }) => top));
  const told = wordsIn(page.words);
  const key = { x: { field: 'x' }, y: { field: 'y' }, shape: { field: 'shape' }, fill: { field: 'colour' } };
  return plot(
    {
      height: page.y,
      autosize: 'none',
      data: [{ name: 'keys', values: page.keys }, told.data],
      scales: [
        {
          name: 'x',
          type: 'linear',
          zero: false,
          domain: [Math.min(...years) - 0.5, Math.max(...years) + 0.5],
          range: [0, width],
        },
      ],
      marks: [
        ...page.panels.map((panel, i) => panelMark(panel, { name: `panel${i}`, left: LEFT, width, most })),
        { type: 'symbol', from: { data: 'keys' }, encode: { enter: { ...key, size: { value: 70 } } } },
        told.mark,
      ],
    },
    type,
  );
}

interface Hand {
  readonly page: Page;
  readonly type: Type;
  /** How many sorts of amounts there are. */
  readonly sorts: number;
  readonly alone: boolean;
}

/** Puts a pair onto the page: its name, what its shapes mean, what its axis counts in, its panel. */
function putSection({ heading, gap, legend, points }: Section, unit: AmountYears['unit'], hand: Hand): void {
  const { page, type, sorts, alone } = hand;
  const tell = (text: string, looks: Pick<Words, 'size' | 'weight' | 'colour'>): void => {
    const lines = type.wrap(text, INNER, looks.size ?? SIZES.text, { weight: looks.weight ?? 'regular', lines: 1 });
    page.words.push({ lines, x: 0, y: page.y, ...looks });
    page.y += heightOf({ lines, ...looks });
  };
  if (page.y > 0) page.y += 14;
  if (heading) tell(heading, { weight: 'bold' });
  if (gap) return tell(gap, { size: SIZES.small, colour: COLOURS.muted });
  putLegend(legend, page, type);
  page.y += 4;
  tell(unit.label, { size: SIZES.small, colour: COLOURS.muted });
  const height = alone ? PANEL.one : PANEL.several;
  page.panels.push({
    y: page.y + PANEL.above,
    height,
    points: points.map(({ year, amount, upTo, end, planned, series }) => ({
      year,
      low: amount / unit.size,
      top: (upTo ?? amount) / unit.size,
      end,
      colour: colourOf(series),
      fill: planned ? COLOURS.card : colourOf(series),
      shape: SHAPES[series] ?? SHAPES[0],
      beside: (series - (sorts - 1) / 2) * 4,
    })),
  });
  page.y += PANEL.above + height + PANEL.below;
}

function putLegend(legend: Section['legend'], page: Page, type: Type): void {
  let x = 0;
  for (const { series, label } of legend) {
    const [line = ''] = type.wrap(label, INNER - KEY.shape, SIZES.small, { lines: 1 });
    const width = KEY.shape + type.width(line, SIZES.small);
    if (x > 0 && x + width > INNER) {
      x = 0;
      page.y += leading(SIZES.small);
    }
    page.keys.push({ x: x + 5, y: page.y + 7, shape: SHAPES[series] ?? SHAPES[0], colour: colourOf(series) });
    page.words.push({ lines: [line], x: x + KEY.shape, y: page.y, size: SIZES.small });
    x += width + KEY.between;
  }
  page.y += leading(SIZES.small);
}
