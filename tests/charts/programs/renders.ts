import { drawSvg } from '../../../src/charts/index.ts';
import { openPaint } from '../../../src/charts/paint.ts';
import { loadType } from '../../../src/charts/type.ts';
import { loadLibrary } from '../../../src/corpus/load.ts';
import { manyFigures } from '../figures.ts';

// A process of its own, with `--expose-gc`: `renders.ts CORPUS 100 1000` draws so many different figures of all charts, and
// writes a line of JSON with the bytes in use at each count.
const [corpus, ...counts] = process.argv.slice(2);
const { library } = loadLibrary([corpus!]);
const type = await loadType();
const paint = await openPaint(type);
const collect = (globalThis as { gc?: () => void }).gc!;
const most = Math.max(...counts.map(Number));
for (const [i, figure] of (await manyFigures(library!, most)).entries()) {
  const svg = await drawSvg(figure, type);
  if (svg === undefined || paint(svg).length < 1_000) throw new Error(`nothing was drawn of ${figure.title}`);
  if (!counts.includes(String(i + 1))) continue;
  collect();
  const { heapUsed: heap, external, rss } = process.memoryUsage();
  console.log(JSON.stringify({ count: i + 1, used: heap + external, resident: rss }));
}
