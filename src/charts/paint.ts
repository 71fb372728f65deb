import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writePng } from './png.ts';
import { FAMILY, SCALE } from './style.ts';
import type { Type } from './type.ts';

/** Makes SVG into PNG. */
export type Paint = (svg: string) => Uint8Array;

/** Begins the library, once a process. */
export async function openPaint({ files }: Type): Promise<Paint> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const font = { fontBuffers: [...files], loadSystemFonts: false, defaultFontFamily: FAMILY };
  return (svg) => {
    const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SCALE } });
    try {
      const image = drawing.render();
      try {
        return writePng(image.pixels, image.width, image.height);
      } finally {
        image.free();
      }
    } finally {
      // What the library holds is not seen by the collector of garbage.
      drawing.free();
    }
  };
}
