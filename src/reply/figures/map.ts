import type { Answered } from '../../model/answer.ts';
import { STAGED } from '../../model/claim.ts';
import { numberOf, type CountryCode } from '../../model/country.ts';
import type { Mark, MissionMap } from '../../model/figures/map.ts';
import type { Locale } from '../../locales/en.ts';
import { fit, LIMITS } from '../limits.ts';
import type { Speaking } from '../parts.ts';
import { byCity, stateOf, statesOf, toldOf, type Mission, type Told } from './map-missions.ts';
import { notDrawn } from './map-notes.ts';
import { sourceOf } from './sources.ts';

/** A map of one city says no more than its name. */
const LEAST = 2;
const MOST = 30;
/** Missions that are told one by one at a city; of more than these, how many of each sort. */
const NAMED = 3;
/** In characters. */
const CITY = 60;
const TEXT = 240;

type Pin = MissionMap['pins'][number];

/**
 * The missions that an answer tells of, in the host country of which it tells most; undefined where these are in fewer than two
 * cities, where one city was asked for, or where the answer is about more than missions.
 */
export function mapOf(answer: Answered, { t }: Speaking): MissionMap | undefined {
  if (!isAboutMissions(answer)) return undefined;
  const told = toldOf(answer).filter(({ claim }) => claim.status !== 'none' && claim.modality !== 'negated');
  const { host, drawn } = mostIn(told.filter(({ claim }) => claim.city !== undefined && !STAGED.has(claim.modality)));
  const cities = byCity(drawn);
  if (host === undefined || cities.length < LEAST) return undefined;
  const { map } = t.pictures;
  const senders = new Set(drawn.map(({ claim }) => claim.sending));
  const sending = senders.size === 1 ? [...senders][0] : undefined;
  const { asOf } = answer.question;
  const time = timeOf(drawn, t);
  const title = map.title(sending, host);
  const subtitle = asOf === undefined ? time.told : map.on(asOf);
  const pins = cities.slice(0, MOST).map((each) => pinOf(each, { t, sending, eachDated: time.each }));
  const more = cities.length - pins.length;
  const read = drawn.filter(({ claim }) => claim.extracted).length;
  const findings = drawn.map(({ finding }) => finding);
  return {
    chart: 'map',
    country: host,
    shape: numberOf(host),
    title,
    ...(subtitle !== undefined && { subtitle }),
    notes: [
      ...(more > 0 ? [map.notes.more(more)] : []),
      ...notDrawn(told, drawn, sending, t),
      ...(read > 0 ? [t.answer.readAutomatically(read === drawn.length)] : []),
      map.notes.credit,
    ],
    source: sourceOf(findings, t),
    alt: altOf([title, subtitle].filter(Boolean).join('. '), pins, more, t),
    pins,
    key: keyOf(pins, asOf !== undefined, t),
  };
}

function isAboutMissions({ shape, lookup, groups }: Answered): boolean {
  const kinds = groups.flatMap(({ findings }) => findings).map(({ claim }) => claim?.kind);
  const most = kinds.filter((kind) => kind === 'mission').length * 2 > kinds.length;
  return most && (shape === 'list' || shape === 'answer') && lookup?.city === undefined;
}

/** The country in which most missions are, the first of several, and what is told of them. */
function mostIn(placed: readonly Told[]): { readonly host?: CountryCode; readonly drawn: readonly Told[] } {
  const count = (told: readonly Told[]): number => byCity(told).reduce((sum, { missions }) => sum + missions.length, 0);
  const [first] = [...Map.groupBy(placed, ({ claim }) => claim.host)]
    .flatMap(([host, drawn]) => (host ? [{ host, drawn, count: count(drawn) }] : []))
    .toSorted((a, b) => b.count - a.count);
  return first ?? { drawn: [] };
}

/** As of when that is told which has no time of its own: of all alike, or each with its own year. */
function timeOf(
  drawn: readonly Told[],
  { pictures: { map } }: Locale,
): { readonly told?: string; readonly each: boolean } {
  const undated = drawn.flatMap(({ claim: { period, asOf, asOfBasis } }) =>
    !period && asOf?.from ? [{ year: Number(asOf.from.slice(0, 4)), stated: asOfBasis === 'stated' }] : [],
  );
  const years = (of: boolean): number[] =>
    [...new Set(undated.flatMap(({ year, stated }) => (stated === of ? [year] : [])))].toSorted((a, b) => a - b);
  const [stated, newest] = [years(true), years(false)];
  if (newest.length > 0) return { told: map.undated(newest), each: stated.length > 0 };
  return stated.length === 1 ? { told: map.asOf(stated[0]!), each: false } : { each: stated.length > 0 };
}

/** What the words at a pin depend on. */
interface Words {
  readonly t: Locale;
  /** Of the title; where there is none each mission says whose it is. */
  readonly sending: CountryCode | undefined;
  readonly eachDated: boolean;
}

function pinOf({ city, missions }: ReturnType<typeof byCity>[number], words: Words): Pin {
  const { map } = words.t.pictures;
  const alike = [...Map.groupBy(missions, (mission) => `${mission.sort} ${stateOf(statesOf(mission))}`).values()].map(
    (same) => ({ sort: same[0]!.sort, state: stateOf(statesOf(same[0]!)), count: same.length }),
  );
  const told =
    missions.length > NAMED
      ? alike.map(({ sort, state, count }) => map.missions(count, sort, state))
      : missions.map((mission) =>
          map.stands(map.mission(mission.sort, words.sending ? undefined : mission.sending), said(mission, words)),
        );
  const [name, text] = [fit(city, CITY), fit(map.both(told), TEXT)];
  return {
    city: name,
    marks: alike.map(({ sort, state }) => ({ sort, state })),
    text,
    unplaced: map.unplaced(name, text),
  };
}

/** "open 1948 to 1953; closed since 1953" */
function said(mission: Mission, { t, eachDated }: Words): string {
  const { map } = t.pictures;
  const states = statesOf(mission).map(({ claim, finding }) => {
    if (finding.state) return map.stateOn[finding.state];
    const { period, asOf, asOfBasis } = claim;
    const own = eachDated && !period && asOfBasis === 'stated' && asOf?.from?.slice(0, 4);
    return own ? map.asOfOne(map.state(claim), Number(own)) : map.state(claim);
  });
  return map.both(states);
}

function keyOf(pins: readonly Pin[], dated: boolean, { pictures: { map } }: Locale): MissionMap['key'] {
  const marks: readonly Mark[] = pins.flatMap((pin) => pin.marks);
  return [
    ...[...new Set(marks.map(({ sort }) => sort))].map((sort) => ({ sort, label: map.sortOf(sort) })),
    ...[...new Set(marks.map(({ state }) => state))].map((state) => ({
      state,
      label: (dated ? map.keyOn : map.key)[state],
    })),
  ];
}

/** As many cities as there is room for; the others are counted. */
function altOf(title: string, pins: readonly Pin[], more: number, { pictures: { map } }: Locale): string {
  const told = pins.map(({ city, text }) => map.pin(city, text));
  const alt = (count: number): string => map.alt(title, told.slice(0, count), told.length - count + more);
  const count = told.findLastIndex((_, i) => alt(i + 1).length <= LIMITS.altText) + 1;
  return fit(alt(count), LIMITS.altText);
}
