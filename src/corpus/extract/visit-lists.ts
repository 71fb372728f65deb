import { partnerIn, type CountryCode } from '../../model/country.ts';
import { findDates } from '../../model/grammar.ts';
import { cellsOf, type Cell } from '../row.ts';
import { sentencesOf, theTwo } from './pattern.ts';
import { countryOfCity } from './places.ts';
import type { Proposal, Rule } from './rule.ts';
import type { Unit } from './unit.ts';
import { FROM_TO, HAS_OFFICE } from './visits.ts';
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

const LISTED = /^(?<who>[^()]{5,120}?),? \((?<dates>[^()]{4,80})\)/u;

/** One line of a list under "Visits from A to B": a name and the years of the visits. */
function item(unit: Unit): Proposal[] {
  const line = LISTED.exec(unit.text);
  const [sentence] = sentencesOf(unit);
  const two = sentence && theTwo(sentence);
  const way = line && two && HAS_OFFICE.test(line.groups!['who']!) ? captioned(unit) : undefined;
  const [pair] = unit.passage.pairs;
  if (!line || !way || !two || !pair || !two.includes(way.from) || !two.includes(way.to)) return [];
  const dates = findDates(line.groups!['dates']!).map(({ value }) => String(value));
  return dates
    .filter((edtf) => /^\d/.test(edtf))
    .map((edtf) => ({
      kind: 'visit',
      pair,
      start: 0,
      end: line[0].length,
      guest: line.groups!['who']!,
      guestCountry: way.from,
      hostCountry: way.to,
      value: { type: 'date', of: 'visit', edtf },
      period: edtf,
      modality: 'asserted',
    }));
}

/** From where to where the visits of a list went, by the line above it. */
function captioned(unit: Unit): { from: CountryCode; to: CountryCode } | undefined {
  let above: Unit | undefined = unit.before;
  while (above && above.passage.shape === 'item' && above.passage.paragraph === unit.passage.paragraph)
    above = above.before;
  const sentence = above && sentencesOf(above).at(-1);
  const [match] = sentence ? sentence.marks.matchAll(FROM_TO) : [];
  const from = sentence?.named.get(match?.groups?.['from'] ?? '');
  const to = sentence?.named.get(match?.groups?.['to'] ?? '');
  return from && to && from !== to ? { from, to } : undefined;
}

/** Visits that a table or a list tells, one a line. */
export const visitListsRule: Rule = {
  name: 'visit-lists',
  propose: (unit) => (unit.passage.shape === 'row' ? row(unit) : unit.passage.shape === 'item' ? item(unit) : []),
};
