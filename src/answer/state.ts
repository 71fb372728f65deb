import type { Finding } from '../model/answer.ts';
import { isKind, type Claim, type ClaimOf } from '../model/kinds/index.ts';
import { parsePeriod, type Period } from '../model/period.ts';
import type { Index } from '../search/index.ts';
import { citeClaim } from './citation.ts';

type Mission = ClaimOf<'mission'>;
type Dated = Mission & { readonly period: Period & { readonly from: string } };

/** Whether something is known to hold on a day: yes, no, or not known from the text. */
export type State = NonNullable<Finding['state']>;

const isDated = (mission: Mission): mission is Dated => mission.period?.from !== undefined;

/** Whether a period surely covers all of a date: from the last day on which it can have begun to the first on which it can have ended. */
function covers(period: Period, day: Period): boolean {
  const [start = '', end = start] = period.edtf.split('/');
  const begun = parsePeriod(start).to ?? '9999';
  const ended = period.open ? '9999' : (parsePeriod(end).from ?? '');
  return begun <= day.from! && day.to! <= ended;
}

/**
 * Whether a mission was open on a date (a day, month or year), from the claims about that one mission. A period that covers
 * the whole date decides; before the first known change the opposite held: what closed was open, what opened was not there.
 */
export function missionState(
  claims: readonly Mission[],
  date: string,
): { readonly state: State; readonly by?: Mission } {
  const day = parsePeriod(date);
  const dated = claims.filter(isDated).toSorted((a, b) => a.period.from.localeCompare(b.period.from));
  const covering = dated.findLast(({ period }) => covers(period, day));
  if (covering) return { state: covering.status === 'open' ? 'yes' : 'no', by: covering };
  const next = dated.find(({ period }) => period.from > day.to!);
  // A start of operation by somebody tells nothing of the time before; an opening or a closing does.
  if (next && next.status === 'closed') return { state: 'yes', by: next };
  if (next && /opening/.test(next.value.of)) return { state: 'no', by: next };
  return { state: 'unknown' };
}

/** The missions of some claims with their state on a date, each with the claim that tells it. */
export function missionsOn(claims: readonly Claim[], date: string, index: Index): Finding[] {
  const missions = claims.filter((claim) => isKind('mission', claim));
  const places = Map.groupBy(missions, ({ sending, host, mission, city }) => [sending, host, mission, city].join('/'));
  return [...places.values()].map((same): Finding => {
    const { state, by = same[0]! } = missionState(same, date);
    return { claim: by, citation: citeClaim(by, index), score: 1, state };
  });
}

/** Whether a claim may be told of a date: it began by then. What has no date cannot be placed. */
export function begunBy({ period }: Claim, date: string): boolean {
  const { to = '' } = parsePeriod(date);
  return period?.from !== undefined && period.from <= to;
}
