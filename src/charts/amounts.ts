import type { AmountRow, Amounts } from '../model/figures/amounts.ts';
import { barOf, END, THICK, type Piece } from './amounts-bar.ts';
import { plot, type Plot } from './plot.ts';
import { COLOURS, INNER, SIZES } from './style.ts';
import type { Type } from './type.ts';
import { heightOf, wordsIn, type Words } from './words.ts';

/** The most that times, labels and amounts take of the width; the bars have the rest. */
const WIDEST = { time: 92, label: 150, text: 150 } as const;
const BETWEEN = 10;
/** Above a row, above one with a time of its own, and above a section. */
const ABOVE = { row: 4, time: 10, section: 16 } as const;

/** By how much the line where bars begin is longer than a row, above and below. */
const EDGE = 2;

/** What is drawn, and how far down it has come. */
interface Page {
  readonly words: Words[];
  readonly pieces: Piece[];
  /** Where bars begin, row by row. */
  readonly grounds: { readonly x: number; readonly y: number; readonly y2: number }[];
  y: number;
}

const HEADING = { weight: 'bold' } as const;
const GAP = { size: SIZES.small, colour: COLOURS.muted } as const;

/** A bar for each amount, all on one scale: when and of what to its left, how much at its end. */
export function drawAmounts({ sections }: Amounts, type: Type): Promise<Plot> {
  const page: Page = { words: [], pieces: [], grounds: [], y: EDGE };
  const rows = sections.flatMap((section) => section.rows.flatMap((row) => ('gap' in row ? [] : [row])));
  const put = columnsOf(rows, type);
  for (const { heading, rows: own } of sections) {
    if (page.y > EDGE) page.y += ABOVE.section;
    if (heading) tell(page, type.wrap(heading, INNER, SIZES.text, { weight: 'bold', lines: 2 }), HEADING);
    for (const row of own) {
      if ('gap' in row) {
        page.y += ABOVE.time;
        tell(page, type.wrap(row.gap, INNER, SIZES.small, { lines: 2 }), GAP);
      } else put(row, page);
    }
  }
  return drawPage(page, type);
}

/** A line of its own. */
function tell(page: Page, lines: readonly string[], looks: Pick<Words, 'size' | 'weight' | 'colour'>): void {
  page.words.push({ lines, x: 0, y: page.y, ...looks });
  page.y += heightOf({ lines, ...looks });
}

/** Shares the width among times, labels, bars and amounts, and puts a row onto a page. */
function columnsOf(rows: readonly AmountRow[], type: Type): (row: AmountRow, page: Page) => void {
  const wrap = {
    time: (text: string) => type.wrap(text, WIDEST.time, SIZES.small, { lines: 2 }),
    label: (text: string) => type.wrap(text, WIDEST.label, SIZES.small, { lines: 4 }),
    text: (text: string) => type.wrap(text, WIDEST.text, SIZES.text, { lines: 3 }),
  };
  const widest = (column: 'time' | 'label' | 'text', size: number): number =>
    Math.max(0, ...rows.flatMap((row) => wrap[column](row[column])).map((line) => Math.ceil(type.width(line, size))));
  const besides = (width: number): number => (width > 0 ? width + BETWEEN : 0);
  const label = besides(widest('time', SIZES.small));
  const bar = label + besides(widest('label', SIZES.small));
  const long = INNER - bar - widest('text', SIZES.text) - BETWEEN - END;
  const most = Math.max(...rows.map(({ amount, upTo }) => upTo ?? amount));
  return (row, page) => {
    const told = [
      { lines: wrap.time(row.time), x: 0, size: SIZES.small },
      { lines: wrap.label(row.label), x: label, size: SIZES.small },
      { lines: wrap.text(row.text), x: 0, size: SIZES.text },
    ];
    const high = Math.max(THICK, ...told.map(heightOf));
    page.y += page.y === EDGE ? 0 : row.time ? ABOVE.time : ABOVE.row;
    const { pieces, end } = barOf(row, { x: bar, y: page.y + (high - THICK) / 2, long, most });
    page.pieces.push(...pieces);
    page.grounds.push({ x: bar, y: page.y - EDGE, y2: page.y + high + EDGE });
    told[2]!.x = end + 6;
    for (const { lines, x, size } of told) {
      const y = page.y + (high - heightOf({ lines, size })) / 2;
      if (lines.length > 0) page.words.push({ lines, x, y, size });
    }
    page.y += high;
  };
}

function drawPage({ words, pieces, grounds, y }: Page, type: Type): Promise<Plot> {
  const told = wordsIn(words);
  const looks = { stroke: { field: 'stroke' }, fill: { field: 'fill' }, strokeDash: { field: 'dash' } };
  const ground = { x: { field: 'x' }, y: { field: 'y' }, y2: { field: 'y2' }, stroke: { value: COLOURS.line } };
  return plot(
    {
      height: y + EDGE,
      autosize: 'none',
      data: [{ name: 'grounds', values: grounds }, { name: 'pieces', values: pieces }, told.data],
      marks: [
        { type: 'rule', from: { data: 'grounds' }, encode: { enter: ground } },
        { type: 'path', from: { data: 'pieces' }, encode: { enter: { path: { field: 'path' }, ...looks } } },
        told.mark,
      ],
    },
    type,
  );
}
