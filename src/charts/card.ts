import type { Framed } from '../model/figure.ts';
import type { Plot } from './plot.ts';
import { COLOURS, FAMILY, INNER, PADDING, SIZES, WEIGHTS, WIDTH, type Weight } from './style.ts';
import { leading, type Type } from './type.ts';

/** Between the parts of a card. */
const GAP = 12;
const NOTE_LINES = 3;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** Puts a chart on its card: what it is above, what one has to know and whose figures it shows below. */
export function card(framed: Framed, { svg, height }: Plot, type: Type): string {
  const lines = (text: string, size: number, colour: string, weight: Weight, most: number): Line[] =>
    type.wrap(text, INNER, size, { weight, lines: most }).map((each) => ({ text: each, size, weight, colour }));
  const above = [
    ...lines(framed.title, SIZES.title, COLOURS.ink, 'bold', 2),
    ...lines(framed.subtitle ?? '', SIZES.text, COLOURS.muted, 'regular', 2),
  ];
  const below = [
    ...framed.notes.flatMap((note) => lines(note, SIZES.small, COLOURS.ink, 'regular', NOTE_LINES)),
    ...lines(framed.source, SIZES.small, COLOURS.muted, 'regular', NOTE_LINES),
  ];
  const top = PADDING + heightOf(above) + GAP;
  const foot = Math.ceil(top + height + GAP);
  const whole = foot + heightOf(below) + PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${whole}" viewBox="0 0 ${WIDTH} ${whole}">`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${whole - 1}" fill="${COLOURS.card}" stroke="${COLOURS.edge}"/>`,
    ...written(above, PADDING),
    svg.replace('<svg', `<svg x="${PADDING}" y="${top}"`),
    ...written(below, foot),
    '</svg>',
  ].join('\n');
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + leading(size), 0);

function written(lines: readonly Line[], from: number): string[] {
  let y = from;
  return lines.map(({ text, size, weight, colour }) => {
    y += leading(size);
    const font = `font-family="${FAMILY}" font-size="${size}" font-weight="${WEIGHTS[weight]}"`;
    // The line stands a fifth of its height above the end of its row.
    return `<text x="${PADDING}" y="${(y - size * 0.35).toFixed(1)}" ${font} fill="${colour}">${escaped(text)}</text>`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char]!);
