import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosses, meet, placeLabels, type Placed, type Spot } from '../../src/charts/labels.ts';

const FRAME = { width: 520, height: 320 };
const spot = (x: number, y: number, wide = 110, lines = 2, signs = 1): Spot => ({
  at: [x, y],
  pin: { width: 14 * signs, height: 14 },
  label: { width: wide, height: 17 * lines },
  number: { width: 20, height: 17 },
});

/** What covers something else, or leaves the frame. */
function faults(placed: readonly Placed[], frame = FRAME): string[] {
  const boxes = placed.flatMap(({ pin, label }, i) => [
    { name: `pin ${i}`, box: pin },
    { name: `label ${i}`, box: label },
  ]);
  return [
    ...boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => (meet(a.box, b.box) ? [`${a.name} on ${b.name}`] : [])),
    ),
    ...boxes.flatMap(({ name, box }) =>
      box.x < 0 || box.y < 0 || box.x + box.width > frame.width || box.y + box.height > frame.height
        ? [`${name} is cut`]
        : [],
    ),
  ];
}
const struck = (placed: readonly Placed[]): string[] =>
  placed.flatMap(({ leaders }, i) =>
    placed.flatMap(({ label }, j) =>
      leaders.some((line) => crosses(line, label)) ? [`line ${i} through label ${j}`] : [],
    ),
  );

describe('the labels of pins', () => {
  it('stand to the right of their pins where there is room, without a line', () => {
    const [placed] = placeLabels([spot(100, 100)], FRAME);
    expect(placed).toEqual({
      pin: { x: 93, y: 93, width: 14, height: 14 },
      label: { x: 110, y: 83, width: 110, height: 34 },
      numbered: false,
      leaders: [],
    });
  });

  it('stand to the left at the right edge', () => {
    const [placed] = placeLabels([spot(505, 100)], FRAME);
    expect(placed!.label.x + placed!.label.width).toBeLessThan(placed!.pin.x);
  });

  it('have a line where they had to go further away', () => {
    const around = [spot(200, 150), spot(214, 150), spot(228, 150), spot(200, 164), spot(214, 164), spot(228, 164)];
    const placed = placeLabels(around, FRAME);
    expect(faults(placed)).toEqual([]);
    expect(struck(placed)).toEqual([]);
    expect(placed.some(({ numbered, leaders }) => !numbered && leaders.length > 0)).toBe(true);
  });

  it('give way to numbers where nothing fits, and a label that is too long is a number from the start', () => {
    const { label: _label, ...long } = spot(300, 100);
    const crowd = Array.from({ length: 25 }, (_, i) => spot(240 + (i % 5) * 9, 140 + Math.floor(i / 5) * 9, 170, 4));
    const placed = placeLabels([...crowd, long], FRAME);
    expect(faults(placed)).toEqual([]);
    expect(placed.filter(({ numbered }) => numbered).length).toBeGreaterThan(5);
    expect(placed.at(-1)!.numbered).toBe(true);
  });

  it('never cover each other, a pin or the frame, however the pins lie', () => {
    const near = fc.record({
      x: fc.double({ min: 100, max: 130, noNaN: true }),
      y: fc.double({ min: 200, max: 230, noNaN: true }),
    });
    const anywhere = fc.record({
      x: fc.double({ min: 0, max: 520, noNaN: true }),
      y: fc.double({ min: 0, max: 320, noNaN: true }),
    });
    const spots = fc.array(
      fc.tuple(
        fc.oneof(near, anywhere),
        fc.integer({ min: 20, max: 169 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(spots, (all) => {
        const placed = placeLabels(
          all.map(([{ x, y }, wide, lines, signs]) => spot(x, y, wide, lines, signs)),
          FRAME,
        );
        expect(placed).toHaveLength(all.length);
        expect(faults(placed)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
