import { crc32, deflateSync } from 'node:zlib';

/** Colours of a palette. */
const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const OPAQUE = 255;

/**
 * Writes pixels as a PNG with a palette, without any loss: flat colours and the edges of letters are few, and a byte for each
 * pixel in the place of four makes a picture less than half as large.
 * @param pixels red, green, blue, opacity
 * @returns undefined where the colours are too many, or not all is opaque
 */
export function writePng(pixels: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const places = new Map<number, number>();
  const whole = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  // Each row begins with a byte that says how it is filtered: not at all.
  const rows = Buffer.alloc((width + 1) * height);
  let [last, place] = [-1, 0];
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let to = row * (width + 1) + 1; to < (row + 1) * (width + 1); to += 1, at += 4) {
      const colour = whole.getUint32(at);
      if (colour !== last) {
        last = colour;
        place = places.get(colour) ?? places.size;
        if (place === COLOURS || (colour & OPAQUE) !== OPAQUE) return undefined;
        places.set(colour, place);
      }
      rows[to] = place;
    }
  }
  const palette = Buffer.from([...places.keys()].flatMap((colour) => [colour >>> 24, colour >>> 16, colour >>> 8]));
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    // Eight bits a pixel, of a palette, packed, filtered and stored as every PNG is.
    ...chunk('IHDR', Buffer.concat([size, Buffer.from([8, 3, 0, 0, 0])])),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', deflateSync(rows, { level: 9 })),
    ...chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer[] {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return [length, named, check];
}
