import * as vega from 'vega';
import type { Spec } from 'vega';
import { COLOURS, FAMILY, INNER, SIZES, WEIGHTS, type Weight } from './style.ts';
import type { Type } from './type.ts';

export type { Data, EncodeEntry, Mark, MarkType, Scale } from 'vega';

/** What stands on a card, as wide as there is room. */
export interface Plot {
  readonly svg: string;
  /** In pixels. */
  readonly height: number;
}

/** How axes and text look in every chart; a chart says only what is its own. */
const CONFIG = {
  background: 'transparent',
  font: FAMILY,
  text: { font: FAMILY, fontSize: SIZES.text, fill: COLOURS.ink },
  axis: {
    labelFont: FAMILY,
    labelFontSize: SIZES.small,
    labelColor: COLOURS.muted,
    titleFont: FAMILY,
    titleFontSize: SIZES.small,
    titleFontWeight: WEIGHTS.regular,
    titleColor: COLOURS.muted,
    domainColor: COLOURS.line,
    tickColor: COLOURS.line,
    gridColor: COLOURS.ground,
  },
} as const;

/**
 * Draws a specification of Vega. It is as wide as the card has room for, its height is as the specification says.
 */
export async function plot(spec: Spec, type: Type): Promise<Plot> {
  measureWith(type);
  const fixed: Spec = { width: INNER, padding: 0, autosize: { type: 'fit', contains: 'padding' }, ...spec };
  const view = new vega.View(vega.parse(fixed, CONFIG), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return { svg, height: heightOf(svg) };
  } finally {
    view.finalize();
  }
}

/** Vega has no canvas here to measure with, and would guess. Its types do not know of this. */
function measureWith({ width }: Type): void {
  const { textMetrics } = vega as unknown as { textMetrics: { width: (item: Measured, text?: string) => number } };
  textMetrics.width = (item, text) => width(text ?? item.text ?? '', item.fontSize ?? SIZES.text, weightOf(item));
}

interface Measured {
  readonly text?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}
const weightOf = ({ fontWeight }: Measured): Weight =>
  fontWeight === 'bold' || Number(fontWeight) >= WEIGHTS.bold ? 'bold' : 'regular';

const heightOf = (svg: string): number => Number(/^<svg[^>]* height="([\d.]+)"/.exec(svg)?.[1]);
