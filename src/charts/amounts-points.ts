import type { Told } from '../model/figures/amounts.ts';
import type { Mark } from './plot.ts';

/** The shape of each sort of amounts. */
export const SHAPES = ['circle', 'square', 'triangle-up', 'diamond'] as const;

/** An amount at its year, in what its axis counts in. */
export interface Point {
  readonly year: number;
  readonly low: number;
  /** The upper end of a range, else the same. */
  readonly top: number;
  readonly end: Told['end'];
  readonly colour: string;
  readonly fill: string;
  readonly shape: string;
  /** Pixels beside the middle of its year, so that sorts do not hide each other. */
  readonly beside: number;
}
interface Panel {
  readonly y: number;
  readonly height: number;
  readonly points: readonly Point[];
}
interface Frame {
  readonly name: string;
  readonly left: number;
  readonly width: number;
  readonly most: number;
}

/** A panel with its axes and points. The scale of years is that of all panels, and so is the one of amounts. */
export function panelMark({ y, height, points }: Panel, { name, left, width, most }: Frame): Mark {
  return {
    type: 'group',
    encode: { enter: { x: { value: left }, y: { value: y }, width: { value: width }, height: { value: height } } },
    data: [
      { name, values: [...points] },
      { name: `${name}-rough`, source: name, transform: [{ type: 'filter', expr: "datum.end === 'rough'" }] },
      { name: `${name}-open`, source: name, transform: [{ type: 'filter', expr: "datum.end === 'open'" }] },
      { name: `${name}-range`, source: name, transform: [{ type: 'filter', expr: 'datum.top > datum.low' }] },
    ],
    scales: [{ name: 'y', type: 'linear', domain: [0, most], nice: 5, zero: true, range: [height, 0] }],
    axes: [
      {
        scale: 'y',
        orient: 'left',
        grid: true,
        gridScale: 'x',
        tickCount: 5,
        format: ',.4~g',
        domain: false,
        ticks: false,
        labelPadding: 6,
      },
      { scale: 'x', orient: 'bottom', tickCount: 8, tickMinStep: 1, format: 'd', labelOverlap: true },
    ],
    marks: marksIn(name),
  };
}

const STROKE = { stroke: { field: 'colour' }, strokeWidth: { value: 1.5 } };

function marksIn(name: string): Mark[] {
  const x = (more = 0) => ({ scale: 'x', field: 'year', offset: { signal: `datum.beside + ${more}` } });
  const at = (field: 'low' | 'top', offset = 0) => ({ scale: 'y', field, offset });
  const points = (field: 'low' | 'top', data: string): Mark => ({
    type: 'symbol',
    from: { data },
    encode: {
      enter: {
        x: x(),
        y: at(field),
        shape: { field: 'shape' },
        size: { value: 50 },
        fill: { field: 'fill' },
        ...STROKE,
      },
    },
  });
  return [
    {
      type: 'rule',
      from: { data: `${name}-range` },
      encode: { enter: { x: x(), y: at('low'), y2: at('top'), ...STROKE } },
    },
    {
      type: 'rule',
      from: { data: `${name}-rough` },
      encode: { enter: { x: x(-8), x2: x(8), y: at('low'), ...STROKE } },
    },
    {
      type: 'rule',
      from: { data: `${name}-open` },
      encode: { enter: { x: x(), y: at('low'), y2: at('low', -12), ...STROKE } },
    },
    {
      type: 'symbol',
      from: { data: `${name}-open` },
      encode: {
        enter: {
          x: x(),
          y: at('low', -12),
          shape: { value: 'triangle-up' },
          size: { value: 28 },
          fill: { field: 'colour' },
        },
      },
    },
    points('low', name),
    points('top', `${name}-range`),
  ];
}
