import { describe, expect, it } from 'vitest';
import { drawSvg } from '../../src/charts/index.ts';
import { COLOURS, SERIES, SIZES } from '../../src/charts/style.ts';
import { loadType } from '../../src/charts/type.ts';
import { contrast, distance, SEEN } from './colours.ts';
import { SAMPLES } from './samples.ts';
import { outside, overlaps, readSvg, textBoxes } from './svg.ts';

const type = await loadType();
/** What text stands on: the card, and the ground of bars and frames. */
const GROUNDS = [COLOURS.card, COLOURS.ground];

describe('the colours', () => {
  it('are measured as the guidelines do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(distance('#ffffff', '#000000', SEEN['everybody else']!)).toBeCloseTo(100, 1);
  });

  it.each([COLOURS.ink, COLOURS.muted])('let text in %s be read on whatever it stands on', (colour) => {
    for (const ground of GROUNDS) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...SERIES, COLOURS.line])('let a mark in %s be seen on the card', (colour) => {
    expect(contrast(colour, COLOURS.card)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(SEEN))('of marks stay apart for %s', (_, seen) => {
    const pairs = SERIES.flatMap((a, i) => SERIES.slice(i + 1).map((b) => [a, b] as const));
    // Ten times what is seen where two colours touch: marks lie far from their key.
    expect(pairs.filter(([a, b]) => distance(a, b, seen) < 20)).toEqual([]);
  });
});

describe.each(Object.entries(SAMPLES))('a picture of the chart "%s"', (_, figure) => {
  const read = async () => readSvg((await drawSvg(figure, type))!);

  it('has no text that is too small for a phone', async () => {
    const { texts } = await read();
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(({ size }) => !(size >= SIZES.small))).toEqual([]);
    expect(SIZES.small).toBeGreaterThanOrEqual(12.5);
  });

  it('has no text in a colour that is hard to read', async () => {
    const hard = (await read()).texts.filter(({ fill }) => GROUNDS.some((ground) => contrast(fill, ground) < 4.5));
    expect(hard).toEqual([]);
  });

  it('has its texts on the card and apart', async () => {
    const drawn = await read();
    const boxes = textBoxes(drawn, type);
    expect(overlaps(boxes)).toEqual([]);
    expect(outside(drawn, boxes)).toEqual([]);
  });
});
