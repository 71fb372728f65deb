import { partnerIn, type CountryCode } from '../../model/country.ts';
import { findDates } from '../../model/grammar.ts';
import { cellsOf, type Cell } from '../row.ts';
import { pairTwo } from './pattern.ts';
import { countryOfCity } from './places.ts';
import type { Proposal, Rule } from './rule.ts';
import type { Unit } from './unit.ts';
import { HAS_OFFICE } from './visits.ts';
import { dateOf } from './when.ts';

const COLUMNS = {
  guest:
    /^(?:guests?|visitors?|delegation|leader|name|head of (?:state|government)|dignitar(?:y|ies)|officials?|visiting .{2,30}|person|president|prime minister)$/iu,
  host: /^(?:hosts?|hosted by|received by|met with)$/iu,
  place:
    /^(?:places?(?: of visit)?|place\(?s\)?.{0,20}|location|locations|venue|cit(?:y|ies)|places? visited|destination|country visited|host country)$/iu,
  date: /^(?:dates?(?: of visit)?|dates?\(?s?\)?|year|when|period|time)$/iu,
  start: /^(?:start|from|arrival)(?: date)?$/iu,
  end: /^(?:end|to|until|departure)(?: date)?$/iu,
} as const;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

/** The cells of a row by what their captions call them. */
function columnsOf({ passage, text }: Unit): Partial<Record<Column, Cell>> {
  const cells = cellsOf(text);
  const found: Partial<Record<Column, Cell>> = {};
  for (const [i, caption] of (passage.head ?? []).entries()) {
    const column = NAMES.find((name) => COLUMNS[name].test(caption.trim()));
    const cell = cells[i];
    if (column && cell && cell.text !== '') found[column] ??= cell;
  }
  return found;
}

/** The country of the two that a part of the text names. */
function named(
  unit: Unit,
  two: readonly CountryCode[],
  { start, end }: { start: number; end: number },
): CountryCode | undefined {
  const codes = new Set(
    unit.countries.filter((each) => each.start >= start && each.end <= end).map(({ code }) => code),
  );
  const [only] = codes;
  return codes.size === 1 && two.includes(only!) ? only : undefined;
}

function row(unit: Unit): Proposal[] {
  const { guest, host, place, date, start, end } = columnsOf(unit);
  const edtf = date ? dateOf(date.text) : spanOfDates(start, end);
  const [pair, ...others] = unit.passage.pairs;
  if (!guest || edtf === undefined || !pair || others.length > 0 || pair.startsWith('001') || guest.text.length > 200)
    return [];
  const two = pair.split('-');
  const places = place ? placesOf(place.text) : [];
  const there =
    place &&
    (named(unit, two, place) ?? places.map(countryOfCity).find((code) => code !== undefined && two.includes(code)));
  const from = named(unit, two, guest) ?? (there && partnerIn(pair, there)) ?? visitors(unit, two);
  const to = from && partnerIn(pair, from);
  if (from === undefined || (there !== undefined && there === from)) return [];
  const names = places.filter(
    (name) =>
      !unit.countries.some(
        ({ start: at, end: stop }) =>
          unit.text.slice(at, stop) === name &&
          place &&
          at >= place.start &&
          stop <= place.end &&
          countryOfCity(name) === undefined,
      ),
  );
  return [
    {
      kind: 'visit',
      pair,
      start: 0,
      end: Math.min(unit.text.length, 300),
      guest: guest.text,
      ...(host && host.text.length <= 200 && { host: host.text }),
      ...(names.length > 0 && { places: names }),
      guestCountry: from,
      ...(to && { hostCountry: to }),
      value: { type: 'date', of: 'visit', edtf },
      period: edtf,
      modality: 'asserted',
    },
  ];
}

function spanOfDates(start: Cell | undefined, end: Cell | undefined): string | undefined {
  const from = start && dateOf(start.text);
  const to = end && dateOf(end.text);
  return from !== undefined && to !== undefined && to > from && !/[/X]/.test(from + to) ? `${from}/${to}` : from;
}

const placesOf = (text: string): string[] =>
  text
    .split(/,? and |, | & /u)
    .map((name) => name.trim())
    .filter((name) => /^\p{Lu}/u.test(name) && name.length <= 60);

/** Whose leaders the title of a document lists: "Visits by foreign leaders of Fiji". */
function visitors({ document }: Unit, two: readonly CountryCode[]): CountryCode | undefined {
  const of = /\b(?:visits (?:by|of) (?:foreign )?leaders of|visits to the u\.?s\.? by) (?<name>.{2,60})$/iu.exec(
    document.title,
  )?.groups?.['name'];
  return of === undefined || !two.includes('US') ? undefined : two.find((code) => code !== 'US');
}

