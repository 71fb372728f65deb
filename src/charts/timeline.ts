import type { Stretch, Timeline, TimelineRow } from '../model/figures/timeline.ts';
import { plot, type EncodeEntry, type Mark, type MarkType, type Plot, type Scale } from './plot.ts';
import { COLOURS, INNER, SERIES, WEIGHTS } from './style.ts';
import { placeLines, placeRows } from './timeline-lines.ts';
import type { Type } from './type.ts';

/** Of the years above and below. */
const AXIS = 22;
const GAP = 8;
/** Beside the axis, for half a mark or an arrow. */
const BESIDE = 36;
/** An arrow: its shaft and its head. */
const SHAFT = 19;
const HEAD = 11;
/** Heights of a bar and of a line. */
const BAR = 8;
const THIN = 3;
/** The room of a dot in square pixels, and half of how wide a cross is. */
const DOT = 95;
const CROSS = 5;
/** The least that is seen of a bar. */
const SHORT = 4;
/** The height of marks in the line of all events. */
const TICK = 10;
const BLUE = SERIES[0];

/** Events in the order of time: their words, and below them a mark on an axis of years that is true to scale. */
export function drawTimeline({ rows, whole, yearless }: Timeline, type: Type): Promise<Plot> {
  const label = placeLines(whole ? [whole.label] : [], 0, type);
  const years = label.end + GAP + TICK;
  const top = AXIS + (whole ? years + AXIS + 2 * GAP : 0);
  const { lines, middles, end } = placeRows(rows, top, type);
  const foot = placeLines(yearless?.lines ?? [], end + AXIS + GAP, type, yearless?.heading);
  const marks = rows.map(({ form, stage, ...row }, i): Marked => ({ form, stage, y: middles[i]!, ...spanOf(row) }));
  const all = whole?.stretches.map(spanOf) ?? [];
  return plot(
    {
      height: foot.end,
      autosize: 'none',
      data: [
        { name: 'lines', values: [...label.lines, ...lines, ...foot.lines] },
        { name: 'all', values: all },
        ...dataOf(marks),
      ],
      scales: [scaleOf('x', marks), ...(whole ? [scaleOf('all', all)] : [])],
      marks: [...(whole ? overviewOf(marks, years) : []), axesOf(top, end), ...MARKS, TEXTS],
    },
    type,
  );
}

/** A stretch in years and parts of years; a day ends where the next begins. */
interface Span {
  readonly from?: number;
  readonly to?: number;
}
const spanOf = ({ from, to }: Stretch): Span => ({
  ...(from !== undefined && { from: yearsOf(from, 0) }),
  ...(to !== undefined && { to: yearsOf(to, 1) }),
});
const edgesOf = (spans: readonly Span[]): number[] => spans.flatMap(({ from, to }) => [from ?? to!, to ?? from!]);

const DAY = 86_400_000;
function yearsOf(day: string, days: 0 | 1): number {
  const year = day.slice(0, 4);
  const start = Date.parse(`${year}-01-01`);
  const length = Date.parse(`${year}-12-31`) - start + DAY;
  return Number(year) + (Date.parse(day) - start + days * DAY) / length;
}

/** Whole years, so that a year stands at both ends. */
function scaleOf(name: string, spans: readonly Span[]): Scale {
  const edges = edgesOf(spans);
  const first = Math.floor(Math.min(...edges));
  const last = Math.max(first + 1, Math.ceil(Math.max(...edges)));
  return { name, type: 'linear', domain: [first, last], range: [BESIDE, INNER - BESIDE], zero: false };
}

const YEARS = { format: 'd', tickCount: 6, tickMinStep: 1, domain: false, ticks: false, labelPadding: 4 } as const;

/** The years above and below the rows, with lines from one to the other. */
const axesOf = (top: number, end: number): Mark => ({
  type: 'group',
  encode: { enter: { y: { value: top }, width: { value: INNER }, height: { value: end - top } } },
  // The lines of the axis are as long as this says.
  signals: [{ name: 'height', value: end - top }],
  axes: [
    { ...YEARS, scale: 'x', orient: 'top', grid: true },
    { ...YEARS, scale: 'x', orient: 'bottom' },
  ],
});

