import { createPictures } from '../../../src/charts/pictures.ts';

// A bot that has pictures drawn, and has nothing else to do: `alone.ts PROGRAM TITLES ...`. Says what it got.
const [program, ...titles] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const pictures = createPictures({ log, now: Date.now, program, limits: { drawMs: 2_000 } });
for (const title of titles) {
  const picture = await pictures.draw({ chart: 'distribution', title, notes: [], source: '', alt: '', rows: [] });
  console.log(Buffer.from(picture?.bytes ?? []).toString());
}
