import type { Answer, Finding } from '../model/answer.ts';
import { isKind, type Claim, type ClaimOf } from '../model/kinds/index.ts';
import { overlaps, parsePeriod, type Period } from '../model/period.ts';
import type { Question } from '../model/question.ts';
import type { Index, Match } from '../search/index.ts';
import { citeClaim, distinct } from './citation.ts';

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
  // A month and a day of it are one: what was there in that month is not told to the day.
  if (end === start && period.from! <= day.from! && day.to! <= period.to!) return true;
  return begun <= day.from! && day.to! <= ended;
}

/** Whether a statement without a date, or one about now, is as of that date or an earlier one: the text is the latest that is known. */
const isAsOf = ({ asOf, period }: Claim, day: Period): boolean =>
  period === undefined && asOf?.from !== undefined && asOf.from <= day.to!;

/** How long before a closing an embassy is taken to have been open: when it had opened is not told. */
const DAYS_BEFORE = 366;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Whether a mission was open on a date (a day, month or year), from the claims about that one mission. A period that covers the
 * whole date decides, then what the text says of its own time. Before an opening there was nothing; in the year before a
 * closing it was open.
 */
export function missionState(
  claims: readonly Mission[],
  date: string,
): { readonly state: State; readonly by?: Mission } {
  const day = parsePeriod(date);
  const dated = claims.filter(isDated).toSorted((a, b) => a.period.from.localeCompare(b.period.from));
  // In a year of two states no one state holds, whatever the text says of its own time.
  const changing = dated.some(({ period }) => overlaps(period, day));
  const covering =
    dated.findLast(({ period }) => covers(period, day)) ??
    (changing ? undefined : claims.find((claim) => isAsOf(claim, day)));
  if (covering) return { state: covering.status === 'open' ? 'yes' : 'no', by: covering };
  const next = dated.find(({ period }) => period.from > day.to!);
  if (next?.status === 'closed' && daysBetween(day.to!, next.period.from) <= DAYS_BEFORE)
    return { state: 'yes', by: next };
  // A start of operation by somebody tells nothing of the time before; an opening does.
  if (next && /opening/.test(next.value.of)) return { state: 'no', by: next };
  return { state: 'unknown' };
}

/** The missions of some claims with their state on a date, each with the claim that tells it. */
export function missionsOn(claims: readonly Claim[], date: string, index: Index): Finding[] {
  const missions = claims.filter((claim) => isKind('mission', claim));
  const general = missions.filter(({ city, status }) => city === undefined && status === 'none');
  const placed = missions.filter((mission) => !general.includes(mission));
  const places = Map.groupBy(placed, ({ sending, host, mission, city }) => [sending, host, mission, city].join('/'));
  const groups = places.size > 0 ? [...places.values()] : general.length > 0 ? [general] : [];
  return groups.map((same): Finding => {
    // "Neither country keeps an embassy" is told of every embassy of that country.
    const all = [...same, ...general.filter(({ sending }) => sending === same[0]!.sending)];
    const { state, by = same[0]! } = missionState(all, date);
    return { claim: by, citation: citeClaim(by, index), score: 1, state };
  });
}

/** Whether a claim may be told of a date: it began by then, or the text is of then. What has no date at all cannot be placed. */
export function begunBy({ period, asOf }: Claim, date: string): boolean {
  const { to = '' } = parsePeriod(date);
  const from = period ? period.from : asOf?.from;
  return from !== undefined && from <= to;
}

/** Values that are the beginning of something that lasts. */
const BEGINNING = /start|establish|opening|sign|agree|found|membership|accession|free trade/;

/**
 * The answer to "was it so on that day" where all that fits began later: it was not so yet. Undefined where nothing tells that
 * it was a beginning: who is first named in an office in 2013 may have held it before.
 */
export function notYet(question: Question, fitting: readonly Match<Claim>[], index: Index): Answer | undefined {
  const { asOf: date } = question;
  if (date === undefined || fitting.length === 0) return undefined;
  const { to = '' } = parsePeriod(date);
  const beginnings = fitting
    .map(({ item }) => item)
    .filter(({ value, period }) => value.type === 'date' && BEGINNING.test(value.of) && (period?.from ?? '') > to);
  const [first] = beginnings.toSorted((a, b) => a.period!.from!.localeCompare(b.period!.from!));
  if (!first) return undefined;
  const findings = distinct([{ claim: first, citation: citeClaim(first, index), score: 1, state: 'no' as const }]);
  return { status: 'answered', shape: 'answer', question, groups: [{ label: { by: 'found' }, findings }], notes: [] };
}
