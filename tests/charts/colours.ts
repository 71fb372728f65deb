type Three = readonly [number, number, number];
type Matrix = readonly [Three, Three, Three];

/**
 * What is left of a colour for who sees no red, green or blue: severity 1.0 of Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", 2009; of linear RGB.
 */
export const SEEN: Readonly<Record<string, Matrix>> = {
  'everybody else': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Of sRGB with the white of daylight (IEC 61966-2-1). */
const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Three = [0.95047, 1, 1.08883];

const times = (matrix: Matrix, [a, b, c]: Three): Three =>
  matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Three;

function linear(hex: string): Three {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`"${hex}" is not a colour like #1b1f26`);
  return [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Three;
}

/** Contrast of two colours from 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [a, b].map((hex) => times(XYZ, linear(hex))[1]).toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function lab(hex: string, seen: Matrix): Three {
  const rgb = times(seen, linear(hex)).map((part) => Math.min(1, Math.max(0, part))) as unknown as Three;
  const [x, y, z] = times(XYZ, rgb)
    .map((part, i) => part / WHITE[i]!)
    .map((part) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116)) as unknown as Three;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours are from each other (CIE 1976, in L*a*b*) for eyes of a kind; from 2 on a difference is seen side by side. */
export function distance(a: string, b: string, seen: Matrix): number {
  const [p, q] = [lab(a, seen), lab(b, seen)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
