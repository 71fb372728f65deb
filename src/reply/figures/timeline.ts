import type { Answered, Finding } from '../../model/answer.ts';
import type { Timeline, TimelineRow } from '../../model/figures/timeline.ts';
import type { Claim } from '../../model/kinds/index.ts';
import type { Period } from '../../model/period.ts';
import type { Locale } from '../../locales/en.ts';
import { fit, LIMITS } from '../limits.ts';
import { PAGE_SIZE } from '../lists.ts';
import { placeOf, type Speaking } from '../parts.ts';
import { sourceOf } from './sources.ts';

/** Events of one picture; a longer timeline is drawn in parts. A higher picture is shown smaller, and cannot be read any more. */
const DRAWN = 12;
/** Events without a year that a picture has in words. */
const YEARLESS = 4;
/** Of a text in a picture, in characters: more never fits its lines. */
const LONG = 200;

type Dated = Claim & { readonly period: Period };
interface Event extends Omit<TimelineRow, 'events'> {
  readonly words: string;
  readonly period: Period;
  readonly finding: Finding;
}

/** What happened when: dates true to scale, as finely as they are told. A timeline of one date alone is no picture. */
export function timelineOf(answer: Answered, speaking: Speaking): Timeline | undefined {
  if (answer.shape !== 'timeline') return undefined;
  const { t, library } = speaking;
  const words = t.pictures.timeline;
  const findings = answer.groups.flatMap((group) => group.findings);
  const pairs = [...new Set(findings.flatMap(({ claim }) => claim?.pair ?? []))];
  const told = distinct(findings.flatMap((finding) => eventOf(finding, pairs.length > 1, speaking)));
  const dated = told.filter(({ from, to }) => from ?? to);
  if (new Set(dated.map(({ period }) => period.edtf)).size < 2) return undefined;
  const yearless = told.filter(({ from, to }) => !(from ?? to));
  const { part, parts, events } = partOf(dated, Math.max(1, speaking.page ?? 1));
  const { years, asOf } = answer.question;
  const time = [years && t.answer.years(years), asOf && t.answer.asOf(asOf)].filter(Boolean).join(', ');
  const title = words.title(placeOf(pairs, t, library.home), time);
  const partly = parts > 1 ? [words.drawn(events.length, dated.length, part, parts)] : [];
  const rows = rowsOf(events);
  const passages = findings.filter(({ claim }) => !claim).length;
  const read = events.filter(({ finding }) => finding.claim?.extracted).length;
  return {
    chart: 'timeline',
    title,
    notes: [
      ...partly,
      ...legendOf(rows, t),
      ...(yearless.length > YEARLESS ? [words.yearlessMore(yearless.length - YEARLESS)] : []),
      ...(passages > 0 ? [words.passages(passages)] : []),
      ...(read > 0 ? [t.answer.readAutomatically(read === events.length)] : []),
    ],
    source: sourceOf(
      [...events, ...yearless].map(({ finding }) => finding),
      t,
    ),
    alt: altOf(words.alt(title, partly), [...events, ...yearless], t),
    rows,
    ...(parts > 1 && { whole: { label: words.whole(dated.length), stretches: dated.map(stretchOf) } }),
    ...(yearless.length > 0 && {
      yearless: {
        heading: words.yearless,
        lines: yearless.slice(0, YEARLESS).map(({ when, words: what }) => `${when}: ${what}`),
      },
    }),
  };
}

/** What a claim with a date tells; of whom, where the timeline is of several. */
function eventOf(finding: Finding, ofSeveral: boolean, { t, library }: Speaking): Event[] {
  const { claim } = finding;
  if (!claim?.period) return [];
  const { period } = claim;
  const words = t.pictures.timeline.event(claim, t.kinds[claim.kind], library.home);
  const isLong = ['range', 'decade', 'century'].includes(period.precision);
  return [
    {
      finding,
      period,
      when: t.pictures.timeline.when(claim as Dated),
      words: fit(ofSeveral ? `${t.pair(claim.pair, library.home)}: ${words}` : words, LONG),
      form: isLong ? 'bar' : 'dot',
      stage: stageOf(claim),
      ...stretchOf(period),
    },
  ];
}

const stageOf = ({ modality }: Claim): TimelineRow['stage'] =>
  modality === 'asserted' ? 'told' : modality === 'negated' ? 'denied' : 'unsure';

const stretchOf = ({ from, to }: { readonly from?: string; readonly to?: string }): { from?: string; to?: string } => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

const keyOf = ({ when, stage }: Event): string => `${when} ${stage}`;

/** Two passages that tell the same of the same date are one event. */
const distinct = (events: readonly Event[]): Event[] =>
  [...new Map(events.toReversed().map((event) => [`${keyOf(event)} ${event.words}`, event])).values()].toReversed();

/** As many events as one picture holds: those about the page that is read. */
function partOf(all: readonly Event[], page: number): { part: number; parts: number; events: Event[] } {
  const parts = Math.ceil(all.length / DRAWN);
  const size = Math.ceil(all.length / parts);
  const part = Math.min(parts, 1 + Math.floor(((page - 1) * PAGE_SIZE) / size));
  return { part, parts, events: all.slice((part - 1) * size, part * size) };
}

/** Events of one date, one mark. */
const rowsOf = (events: readonly Event[]): TimelineRow[] =>
  [...Map.groupBy(events, keyOf).values()].map((same) => {
    const { when, form, stage } = same[0]!;
    return { when, form, stage, ...stretchOf(same[0]!), events: same.map(({ words }) => words) };
  });

/** What the marks mean, of those that are there. */
function legendOf(rows: readonly TimelineRow[], { pictures: { timeline: words } }: Locale): string[] {
  const has = (is: (row: TimelineRow) => boolean): boolean => rows.some(is);
  const said = [
    ...(has(isStretch(rows)) ? [words.stretch] : []),
    ...(has(({ to }) => to === undefined) ? [words.since] : []),
    ...(has(({ from }) => from === undefined) ? [words.until] : []),
    ...(has(({ stage }) => stage === 'unsure') ? [words.unsure] : []),
    ...(has(({ stage }) => stage === 'denied') ? [words.denied] : []),
  ];
  return said.length > 0 ? [said.join(' ')] : [];
}

/** What part of the whole time a month or year must be for its line to be longer than its dot. */
const SEEN = 1 / 40;

/** Whether a row has a bar, or a line that can be seen. */
function isStretch(rows: readonly TimelineRow[]): (row: TimelineRow) => boolean {
  const days = rows.flatMap(({ from, to }) => [from ?? to!, to ?? from!]).map((day) => Date.parse(day));
  const least = (Math.max(...days) - Math.min(...days)) * SEEN;
  return ({ form, from, to }) =>
    from !== undefined && to !== undefined && (form === 'bar' || Date.parse(to) - Date.parse(from) > least);
}

/** The events in order below what they are of, as many as there is room for. */
function altOf(head: string, events: readonly Event[], { pictures: { timeline: words } }: Locale): string {
  const said = events.map(({ when, words: what }) => words.altEvent(when, what));
  for (let count = said.length; count > 0; count--) {
    const more = said.length - count;
    const text = [head, ...said.slice(0, count), ...(more > 0 ? [words.altMore(more)] : [])].join(' ');
    if (text.length <= LIMITS.altText) return text;
  }
  return fit(head, LIMITS.altText);
}
