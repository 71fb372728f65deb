import type { Type } from '../../src/charts/type.ts';

/** A line of text as it stands in a picture, in pixels of the card. */
export interface Written {
  readonly text: string;
  /** Where its baseline begins, ends or has its middle, as the anchor says. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly anchor: string;
  readonly fill: string;
  /** Degrees by which it is turned. */
  readonly turned: number;
}
/** A shape: its outline moved to where it stands. */
export interface Shape {
  readonly d: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly stroke: string;
}
export interface Read {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly Written[];
  readonly shapes: readonly Shape[];
}

const TOKEN = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gi;
type Attributes = Readonly<Record<string, string | undefined>>;
interface Open {
  readonly tag: string;
  readonly own: Attributes;
  readonly x: number;
  readonly y: number;
  readonly turned: number;
}

const attributes = (text: string): Attributes =>
  Object.fromEntries([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value]));
const numbers = (text: string | undefined): number[] => (text ?? '').split(/[ ,]+/).map(Number);
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!);

/** Where an element stands, after where the one stands that it is in. */
function placed(tag: string, own: Attributes, { x, y, turned }: Open): Open {
  const [dx = 0, dy = 0] = numbers(/translate\(([^)]*)\)/.exec(own['transform'] ?? '')?.[1]);
  const turn = Number(/rotate\(([-\d.]+)/.exec(own['transform'] ?? '')?.[1] ?? 0);
  const nested = tag === 'svg' || tag === 'text' || tag === 'rect';
  const [left, top] = nested ? [Number(own['x'] ?? 0), Number(own['y'] ?? 0)] : [0, 0];
  return { tag, own, x: x + dx + left, y: y + dy + top, turned: turned + turn };
}

/**
 * Reads a picture: its texts line by line and its shapes, each where it stands on the card.
 * @throws Error for an element that is neither known nor known to draw nothing
 */
export function readSvg(svg: string): Read {
  const root = attributes(/<svg([^>]*)>/.exec(svg)?.[1] ?? '');
  const texts: Written[] = [];
  const shapes: Shape[] = [];
  const stack: Open[] = [{ tag: '', own: {}, x: 0, y: 0, turned: 0 }];
  let line = 0;
  for (const [, closing, tag = '', rest = '', empty, words] of svg.matchAll(TOKEN)) {
    const outer = stack.at(-1)!;
    if (words !== undefined) {
      if (outer.tag === 'text' || outer.tag === 'tspan') texts.push(writtenIn(stack, plain(words), line));
      continue;
    }
    if (closing) {
      stack.pop();
      continue;
    }
    const here = placed(tag, attributes(rest), outer);
    if (tag === 'text') line = 0;
    if (tag === 'tspan') line += Number(here.own['dy'] ?? 0);
    const { d = '', display, fill = '', stroke = '' } = here.own;
    if ((tag === 'path' && d && display !== 'none' && (fill || stroke)) || tag === 'rect' || tag === 'line')
      shapes.push({
        d: d || `${tag} ${here.own['width'] ?? ''} ${here.own['height'] ?? ''}`,
        x: here.x,
        y: here.y,
        fill,
        stroke,
      });
    if (!empty) stack.push(here);
  }
  return { width: Number(root['width']), height: Number(root['height']), texts, shapes };
}

function writtenIn(stack: readonly Open[], text: string, line: number): Written {
  const { own, x, y, turned } = stack.findLast(({ tag }) => tag === 'text')!;
  const font = own['font-weight'] ?? '400';
  return {
    text,
    x,
    y: y + line,
    size: Number.parseFloat(own['font-size'] ?? '0'),
    bold: font === 'bold' || Number(font) >= 600,
    anchor: own['text-anchor'] ?? 'start',
    fill: own['fill'] ?? '',
    turned,
  };
}

const round = (n: number): string => String(Math.round(n));
/** An outline with whole pixels: what a reader of it can follow, and what stays when a library rounds otherwise. */
const rounded = (d: string): string => d.replace(/-?\d*\.?\d+(?:e-?\d+)?/gi, (n) => round(Number(n)));
/** Of a long outline, such as a coast, its beginning says enough. */
const OUTLINE = 60;

/** What is in a picture, a line each, as it is kept in a file: texts with their places, then shapes. */
export function marksOf(svg: string): string {
  const { width, height, texts, shapes } = readSvg(svg);
  return [
    `card ${width} ${height}`,
    ...texts.map(
      ({ text, x, y, size, bold, anchor, turned }) =>
        `text ${round(x)} ${round(y)} ${size}${bold ? ' bold' : ''} ${anchor}${turned ? ` turned ${turned}` : ''} | ${text}`,
    ),
    ...shapes.map(
      ({ d, x, y, fill, stroke }) =>
        `shape ${round(x)} ${round(y)} ${fill || '-'} ${stroke || '-'} | ${rounded(d).slice(0, OUTLINE)}`,
    ),
    '',
  ].join('\n');
}

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The room that each line of text takes. Of a font's height some four fifths are above the baseline. */
export function textBoxes({ texts }: Read, type: Type): Box[] {
  return texts.map(({ text, x, y, size, bold, anchor, turned }) => {
    if (turned !== 0) throw new Error(`"${text}" is turned by ${turned} degrees: nobody can read it on a phone`);
    const width = type.width(text, size, bold ? 'bold' : 'regular');
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    return { text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2 };
  });
}

/** The pairs of boxes that lie over each other by more than half a pixel. */
export const overlaps = (boxes: readonly Box[]): [Box, Box][] =>
  boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b): [Box, Box][] => (meet(a, b) ? [[a, b]] : [])));

const meet = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

/** The boxes that leave the card. */
export const outside = ({ width, height }: Read, boxes: readonly Box[]): Box[] =>
  boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height);
