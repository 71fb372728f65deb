import type { Figure } from '../model/figure.ts';
import { card } from './card.ts';
import { drawAmounts } from './amounts.ts';
import { drawAmountYears } from './amounts-years.ts';
import { drawDistribution } from './distribution.ts';
import { drawMap } from './map.ts';
import { drawGoods } from './goods.ts';
import type { Plot } from './plot.ts';
import { drawTimeline } from './timeline.ts';
import type { Type } from './type.ts';

type Drawing<F> = (figure: F, type: Type) => Promise<Plot | undefined>;

/** How each chart is drawn; undefined where there is nothing to draw. */
const DRAWINGS: { readonly [C in Figure['chart']]: Drawing<Extract<Figure, { chart: C }>> } = {
  distribution: drawDistribution,
  map: drawMap,
  amounts: drawAmounts,
  'amount-years': drawAmountYears,
  goods: drawGoods,
  timeline: drawTimeline,
};

/** A figure as a card in SVG; undefined where there is nothing to draw. */
export async function drawSvg(figure: Figure, type: Type): Promise<string | undefined> {
  const draw = DRAWINGS[figure.chart] as Drawing<Figure>;
  const plot = await draw(figure, type);
  return plot && card(figure, plot, type);
}
