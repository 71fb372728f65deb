import { crc32, deflateSync } from 'node:zlib';

/** Colours of a palette. */
const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes pixels as a PNG with a palette: flat colours and the edges of letters are few, and a byte for each pixel in the place
 * of four makes a picture less than half as large. Nothing is lost up to 256 colours; of more the rare ones, which are edges
 * upon edges, become the nearest that is there.
 * @param pixels red, green, blue, opacity, which is not looked at: pictures are opaque
 */
export function writePng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const colours = new Uint32Array(width * height);
  const whole = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  for (let i = 0; i < colours.length; i += 1) colours[i] = whole.getUint32(i * 4) >>> 8;
  const places = placesOf(colours);
  // Each row begins with a byte that says how it is filtered: not at all.
  const rows = Buffer.alloc((width + 1) * height);
  let [last, place] = [-1, 0];
  for (let row = 0, i = 0; row < height; row += 1) {
    for (let to = row * (width + 1) + 1; to < (row + 1) * (width + 1); to += 1, i += 1) {
      // Most pixels are as the one before.
      if (colours[i] !== last) place = places.get((last = colours[i]!))!;
      rows[to] = place;
    }
  }
  const palette = Buffer.from([...places.keys()].slice(0, COLOURS).flatMap(partsOf));
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    // Eight bits a pixel, of a palette, packed, filtered and stored as every PNG is.
    ...chunk('IHDR', Buffer.concat([size, Buffer.from([8, 3, 0, 0, 0])])),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', deflateSync(rows)),
    ...chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The place of each colour in the palette, the most frequent colours first. */
function placesOf(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0, from = 0; i <= colours.length; i += 1) {
    if (i < colours.length && colours[i] === colours[from]) continue;
    counts.set(colours[from]!, (counts.get(colours[from]!) ?? 0) + i - from);
    from = i;
  }
  const all = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const kept = all.slice(0, COLOURS).map(partsOf);
  return new Map(all.map((colour, i) => [colour, i < COLOURS ? i : nearest(colour, kept)]));
}

type Parts = readonly [red: number, green: number, blue: number];
const partsOf = (colour: number): Parts => [colour >>> 16, (colour >>> 8) & 255, colour & 255];

function nearest(colour: number, among: readonly Parts[]): number {
  const [red, green, blue] = partsOf(colour);
  const far = among.map(([r, g, b]) => (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2);
  return far.indexOf(Math.min(...far));
}

function chunk(type: string, data: Buffer): Buffer[] {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return [length, named, check];
}
