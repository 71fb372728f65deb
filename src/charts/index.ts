import type { Figure } from '../model/figure.ts';
import { card } from './card.ts';
import { drawDistribution } from './distribution.ts';
import { drawMap } from './map.ts';
import type { Plot } from './plot.ts';
import type { Type } from './type.ts';

type Drawing<F> = (figure: F, type: Type) => Promise<Plot | undefined>;

/** How each chart is drawn; undefined where there is nothing to draw. */
const DRAWINGS: { readonly [C in Figure['chart']]: Drawing<Extract<Figure, { chart: C }>> } = {
  distribution: drawDistribution,
  map: drawMap,
};

/** A figure as a card in SVG; undefined where there is nothing to draw. */
export async function drawSvg(figure: Figure, type: Type): Promise<string | undefined> {
  const plot = await (DRAWINGS[figure.chart] as Drawing<Figure>)(figure, type);
  return plot && card(figure, plot, type);
}
