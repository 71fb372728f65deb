import fc from 'fast-check';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { writePng } from '../../src/charts/png.ts';

/** The pixels of a PNG with a palette, read by what its form says. */
function read(png: Uint8Array): { readonly width: number; readonly height: number; readonly pixels: number[] } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)];
  const palette = chunks.get('PLTE')!;
  const rows = inflateSync(chunks.get('IDAT')!);
  const pixels = [...rows].flatMap((place, i) =>
    i % (width + 1) === 0 ? [] : [...palette.subarray(place * 3, place * 3 + 3), 255],
  );
  return { width, height, pixels };
}

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rgb) => [...rgb, 255]);
const image = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    pixels: fc
      .array(colour, { minLength: width * height, maxLength: width * height })
      .map((all) => Uint8Array.from(all.flat())),
  }),
);

it('every pixel is as it was', () => {
  fc.assert(
    fc.property(image, ({ width, height, pixels }) => {
      expect(read(writePng(pixels, width, height))).toEqual({ width, height, pixels: [...pixels] });
    }),
  );
});

it('where there are more colours than a palette holds, the rare ones become the nearest', () => {
  // 256 grays, each twice, and one that is seen once.
  const grays = Array.from({ length: 512 }, (_, i) => [i >> 1, i >> 1, i >> 1, 255]);
  const pixels = Uint8Array.from([...grays, [200, 201, 200, 255], ...grays.slice(0, 7)].flat());
  const written = read(writePng(pixels, 20, 26)).pixels;
  expect(written.slice(512 * 4, 513 * 4)).toEqual([200, 200, 200, 255]);
  expect(written.toSpliced(512 * 4, 4)).toEqual([...pixels].toSpliced(512 * 4, 4));
});

it('a palette may be full', () => {
  const pixels = Uint8Array.from(Array.from({ length: 256 }, (_, i) => [i, i, i, 255]).flat());
  expect(read(writePng(pixels, 16, 16)).pixels).toEqual([...pixels]);
});
