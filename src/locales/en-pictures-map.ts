import type { Qualifier } from '../model/claim.ts';
import type { CountryCode } from '../model/country.ts';
import type { Mark } from '../model/figures/map.ts';
import type { ClaimOf } from '../model/kinds/index.ts';
import { parsePeriod, type Period } from '../model/period.ts';
import { country, format, list } from './en-claims.ts';

type Sort = Mark['sort'];

const SORTS: Readonly<Record<Sort, readonly [one: string, several: string]>> = {
  embassy: ['embassy', 'embassies'],
  consulate: ['consulate', 'consulates'],
  'honorary-consulate': ['honorary consulate', 'honorary consulates'],
  mission: ['mission', 'missions'],
};
const counted = (count: number, sort: Sort): string => `${count} ${SORTS[sort][count === 1 ? 0 : 1]}`;
const of = (what: string, sending: CountryCode | undefined): string =>
  sending ? `${what} of ${country(sending)}` : what;
const missions = (count: number): string => counted(count, 'mission');

const PARTS: ReadonlySet<Qualifier> = new Set(['early', 'late', 'about']);

/** "since 1976", "on 13 September 1831", "in early 1828", "1863 to 1897". */
function when(period: Period, qualifier: Qualifier | undefined): string {
  const told = format.period(period);
  if (period.open || period.precision === 'range') return told;
  if (period.precision === 'day' || period.precision === 'yearless') return `on ${told}`;
  const part = qualifier && PARTS.has(qualifier) ? `${qualifier} ` : '';
  return `in ${period.precision === 'decade' || period.precision === 'century' ? 'the ' : ''}${part}${told}`;
}

/** The words of the map of missions. */
export const map = {
  title: (sending: CountryCode | undefined, host: CountryCode) =>
    `Missions ${sending ? `of ${country(sending)} ` : ''}in ${country(host)}`,
  on: (date: string) => `${date.length > 7 ? 'On' : 'In'} ${format.period(parsePeriod(date))}`,
  asOf: (year: number) => `As of ${year}`,
  /** What has no date, from texts whose newest years these are. */
  undated: (years: readonly number[]) =>
    years.length === 1
      ? `Undated in the text; the newest year that it names is ${years[0]}`
      : `Undated in the texts; the newest years that they name are ${list.format(years.map(String))}`,
  asOfOne: (state: string, year: number) => `${state} (as of ${year})`,
  /** "closed since August 2021", "opened in 1828". */
  state({ status, value, period, qualifier, modality }: ClaimOf<'mission'>): string {
    const event = value.type === 'date' && !period?.open && { opening: 'opened', reopening: 'reopened' }[value.of];
    const state = status === 'open' ? event || 'open' : status;
    const reported = modality === 'reported' ? ' (reported)' : '';
    return `${state}${period ? ` ${when(period, qualifier)}` : ''}${reported}`;
  },
  stateOn: { yes: 'open', no: 'not open', unknown: 'not told' },
  both: (told: readonly string[]) => told.join('; '),
  counted: (count: string, sending: CountryCode | undefined) => of(count, sending),
  mission: (sort: Sort, sending: CountryCode | undefined) => of(SORTS[sort][0], sending),
  stands: (mission: string, states: string) => `${mission}, ${states}`,
  missions: (count: number, sort: Sort, state: Mark['state']) =>
    `${counted(count, sort)}, ${{ open: 'open', closed: 'closed', mixed: 'open or closed by time or source' }[state]}`,
  unplaced: (city: string, told: string) =>
    `Not on the map, as no place of that name is known there: ${city} (${told}).`,
  key: { open: 'full: told as open', closed: 'empty: told as closed or former', mixed: 'dot: both are told' },
  keyOn: { open: 'full: open', closed: 'empty: not open', mixed: 'dot: not told' },
  sortOf: (sort: Sort) => SORTS[sort][0],
  notes: {
    elsewhere: (count: number) =>
      `${missions(count)} elsewhere, or with no country told, ${count === 1 ? 'is' : 'are'} not on this map.`,
    cityless: (told: readonly string[]) => `Told without a city: ${list.format(told)}.`,
    counted: (told: readonly string[]) => `Counted, and not each told with its city: ${list.format(told)}.`,
    planned: (count: number) =>
      `${missions(count)} only planned or proposed ${count === 1 ? 'is' : 'are'} not on this map.`,
    more: (count: number) => `${count} more ${count === 1 ? 'city' : 'cities'} are in the answer.`,
    credit: 'Borders: Natural Earth, de facto, no statement on any claim. Places: GeoNames, CC BY 4.0.',
  },
  alt: (title: string, pins: readonly string[], more: number) =>
    `Map. ${title}. ${[...pins, ...(more > 0 ? [`${more} more`] : [])].join('. ')}.`,
  pin: (city: string, told: string) => `${city}: ${told}`,
};
