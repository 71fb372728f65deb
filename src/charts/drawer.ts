import { drawSvg } from './index.ts';
import { openPaint } from './paint.ts';
import type { Drawn, Order } from './pictures.ts';
import { loadType } from './type.ts';

// The process that draws pictures. It is given one figure after the other, and ends when nobody is there to give it any.
const type = await loadType();
const paint = await openPaint(type);

async function draw({ id, figure }: Order): Promise<Drawn> {
  try {
    const svg = await drawSvg(figure, type);
    return { id, ...(svg !== undefined && { png: paint(svg) }) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let last = Promise.resolve();
process.on('message', (order) => {
  last = last.then(async () => void process.send!(await draw(order as Order)));
});
process.on('disconnect', () => process.exit());