const WHO = '(?<who>[^():;]{5,120}?)';
const LISTED: readonly RegExp[] = [
  new RegExp(`^${WHO},? \\((?<dates>[^()]{4,80})\\)`, 'u'),
  new RegExp(`^${WHO}(?:,|:| [–—-]) (?<dates>(?:[^():;–—-]{0,30}[ –-])?\\d{4})\\.?$`, 'u'),
  new RegExp(`^(?<dates>[^():;]{0,30}\\d{4})(?::| [–—-]) ${WHO}(?:\\.|$)`, 'u'),
];
const SAYS_MORE = /\b(?:visit|met|was|were|is|are|has|had|said|signed|opened)/iu;

/** One line of a list under "Visits from A to B": a name and the years of the visits. */
function item(unit: Unit): Proposal[] {
  const line = LISTED.map((form) => form.exec(unit.text)).find((found) => found !== null);
  const { who = '', dates = '' } = line?.groups ?? {};
  const [pair] = unit.passage.pairs;
  if (!line || !pair || !pairTwo(unit) || !HAS_OFFICE.test(who) || SAYS_MORE.test(who)) return [];
  const way = wayOf(unit, who, line);
  if (!way) return [];
  return findDates(dates)
    .map(({ value }) => String(value))
    .filter((edtf) => /^\d/.test(edtf))
    .map((edtf) => ({
      kind: 'visit',
      pair,
      start: 0,
      end: line[0].length,
      guest: who,
      ...(way.from && { guestCountry: way.from, hostCountry: way.to }),
      value: { type: 'date', of: 'visit', edtf },
      period: edtf,
      modality: 'asserted',
    }));
}

interface Way {
  readonly from?: CountryCode;
  readonly to?: CountryCode;
}

/** From where to where a visit of a list went: by its own line, else by the words above it; nothing of what is no list of visits. */
function wayOf(unit: Unit, who: string, { 0: line }: RegExpExecArray): Way | undefined {
  const two = pairTwo(unit)!;
  const towards = (to: CountryCode): Way | undefined =>
    two.includes(to) ? { from: two[0] === to ? two[1] : two[0], to } : undefined;
  const above = [aboveList(unit), unit.section.heading].filter(
    (words) => VISITS.test(words) || /^\W*from /iu.test(words),
  );
  if (above.length === 0) return undefined;
  const own = /\bto (?:the )?$/iu.exec(line.slice(0, unit.countries.find(({ end }) => end <= line.length)?.start ?? 0));
  if (own) return towards(unit.countries[0]!.code);
  const [of] = unit.countriesIn(who);
  const told = above.map((words) => wayIn(words, unit, two)).find((way) => way !== undefined);
  if (told)
    return two.includes(told.from) && two.includes(told.to) && (!of || of.code === told.from) ? told : undefined;
  return of ? towards(two[0] === of.code ? two[1] : two[0]) : {};
}
const VISITS = /\bvisits?\b/iu;

/** The last words above the list that an item stands in. */
function aboveList(unit: Unit): string {
  let above: Unit | undefined = unit.before;
  while (above && above.passage.shape === 'item' && above.passage.paragraph === unit.passage.paragraph)
    above = above.before;
  return above?.passage.shape === 'sentence' ? above.text : '';
}

const L = '[\ue000-\ue0ff]';
const WAYS: readonly RegExp[] = [
  new RegExp(`(?:from|by|of) (?:the )?(?<from>${L})[^;.]{0,40}? (?:to|in) (?:the )?(?<to>${L})`, 'iu'),
  new RegExp(`visits? (?:to|in) (?:the )?(?<to>${L}) (?:by|from|of|made by) [^;.]{0,40}?(?<from>${L})`, 'iu'),
  new RegExp(`(?<from>${L})(?:['’]s)? [\\p{L} -]{0,40}visits? (?:to|in) (?:the )?(?<to>${L})`, 'iu'),
  new RegExp(`visits? (?:to|in) (?:the )?(?<to>${L})`, 'iu'),
  new RegExp(`visits? (?:from|by) (?:the )?(?<from>${L})`, 'iu'),
];

/** "Visits from Peru to Fiji", "Peruvian visits to Fiji", "Visits to Fiji" */
function wayIn(words: string, { countriesIn }: Unit, two: readonly CountryCode[]): Required<Way> | undefined {
  const lands = countriesIn(words).slice(0, 0x100);
  const marks = lands.reduceRight(
    (text, { start, end }, i) => text.slice(0, start) + String.fromCodePoint(0xe000 + i) + text.slice(end),
    words,
  );
  const groups = WAYS.map((way) => way.exec(marks)?.groups).find((found) => found !== undefined);
  const code = (mark = ''): CountryCode | undefined => lands[(mark.codePointAt(0) ?? 0) - 0xe000]?.code;
  const [from, to] = [code(groups?.['from']), code(groups?.['to'])];
  const other = (one: CountryCode): CountryCode | undefined => two.find((each) => each !== one);
  const [start, end] = [from ?? (to && other(to)), to ?? (from && other(from))];
  return start && end && start !== end ? { from: start, to: end } : undefined;
}

/** Visits that a table or a list tells, one a line. */
export const visitListsRule: Rule = {
  name: 'visit-lists',
  propose: (unit) => (unit.passage.shape === 'row' ? row(unit) : unit.passage.shape === 'item' ? item(unit) : []),
};
