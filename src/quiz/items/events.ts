import type { Locale } from '../../locales/en.ts';
import { findDates } from '../../model/grammar.ts';
import { countriesOf } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { tokenize } from '../../search/words.ts';
import { randomOf, type Random } from '../random.ts';
import { contraryTo, unnamed, type Ground } from './ground.ts';
import { EVENT } from './key.ts';
import { arranged, type Draft } from './make.ts';
import { sentenceOf } from './sentence.ts';
import { toldBy, valuesOf, type AspectName } from './told.ts';

/** How many events are put in order, or rows matched. */
const ROWS = 4;
/** The longest label of a row, and of an event that is an option. */
const LONGEST = 110;
const LONGEST_OPTION = 80;

/** Something that happened in one year, in words that do not tell which. */
interface Event {
  readonly claim: Claim;
  readonly label: string;
  readonly words: ReadonlySet<string>;
  readonly year: number;
}

/** What stands before a date and goes with it. */
const BEFORE_DATE = /(?:,? ?\b(?:in|on|since|of|during|from|by|around|as early as)\b(?: the)?(?: (?:late|early))?) ?$/i;
/** Words that say when without a figure, or that lean on what was left out. */
const TIMED =
  /\b(?:years?|months?|decade|century|before|after|when|while|until|following|later|earlier|between|then|it was|first|such|also|has|have|is|are|keeps?|maintains?)\b|[|“”"]/i;

/** What is told beside the event itself. */
const ASIDE = /,? (?:which|who|whom|where|among|after|before|but|while|for use) /;

/** A sentence without its one date; undefined where it does not stand without it. */
function undated(sentence: string): string | undefined {
  const [date, ...more] = findDates(sentence);
  if (!date || more.length > 0) return undefined;
  const aside = ASIDE.exec(sentence.slice(date.end))?.index ?? sentence.length;
  const before = sentence.slice(0, date.start).replace(BEFORE_DATE, '');
  if (before.length === date.start) return undefined;
  const text = `${before.trim()} ${sentence.slice(date.end, date.end + aside).trim()}`
    .replace(/^[ ,]+/, '')
    .replace(/ +([,.;])/g, '$1')
    .replace(/[,.; ]+$/, '')
    .trim();
  const isPlain = text.length >= 15 && text.length <= LONGEST && !TIMED.test(text) && !/\d{4}/.test(text);
  return isPlain ? text.charAt(0).toUpperCase() + text.slice(1) : undefined;
}

function eventOf(claim: Claim, ground: Ground, t: Locale): Event[] {
  const { value, qualifier, modality } = claim;
  const [year] = valuesOf(claim, 'year');
  if (value.type !== 'date' || year === undefined || contraryTo(claim, ground).length > 0) return [];
  if (qualifier !== undefined || !(modality === 'asserted' || modality === 'announced')) return [];
  const sentence = sentenceOf(claim, ground);
  const label = t.items.event(claim) ?? (sentence === undefined ? undefined : undated(sentence));
  if (label === undefined || label.length > LONGEST) return [];
  return [{ claim, label, words: new Set(tokenize(label)), year: Number(year.slice('year:'.length)) }];
}

/** Events of one pair, or of all: those whose labels say between whom. */
function groupsOf(claims: readonly Claim[], ground: Ground, t: Locale): Event[][] {
  const found = Map.groupBy(
    claims.flatMap((claim) => eventOf(claim, ground, t)),
    ({ label }) => label,
  );
  // Who came twice came in two years.
  const events = [...found.values()].flatMap((same) =>
    new Set(same.map(({ year }) => year)).size === 1 ? [same[0]!] : [],
  );
  const byPair = [...Map.groupBy(events, ({ claim }) => claim.pair).values()];
  const telling = events.filter(({ claim, label }) => unnamed(claim, label, ground).length === 0);
  return [...byPair, telling];
}

/** The most fours of one dealing: a set takes few. */
const MOST = 40;

/** Fours of events of different years, each event in one of them, as many as chance finds. */
function foursOf(events: readonly Event[], random: Random): Event[][] {
  const fours: Event[][] = [];
  let left = random.shuffled(events);
  while (left.length >= ROWS && fours.length < MOST) {
    const four: Event[] = [];
    for (const event of left) if (four.length < ROWS && four.every((other) => isApart(event, other))) four.push(event);
    if (four.length < ROWS) break;
    fours.push(four);
    left = left.filter((event) => !four.includes(event));
  }
  return fours;
}

/** Whether two events are of different years, and none is told in words that fit the other too. */
const isApart = (a: Event, b: Event): boolean =>
  a.year !== b.year && !a.words.isSubsetOf(b.words) && !b.words.isSubsetOf(a.words);

/** How often the events of a group are dealt anew: more fours than one dealing gives. */
const DEALS = 3;

/** Four events to be put in the order of time, and four to be matched with their years. */
export function timelinesOf(claims: readonly Claim[], ground: Ground, t: Locale, seed: number): Draft[] {
  return groupsOf(claims, ground, t).flatMap((events, group) =>
    Array.from({ length: DEALS }).flatMap((_, deal) => {
      const random = randomOf(seed, 'timeline', group, deal, events[0]?.claim.pair ?? '');
      const short = events.filter(({ label }) => label.length <= LONGEST_OPTION);
      return [
        ...foursOf(short, random).map((four) => orderOf(four, ground, t, random)),
        ...foursOf(events, random).map((four) => yearsOf(four, ground, t, random)),
      ];
    }),
  );
}

/** The countries of events, where their labels do not name them. */
function aboutOf(events: readonly Event[], ground: Ground, t: Locale): string | undefined {
  const [{ claim }] = events as [Event, ...Event[]];
  const isOnePair = events.every((event) => event.claim.pair === claim.pair);
  if (!isOnePair || events.every((event) => unnamed(event.claim, event.label, ground).length === 0)) return undefined;
  return t.items.about(countriesOf(claim.pair));
}

function orderOf(four: readonly Event[], ground: Ground, t: Locale, random: Random): Draft {
  const [first, ...others] = four.toSorted((a, b) => a.year - b.year) as [Event, ...Event[]];
  // Shown in their order they would be no task.
  const [next, ...rest] = random.shuffled(others);
  const mixed = [next!, ...random.shuffled([first, ...rest])];
  return {
    form: 'order',
    by: 'events',
    aspect: 'year',
    stem: t.items.order(aboutOf(four, ground, t)),
    asks: JSON.stringify(mixed.map(({ label }) => label).toSorted()),
    claims: mixed.map(({ claim }) => claim),
    options: mixed.map(({ claim, label }) => ({ text: label, value: EVENT + claim.id })),
  };
}

function yearsOf(four: readonly Event[], ground: Ground, t: Locale, random: Random): Draft {
  const rows = random.shuffled(four);
  return {
    form: 'match',
    by: 'events',
    aspect: 'year',
    stem: t.items.matchYears(aboutOf(four, ground, t)),
    rows: rows.map(({ label }) => label),
    asks: JSON.stringify(rows.map(({ label }) => label).toSorted()),
    claims: rows.map(({ claim }) => claim),
    options: arranged(
      rows.flatMap(({ claim }) => toldBy(claim, 'year', t)),
      random,
    ),
  };
}

/** Four of what is told by claims, each with another partner, as rows of a match. */
interface Row {
  readonly claim: Claim;
  readonly label: string;
  /** The values that are true of the row, of which its partner is one. */
  readonly partners: readonly string[];
}

/** Whether two people hold one office, or one in other words: "king" and "King of Norway". */
const shareOffice = (a: Row, b: Row): boolean =>
  a.partners.some((one) => b.partners.some((other) => one.includes(other) || other.includes(one)));

/** Four people to be matched with their offices. */
export function officesOf(claims: readonly Claim[], t: Locale, seed: number): Draft[] {
  const holders = claims.filter(({ value }) => value.type === 'person' && value.role !== undefined);
  const byName = Map.groupBy(holders, (claim) => valuesOf(claim, 'name')[0]);
  const rows = [...byName.values()].map((same): Row => ({
    claim: same[0]!,
    label: toldBy(same[0]!, 'name', t)[0]!.text,
    partners: same.flatMap((claim) => valuesOf(claim, 'role')),
  }));
  const random = randomOf(seed, 'offices');
  const drafts: Draft[] = [];
  let left = random.shuffled(rows);
  while (left.length >= ROWS && drafts.length < MOST) {
    const four: Row[] = [];
    for (const row of left) if (four.length < ROWS && four.every((other) => !shareOffice(row, other))) four.push(row);
    if (four.length < ROWS) break;
    left = left.filter((row) => !four.includes(row));
    drafts.push(matchOf(four, 'role', t.items.matchOffices, t, random));
  }
  return drafts;
}

const matchOf = (rows: readonly Row[], aspect: AspectName, stem: string, t: Locale, random: Random): Draft => ({
  form: 'match',
  by: 'events',
  aspect,
  stem,
  rows: rows.map(({ label }) => label),
  asks: JSON.stringify(rows.map(({ label }) => label).toSorted()),
  claims: rows.map(({ claim }) => claim),
  options: arranged(
    rows.flatMap(({ claim }) => toldBy(claim, aspect, t)),
    random,
  ),
});
