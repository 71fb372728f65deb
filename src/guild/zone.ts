import { distance } from '../search/spelling.ts';

const ZONES: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** A name as it is written: a continent and a place, or letters alone. Offsets such as `+01:00` know no summer time. */
const NAME = /^[a-z][a-z_]{1,30}(\/[a-z][a-z0-9_+-]{1,30}){0,2}$/i;

const asTyped = (text: string): string => text.trim().replaceAll(/\s+/g, '_');

/** The time zone of an IANA name, however its capitals are; undefined when there is none of that name. */
export function zoneNamed(text: string): string | undefined {
  const typed = asTyped(text);
  if (!NAME.test(typed)) return undefined;
  const listed = ZONES.find((zone) => zone.toLowerCase() === typed.toLowerCase());
  if (listed) return listed;
  try {
    // Newer names of a place are known, though not listed.
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions();
    return /^[A-Z]/.test(typed) ? typed : timeZone;
  } catch {
    return undefined;
  }
}

const placeIn = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();

/** Names near what was typed, the nearest first: those that hold it, then those whose place is spelt nearly so. */
export function zonesLike(text: string, count: number): string[] {
  const typed = asTyped(text).toLowerCase().slice(0, 64);
  if (typed.length < 2) return [];
  const place = placeIn(typed);
  const near = ZONES.map((zone) => {
    const holds = zone.toLowerCase().includes(typed) || (place.length > 2 && placeIn(zone).startsWith(place));
    return { zone, edits: holds ? 0 : distance(place, placeIn(zone)) };
  });
  return near
    .filter(({ edits }) => edits <= 2 && edits < place.length / 2)
    .toSorted((a, b) => a.edits - b.edits || a.zone.length - b.zone.length)
    .slice(0, count)
    .map(({ zone }) => zone);
}
