import { STAGED } from '../../model/claim.ts';
import type { CountryCode } from '../../model/country.ts';
import type { Locale } from '../../locales/en.ts';
import { byCity, missionsOf, type Mission, type Told } from './map-missions.ts';

const citiesOf = (told: readonly Told[]): Mission[] => byCity(told).flatMap(({ missions }) => missions);

/** How many missions these are, at least: two in one city of two countries are two. */
const count = (told: readonly Told[]): number =>
  [...Map.groupBy(told, ({ claim }) => claim.host).values()].flatMap(citiesOf).length;

/**
 * What is told and not drawn.
 * @param sending whose missions the title says these are
 */
export function notDrawn(
  told: readonly Told[],
  drawn: readonly Told[],
  sending: CountryCode | undefined,
  { pictures: { map } }: Locale,
): string[] {
  const host = drawn[0]?.claim.host;
  const rest = told.filter((each) => !drawn.includes(each) && each.claim.value.type !== 'count');
  const planned = rest.filter(({ claim }) => STAGED.has(claim.modality));
  const elsewhere = rest.filter((each) => !planned.includes(each) && each.claim.host !== host);
  const here = rest.filter((each) => !planned.includes(each) && each.claim.host === host);
  const shown = missionsOf(drawn);
  const cityless = missionsOf(here)
    .filter((one) => !shown.some((other) => other.sort === one.sort && other.sending === one.sending))
    .map((one) => map.mission(one.sort, sending ? undefined : one.sending));
  const counts = countsBeyond(told, drawn).map(({ words, of }) => map.counted(words, sending ? undefined : of));
  return [
    ...(counts.length > 0 ? [map.notes.counted([...new Set(counts)])] : []),
    ...(cityless.length > 0 ? [map.notes.cityless(cityless)] : []),
    ...(elsewhere.length > 0 ? [map.notes.elsewhere(count(elsewhere))] : []),
    ...(planned.length > 0 ? [map.notes.planned(count(planned))] : []),
  ];
}

/** Numbers of missions in the host country that are higher than the number of those drawn. */
function countsBeyond(told: readonly Told[], drawn: readonly Told[]) {
  const shown = citiesOf(drawn);
  return told.flatMap(({ claim: { value, host, mission, sending } }) => {
    if (value.type !== 'count' || value.n === undefined || host !== drawn[0]?.claim.host) return [];
    const own = shown.filter(
      (each) => each.sending === sending && (each.sort === 'embassy') === (mission === 'embassy'),
    );
    return value.n > own.length ? [{ words: `${value.n} ${value.unit}`, of: sending }] : [];
  });
}
