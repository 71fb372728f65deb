import type { Answered } from '../../model/answer.ts';
import { STAGED } from '../../model/claim.ts';
import { numberOf, type CountryCode } from '../../model/country.ts';
import type { Mark, MissionMap } from '../../model/figures/map.ts';
import type { Locale } from '../../locales/en.ts';
import { fit, LIMITS } from '../limits.ts';
import type { Speaking } from '../parts.ts';
import { byCity, missionsOf, stateOf, statesOf, toldOf, type Mission, type Told } from './map-missions.ts';
import { sourceOf } from './sources.ts';

/** A map of one city says no more than its name. */
const LEAST = 2;
const MOST = 40;
/** Missions that are told one by one at a city; of more than these, how many of each sort. */
const NAMED = 3;
const CITY = 60;
const TEXT = 200;

/** What the words of a map depend on. */
interface Words {
  readonly t: Locale;
  /** Of the title; where there is none each mission says whose it is. */
  readonly sending: CountryCode | undefined;
  /** The texts are of several years. */
  readonly years: boolean;
}

/**
 * The missions that an answer tells of, in the host country of which it tells most; undefined where these are in fewer than two
 * cities, where one city was asked for, or where the answer is about more than missions.
 */
export function mapOf(answer: Answered, { t, library }: Speaking): MissionMap | undefined {
  const { shape, lookup, question, groups } = answer;
  const all = groups.flatMap(({ findings }) => findings);
  const about = all.filter(({ claim }) => claim?.kind === 'mission').length * 2 > all.length;
  if (!about || (shape !== 'list' && shape !== 'answer') || lookup?.city !== undefined) return undefined;
  const told = toldOf(answer, library).filter(({ claim }) => claim.status !== 'none' && claim.modality !== 'negated');
  const there = told.filter(({ claim }) => !STAGED.has(claim.modality));
  const placed = there.filter(({ claim }) => claim.city !== undefined);
  const host = hostOf(placed);
  const drawn = placed.filter(({ claim }) => claim.host !== undefined && claim.host === host);
  const cities = byCity(drawn);
  if (host === undefined || cities.length < LEAST) return undefined;
  const senders = new Set(drawn.map(({ claim }) => claim.sending));
  const years = yearsOf(drawn);
  const words: Words = { t, sending: senders.size === 1 ? [...senders][0] : undefined, years: years.length > 1 };
  const shown = cities.slice(0, MOST);
  const pins = shown.map((each) => pinOf(each, words));
  const title = t.pictures.map.title(words.sending, host);
  const subtitle = question.asOf
    ? t.pictures.map.on(question.asOf)
    : years.length === 1
      ? t.pictures.map.asOf(...years[0]!)
      : undefined;
  return {
    chart: 'map',
    country: host,
    shape: numberOf(host),
    title,
    ...(subtitle !== undefined && { subtitle }),
    notes: notesOf(told, drawn, cities.length - shown.length, words),
    source: sourceOf(
      drawn.map(({ finding }) => finding),
      t,
    ),
    alt: altOf([title, subtitle].filter(Boolean).join('. '), pins, t),
    pins,
    key: keyOf(
      pins.flatMap(({ marks }) => marks),
      question.asOf !== undefined,
      t,
    ),
  };
}

/** The country in which most missions are; the first of several. */
function hostOf(placed: readonly Told[]): CountryCode | undefined {
  const hosts = Map.groupBy(
    placed.filter(({ claim }) => claim.host),
    ({ claim }) => claim.host!,
  );
  const count = (told: readonly Told[]): number => byCity(told).reduce((sum, { missions }) => sum + missions.length, 0);
  return [...hosts].map(([host, told]) => ({ host, count: count(told) })).toSorted((a, b) => b.count - a.count)[0]
    ?.host;
}

/** The years of which the texts tell what has no time of its own, and whether they say so. */
const yearsOf = (drawn: readonly Told[]): [year: number, stated: boolean][] => [
  ...new Map(
    drawn.flatMap(({ claim: { period, asOf, asOfBasis } }) =>
      !period && asOf?.from
        ? [
            [
              `${asOf.from} ${asOfBasis === 'stated'}`,
              [Number(asOf.from.slice(0, 4)), asOfBasis === 'stated'] as [number, boolean],
            ] as const,
          ]
        : [],
    ),
  ).values(),
];