/** A line with all events, and a frame around those that are drawn below. */
function overviewOf(drawn: readonly Span[], y: number): Mark[] {
  const starts = drawn.map(({ from, to }) => from ?? to!);
  const frame = [Math.min(...starts), Math.max(...starts)].map((at) => `scale('all', ${at})`);
  return [
    {
      type: 'group',
      encode: { enter: { y: { value: y }, width: { value: INNER }, height: { value: 0 } } },
      axes: [{ ...YEARS, scale: 'all', orient: 'bottom', domain: true }],
    },
    {
      type: 'rect',
      encode: {
        enter: {
          x: { signal: `${frame[0]} - 5` },
          x2: { signal: `${frame[1]} + 5` },
          y: { value: y - TICK - 3 },
          y2: { value: y + 1 },
          fill: { value: COLOURS.ground },
          stroke: { value: COLOURS.line },
        },
      },
    },
    each('rule', 'all', {
      x: { signal: "scale('all', isValid(datum.from) ? datum.from : datum.to)" },
      y: { value: y - TICK },
      y2: { value: y },
      stroke: { value: BLUE },
      strokeWidth: { value: 1.5 },
    }),
  ];
}

type Marked = Span & Pick<TimelineRow, 'form' | 'stage'> & { readonly y: number };

function dataOf(rows: readonly Marked[]): { name: string; values: Marked[] }[] {
  const isClosed = ({ from, to }: Marked): boolean => from !== undefined && to !== undefined;
  const some = (name: string, is: (row: Marked) => boolean) => ({ name, values: rows.filter(is) });
  return [
    some('bars', (row) => isClosed(row) && row.form === 'bar'),
    some('dots', (row) => isClosed(row) && row.form === 'dot'),
    some('points', (row) => isClosed(row) && row.form === 'dot' && row.stage !== 'denied'),
    some('since', ({ to }) => to === undefined),
    some('until', ({ from }) => from === undefined),
    some('crossed', ({ stage }) => stage === 'denied'),
  ];
}

const each = (type: MarkType, data: string, enter: EncodeEntry): Mark => ({ type, from: { data }, encode: { enter } });

const FROM = { signal: "scale('x', datum.from)" };
const TO = { signal: "scale('x', datum.to)" };
const MIDDLE = { signal: "(scale('x', datum.from) + scale('x', datum.to)) / 2" };
/** The middle of a mark of any form. */
const CENTRE = {
  signal: `isValid(datum.to) ? isValid(datum.from) ? ${MIDDLE.signal} : ${TO.signal} - ${SHAFT / 2} : ${FROM.signal} + ${SHAFT / 2}`,
};
/** What is told as so is full. */
const LOOK = {
  fill: { signal: `datum.stage === 'told' ? '${BLUE}' : '${COLOURS.card}'` },
  stroke: { value: BLUE },
  strokeWidth: { value: 1.5 },
};
/** From the first to the last day; a few days that are widened to be seen keep their middle. */
const bar = (high: number, least: number): EncodeEntry => ({
  xc: MIDDLE,
  width: { signal: `max(${least}, scale('x', datum.to) - scale('x', datum.from))` },
  y: { signal: `datum.y - ${high / 2}` },
  height: { value: high },
});

/** An arrow to the right, or with -1 to the left, from where it is put. */
const arrow = (way: 1 | -1): string => {
  const [shaft, head, side, wing] = [SHAFT, HEAD, BAR / 2, 4];
  return `M0,${-side}h${way * shaft}v${-wing}l${way * head},${side + wing}l${-way * head},${side + wing}v${-wing}h${-way * shaft}z`;
};

const MARKS: Mark[] = [
  each('rect', 'bars', { ...bar(BAR, SHORT), ...LOOK }),
  each('rect', 'dots', { ...bar(THIN, 0), fill: { value: BLUE } }),
  each('symbol', 'points', { x: MIDDLE, y: { field: 'y' }, size: { value: DOT }, ...LOOK }),
  each('path', 'since', { x: FROM, y: { field: 'y' }, path: { value: arrow(1) }, ...LOOK }),
  each('path', 'until', { x: TO, y: { field: 'y' }, path: { value: arrow(-1) }, ...LOOK }),
  each('path', 'crossed', {
    x: CENTRE,
    y: { field: 'y' },
    path: { value: `M${-CROSS},${-CROSS}L${CROSS},${CROSS}M${CROSS},${-CROSS}L${-CROSS},${CROSS}` },
    stroke: { value: COLOURS.ink },
    strokeWidth: { value: 2.5 },
  }),
];

const TEXTS = each('text', 'lines', {
  x: { field: 'x' },
  y: { field: 'y' },
  text: { field: 'text' },
  baseline: { value: 'top' },
  fontSize: { field: 'size' },
  fontWeight: { signal: `datum.bold ? ${WEIGHTS.bold} : ${WEIGHTS.regular}` },
});
