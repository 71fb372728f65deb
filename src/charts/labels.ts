/** A rectangle in pixels, by its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Size = Pick<Box, 'width' | 'height'>;
type Point = readonly [number, number];
type Line = readonly [Point, Point];

/** What is to be shown at a place. */
export interface Spot {
  readonly at: Point;
  readonly pin: Size;
  /** Missing where it would be too big anywhere. */
  readonly label?: Size;
  /** Takes the place of a label for which there is no room. */
  readonly number: Size;
}
/** Where it is shown. */
export interface Placed {
  readonly pin: Box;
  readonly label: Box;
  /** The label is a number. */
  readonly numbered: boolean;
  /** Lines from the place to a pin that had to move, and from a pin to a label further away. */
  readonly leaders: readonly Line[];
}

/** From a pin to what stands beside it. */
const GAP = 3;
/** Further away than this, a line leads there. */
const BESIDE = 6;
/** Distances that are tried, the nearest first. */
const RINGS = [GAP, 12, 24, 38, 54, 72, 92];
const STEP = 6;

/** Directions that are tried, the best to read first: right, left, above, below, then aslant. */
const DIRECTIONS: readonly Point[] = [0, 180, 270, 90, 315, 45, 225, 135, 337.5, 22.5, 202.5, 157.5].map((degrees) => {
  const angle = (degrees / 180) * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
});

/** Orders in which labels are tried: each time those come first that had no room before. */
const TRIES = 4;

/**
 * Puts pins and labels into a frame, so that none covers another: a pin at its place or as near as can be, then each label beside its
 * pin or with a line to it; where that does not fit, a number.
 */
export function placeLabels(spots: readonly Spot[], frame: Size): Placed[] {
  const pins = placePins(spots, frame);
  const lost = (placed: readonly Placed[]): number[] =>
    placed.flatMap(({ numbered }, i) => (numbered && spots[i]!.label ? [i] : []));
  let order = [...spots.keys()];
  let best: Placed[] | undefined;
  for (let i = 0; i < TRIES; i++) {
    const placed = placeBeside({ spots, pins, frame, order, worded: true });
    if (!placed) break;
    if (!best || lost(placed).length < lost(best).length) best = placed;
    const first = lost(placed);
    if (first.length === 0) break;
    order = [...first, ...order.filter((each) => !first.includes(each))];
  }
  return best ?? placeBeside({ spots, pins, frame, order, worded: false })!;
}

function placePins(spots: readonly Spot[], frame: Size): Box[] {
  const taken: Box[] = [];
  for (const { at, pin } of spots) {
    const here = centred(at, pin);
    const free = (box: Box): boolean => within(box, frame) && !taken.some((each) => meet(box, each, 1));
    taken.push(free(here) ? here : (nearestFree(here, frame, free) ?? here));
  }
  return taken;
}

interface Placing {
  readonly spots: readonly Spot[];
  readonly pins: readonly Box[];
  readonly frame: Size;
  readonly order: readonly number[];
  /** Labels where they fit; else numbers alone. */
  readonly worded: boolean;
}

/** @returns undefined where not even all numbers have room beside the labels */
function placeBeside({ spots, pins, frame, order, worded }: Placing): Placed[] | undefined {
  const taken = [...pins];
  const lines: Line[] = spots.flatMap(({ at }, i) => moved(at, pins[i]!));
  const placed: Placed[] = [];
  for (const i of order) {
    const { at, label, number } = spots[i]!;
    const pin = pins[i]!;
    const free = (box: Box): boolean =>
      within(box, frame) && !taken.some((each) => meet(box, each, 1)) && !lines.some((line) => crosses(line, box));
    const open = (box: Box): boolean => {
      const line = leader(pin, box);
      return !line || !taken.some((each) => each !== pin && crosses(line, each));
    };
    const beside = (size: Size): Box | undefined => around(pin, size).find((box) => free(box) && open(box));
    const words = worded && label ? beside(label) : undefined;
    const from = { ...pin, ...number };
    const box =
      words ??
      beside(number) ??
      nearestFree(from, frame, (each) => free(each) && open(each)) ??
      nearestFree(from, frame, free);
    if (!box && worded) return undefined;
    const standing = box ?? from;
    const line = leader(pin, standing);
    taken.push(standing);
    if (line) lines.push(line);
    placed[i] = { pin, label: standing, numbered: !words, leaders: [...moved(at, pin), ...(line ? [line] : [])] };
  }
  return placed;
}

/** The places around a pin at which a box can stand. */
const around = (pin: Box, { width, height }: Size): Box[] =>
  RINGS.flatMap((far) =>
    DIRECTIONS.map(([dx, dy]) => ({
      x: pin.x + pin.width / 2 + dx * (pin.width / 2 + far) + (side(dx) - 2) * (width / 2),
      y: pin.y + pin.height / 2 + dy * (pin.height / 2 + far) + (side(dy) - 2) * (height / 2),
      width,
      height,
    })),
  );
/** Which edge of a box is turned to the pin: 0 the far one, 1 its middle, 2 the near one. */
const side = (part: number): number => 1 + (Math.abs(part) < 0.01 ? 0 : Math.abs(part) < 0.5 ? part : Math.sign(part));

/** The free place of a frame that is the nearest to a box, in rings around it. */
function nearestFree(from: Box, frame: Size, free: (box: Box) => boolean): Box | undefined {
  for (let far = 0; far <= Math.max(frame.width, frame.height); far += STEP)
    for (const [dx, dy] of ring(far)) {
      const box = { ...from, x: from.x + dx, y: from.y + dy };
      if (free(box)) return box;
    }
  return undefined;
}

function* ring(far: number): Generator<Point> {
  if (far === 0) yield [0, 0];
  for (let along = -far; along < far; along += STEP) {
    yield [far, along];
    yield [-far, -along];
    yield [-along, far];
    yield [along, -far];
  }
}

const centred = ([x, y]: Point, { width, height }: Size): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const within = ({ x, y, width, height }: Box, frame: Size): boolean =>
  x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;

/** Whether two boxes have less than `apart` pixels between them. */
export const meet = (a: Box, b: Box, apart = 0): boolean =>
  a.x < b.x + b.width + apart &&
  b.x < a.x + a.width + apart &&
  a.y < b.y + b.height + apart &&
  b.y < a.y + a.height + apart;

/** From a place to its pin, where that could not stay there. */
function moved(at: Point, pin: Box): Line[] {
  const to = nearest(at, pin);
  return to[0] === at[0] && to[1] === at[1] ? [] : [[at, to]];
}

/** From a pin to its label, where that is not beside it. */
function leader(pin: Box, label: Box): Line | undefined {
  const to = nearest([pin.x + pin.width / 2, pin.y + pin.height / 2], label);
  const from = nearest(to, pin);
  return Math.hypot(to[0] - from[0], to[1] - from[1]) > BESIDE ? [from, to] : undefined;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const nearest = ([x, y]: Point, box: Box): Point => [
  clamp(x, box.x, box.x + box.width),
  clamp(y, box.y, box.y + box.height),
];

/** Whether a line runs through a box; touching its edge does not count (after Liang and Barsky, 1984). */
export function crosses([[x, y], [toX, toY]]: Line, box: Box): boolean {
  let [first, last] = [0, 1];
  for (const [start, along, least, most] of [
    [x, toX - x, box.x, box.x + box.width],
    [y, toY - y, box.y, box.y + box.height],
  ] as const) {
    if (along === 0) {
      if (start <= least || start >= most) return false;
      continue;
    }
    const [a, b] = [(least - start) / along, (most - start) / along];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return last - first > 1e-6;
}