function pinOf({ city, missions }: ReturnType<typeof byCity>[number], words: Words): MissionMap['pins'][number] {
  const { map } = words.t.pictures;
  const stands = missions.map((mission) => ({ ...mission, state: stateOf(statesOf(mission)) }));
  const kinds = [...Map.groupBy(stands, ({ sort, state }) => `${sort} ${state}`).values()];
  const told =
    missions.length > NAMED
      ? kinds.map((same) => map.missions(same.length, same[0]!.sort, same[0]!.state))
      : missions.map((mission) => said(mission, words));
  const text = fit(map.both(told), TEXT);
  const name = fit(city, CITY);
  const marks = kinds.map(([first]): Mark => ({ sort: first!.sort, state: first!.state }));
  return { city: name, marks, text, unplaced: map.unplaced(name, text) };
}

/** "honorary consulate of Chile, open since 1976" */
function said(
  mission: Mission,
  {
    t: {
      pictures: { map },
    },
    sending,
    years,
  }: Words,
): string {
  const states = statesOf(mission).map(({ claim, finding }) => {
    if (finding.state) return map.stateOn[finding.state];
    const state = map.state(claim);
    return years && !claim.period && claim.asOf?.from ? map.asOfOne(state, Number(claim.asOf.from.slice(0, 4))) : state;
  });
  return map.mission(mission.sort, sending ? undefined : mission.sending, map.both(states));
}

/** What is told and not drawn, and whose borders these are. */
function notesOf(told: readonly Told[], drawn: readonly Told[], more: number, { t, sending }: Words): string[] {
  const { notes } = t.pictures.map;
  const host = drawn[0]!.claim.host;
  const rest = told.filter((each) => !drawn.includes(each) && each.claim.value.type !== 'count');
  const planned = rest.filter(({ claim }) => STAGED.has(claim.modality));
  const built = rest.filter((each) => !planned.includes(each));
  const elsewhere = built.filter(({ claim }) => claim.host !== host);
  const shown = missionsOf(drawn);
  const cityless = missionsOf(built.filter(({ claim }) => claim.host === host)).filter(
    ({ sort, sending: of }) => !shown.some((each) => each.sort === sort && each.sending === of),
  );
  const counts = new Set(
    told.flatMap(({ claim: { value, host: in_, mission, sending: of } }) => {
      if (value.type !== 'count' || value.n === undefined || in_ !== host) return [];
      const known = byCity(drawn)
        .flatMap(({ missions }) => missions)
        .filter((each) => each.sending === of && (each.sort === 'embassy') === (mission === 'embassy'));
      return value.n > known.length ? [notes.counted(value.n, value.unit)] : [];
    }),
  );
  const count = (some: readonly Told[]): number =>
    [...Map.groupBy(some, ({ claim }) => claim.host)].flatMap(([, own]) =>
      byCity(own).flatMap(({ missions }) => missions),
    ).length;
  return [
    ...(more > 0 ? [notes.more(more)] : []),
    ...counts,
    ...(cityless.length > 0
      ? [notes.cityless(cityless.map(({ sort, sending: of }) => [sort, sending ? undefined : of]))]
      : []),
    ...(elsewhere.length > 0 ? [notes.elsewhere(count(elsewhere))] : []),
    ...(planned.length > 0 ? [notes.planned(count(planned))] : []),
    notes.credit,
  ];
}

function keyOf(marks: readonly Mark[], dated: boolean, { pictures: { map } }: Locale): MissionMap['key'] {
  const sorts = [...new Set(marks.map(({ sort }) => sort))];
  const states = [...new Set(marks.map(({ state }) => state))];
  return [
    ...sorts.map((sort) => ({ sort, label: map.sort(sort) })),
    ...states.map((state) => ({ state, label: (dated ? map.keyOn : map.key)[state] })),
  ];
}

function altOf(title: string, pins: MissionMap['pins'], { pictures: { map } }: Locale): string {
  const said = pins.map(({ city, text }) => map.pin(city, text));
  const most = said.findLastIndex(
    (_, i) => map.alt(title, said.slice(0, i + 1), said.length - i - 1).length <= LIMITS.altText,
  );
  return fit(map.alt(title, said.slice(0, most + 1), said.length - most - 1), LIMITS.altText);
}
