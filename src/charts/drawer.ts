import type { Figure } from '../model/figure.ts';
import { READY, type Drawn } from './drawing.ts';
import { drawSvg } from './index.ts';
import { openPaint } from './paint.ts';
import { loadType } from './type.ts';

// The process that draws pictures. It is given one figure after the other, and ends when nobody is there to give it any.
const type = await loadType();
const paint = await openPaint(type);

async function draw(figure: Figure): Promise<Drawn> {
  try {
    const svg = await drawSvg(figure, type);
    return svg === undefined ? {} : { png: paint(svg) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on(
  'message',
  (figure) => void draw(JSON.parse(figure as string) as Figure).then((drawn) => process.send!(drawn)),
);
process.on('disconnect', () => process.exit());
process.send!(READY);
