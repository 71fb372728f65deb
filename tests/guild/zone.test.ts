import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneNamed, zonesLike } from '../../src/guild/zone.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/Oslo', 'Europe/Oslo'],
    ['europe/oslo', 'Europe/Oslo'],
    ['  America/new york ', 'America/New_York'],
    ['utc', 'UTC'],
    // A name that came after the listed one for the same place.
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('is known by its name: %j is %s', (text, zone) => expect(zoneNamed(text)).toBe(zone));

  it.each(['', 'Oslo', 'Europe', 'Europe/Osl', '+01:00', 'UTC+1', 'Mars/Olympus', '__proto__', 'a'.repeat(4000)])(
    'is not %j',
    (text) => expect(zoneNamed(text)).toBeUndefined(),
  );

  it.each([
    ['oslo', 'Europe/Oslo'],
    ['Europe/Olso', 'Europe/Oslo'],
    ['Asia/Karachy', 'Asia/Karachi'],
    ['new york', 'America/New_York'],
    ['Turkey/Istanbul', 'Europe/Istanbul'],
  ])('near %j is %s', (text, zone) => expect(zonesLike(text, 4)[0]).toBe(zone));

  it('is near to nothing for what is no name', () => {
    for (const text of ['', 'x', '??', 'qqqqqqqq', '__proto__']) expect(zonesLike(text, 4)).toEqual([]);
  });

  it('that is suggested for any text is one, and there are only so many', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const near = zonesLike(text, 4);
        expect(near.length).toBeLessThanOrEqual(4);
        expect(near.filter((zone) => zoneNamed(zone) !== zone)).toEqual([]);
      }),
    );
  });
});
