import type { CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { OFFICE, personAt, personBefore, type Person } from './people.ts';
import { pairFor, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt, countryOfCity } from './places.ts';
import { spanOf } from './span.ts';
import { whenOf, type Told } from './when.ts';

const SORT =
  '(?:(?:an?|his|her|their|the|its|first|second|third|fourth|official|state|working|private|two-day|three-day|four-day|one-day|brief|historic|reciprocal|return|courtesy|royal|short|unofficial|ever|landmark|goodwill|such|own) ){0,5}';
const GOES = `(?:reciprocated the visit and )?(?:became the first [^;,.]{3,60} to visit|(?:also |later |then |again |first |officially |recently )?(?:visited|toured)|(?:paid|made|undertook|conducted|began|concluded|completed|embarked on|went on|arrived (?:in|at)[^;.]{2,30} (?:for|on)) ${SORT}(?:visits?|trips?|tours?|journeys?) (?:to|of|in)|(?:travel(?:l)?ed|flew|went|came|journeyed) (?:to|through)|arrived in|landed in)`;
const DETAIL = '(?:(?:the|both) )?(?:(?:northern|southern|eastern|western|central|coastal|capital|port) )?';

interface Destination extends Range {
  readonly country?: CountryCode;
  readonly city?: string;
}

/** Where a journey goes that is told at a place of a sentence: a country, a city or both. */
function destinationAt(sentence: Marked, at: number): Destination | undefined {
  const { marks, named } = sentence;
  const lead = new RegExp(`^ ?${DETAIL}`, 'iu').exec(marks.slice(at))![0].length;
  const from = at + lead;
  const land = /^([\ue000-\ue3ff])\1*/u.exec(marks.slice(from));
  if (!land) {
    const [city] = citiesAt(sentence, from);
    if (!city) return undefined;
    const country = city.country ?? countryOfCity(city.name);
    return { start: at, end: city.end, city: city.name, ...(country && { country }) };
  }
  const country = named.get(land[1]!);
  const place = /^ (?:cit(?:y|ies)|town|capital|port|state|province|region|island)(?: of|,)? (?=\p{Lu})/u.exec(
    marks.slice(from + land[0].length),
  );
  const [city] = place ? citiesAt(sentence, from + land[0].length + place[0].length) : [];
  return {
    start: at,
    end: city?.end ?? from + land[0].length,
    ...(country && { country }),
    ...(city && { city: city.name }),
  };
}

function visitOf(sentence: Marked, guest: Person, to: Destination, range: Range): Said | undefined {
  const pair = pairFor(sentence.unit, [guest.country, to.country]);
  const when = whenOf(sentence, range);
  if (!pair || guest.country === to.country || (guest.country === undefined && to.country === undefined))
    return undefined;
  const quote = spanOf(sentence.text, { start: guest.start, end: range.end }, when);
  const modality = modalityOf(sentence.text.slice(Math.max(quote.start, guest.start), quote.end));
  if (modality === 'negated') return undefined;
  return {
    kind: 'visit',
    between: [guest.country, to.country],
    guest: guest.words,
    ...(guest.country && { guestCountry: guest.country }),
    ...(to.country && { hostCountry: to.country }),
    ...(to.city !== undefined && { places: [to.city] }),
    value: valueOf(when, to, sentence),
    period: when?.edtf,
    ...(when?.qualifier && { qualifier: when.qualifier }),
    modality,
    quote,
  };
}

function valueOf(when: Told | undefined, to: Destination, { text }: Marked): Said['value'] {
  if (when) return { type: 'date', of: 'visit', edtf: when.edtf };
  return { type: 'place', of: 'destination', names: [to.city ?? text.slice(to.start, to.end).trim()] };
}

function goes(match: Match): Said | undefined {
  const { sentence } = match;
  const guest = personBefore(sentence, match.start);
  const to = destinationAt(sentence, match.end);
  return guest && to ? visitOf(sentence, guest, to, { start: match.start, end: to.end }) : undefined;
}

/** "During his 2022 visit to Suva, Ambassador N ..." */
function during(match: Match): Said | undefined {
  const { sentence } = match;
  const to = destinationAt(sentence, match.end);
  if (!to) return undefined;
  const comma = /^[^,;.]{0,30}, /u.exec(sentence.marks.slice(to.end));
  const start = to.end + (comma?.[0].length ?? 0);
  const who =
    /^(?:the |former |then )*(?:[\ue000-\ue3ff]+(?:['’]s)? )?(?:[\p{Lu}][\p{L}.'’-]*|of|for|and|the|former|[\ue000-\ue3ff]+|,(?= \p{Lu}))(?: (?:\p{Lu}[\p{L}.'’-]*|of|for|and|the|de|al|bin|[\ue000-\ue3ff]+))*/u.exec(
      sentence.marks.slice(start),
    );
  const guest = comma && who ? personAt(sentence, start, start + who[0].length) : undefined;
  if (!guest) return undefined;
  return visitOf(sentence, guest, to, { start: match.start, end: guest.end });
}

/** "President N's visit to Peru in 1998", "the visit of President N to Peru" */
function noun(match: Match): Said | undefined {
  const { sentence } = match;
  const to = destinationAt(sentence, match.end);
  const who = match.at('of');
  const guest = who ? personAt(sentence, who.start, who.end) : personBefore(sentence, match.start);
  if (!guest || !to) return undefined;
  const said = visitOf(sentence, guest, to, { start: Math.min(guest.start, match.start), end: to.end });
  return said?.period === undefined ? undefined : said;
}

function meets(match: Match): Said | undefined {
  const { sentence } = match;
  const first = personBefore(sentence, match.start);
  const two = theTwo(sentence);
  const rest =
    /^ ?(?:(?:his|her) counterpart,? |the )?(?<who>(?:\p{Lu}[\p{L}.'’-]*|of|for|and|the|de|al|bin|[\ue000-\ue3ff]+)(?: (?:\p{Lu}[\p{L}.'’-]*|of|for|and(?= \p{Lu})|the|de|al|bin|[\ue000-\ue3ff]+))*)/u.exec(
      sentence.marks.slice(match.end),
    );
  const start = match.end + (rest ? rest[0].length - rest.groups!['who']!.length : 0);
  const end = match.end + (rest?.[0].length ?? 0);
  const when = whenOf(sentence, { start: match.start, end });
  if (!first || !rest || !when || !two) return undefined;
  const second = sentence.text.slice(start, end).trim();
  const countries = [
    first.country,
    ...[...sentence.named].flatMap(([char, code]) => (sentence.marks.slice(start, end).includes(char) ? [code] : [])),
  ];
  if (countries.some((code) => code !== undefined && !two.includes(code)) || !/\p{Lu}\p{L}+ \p{Lu}/u.test(second))
    return undefined;
  if (countries.every((code) => code === undefined)) return undefined;
  const quote = spanOf(sentence.text, { start: first.start, end }, when);
  const modality = modalityOf(sentence.text.slice(first.start, end));
  if (modality === 'negated') return undefined;
  return {
    kind: 'meeting',
    between: two,
    participants: [first.words, second],
    value: { type: 'date', of: 'meeting', edtf: when.edtf },
    period: when.edtf,
    modality,
    quote,
  };
}

const readers: readonly Reader[] = [
  { pattern: pattern(`(?<=[ ,])${GOES}(?= )`), read: goes },
  {
    pattern: pattern(
      `\\b(?:during|on|following|after|in the course of) (?:a|his|her|their) (?:[\\uf000-\\uf3ff]+ )?${SORT}(?:visit|trip|tour) to`,
    ),
    read: during,
  },
  { pattern: pattern(`(?<=['’]s )${SORT}(?:visit|trip) to`), read: noun },
  { pattern: pattern(`\\b(?:visit|trip) (?:by|of) (?<of>(?:the )?[^;.]{4,110}?) to`), read: noun },
  {
    pattern: pattern('(?<=[ ,])(?:met with|met|held talks with|held a meeting with|held discussions with)(?= )'),
    read: meets,
  },
];

/** Journeys of people in office to the other country, and their meetings. */
export const visitsRule = ruleOf(
  'visits',
  readers,
  /visit|travel|trip|tour|flew|went|came|arrived|landed|journey|\bmet\b|held/iu,
);

/** A caption over a list of journeys: "Visits from Peru to Fiji". */
export const FROM_TO = pattern(
  `visits?\\b[^;.]{0,80}?\\b(?:from|by|of|made by) ${LAND('from')}[^;.]{0,40}? (?:to|in) ${LAND('to')}`,
);
export const HAS_OFFICE = new RegExp(`(?:${OFFICE})`, 'iu');
