import type { CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { OFFICE, personAt, personBefore, type Person } from './people.ts';
import { otherThan, pairFor, ruleOf, theTwo, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt, countryOfCity } from './places.ts';
import { spanOf } from './span.ts';
import { datesIn, whenOf, type Told } from './when.ts';

const SORT =
  '(?:(?:an?|his|her|their|the|its|this|first|second|third|fourth|official|state|working|private|[\\p{L}\\uf400-\\uf7ff]+-(?:day|week|long)|brief|short|historic|reciprocal|return|courtesy|royal|unofficial|ever|landmark|goodwill|such|own|formal|friendly|fraternal|and|high-level|ministerial|presidential|bilateral|inaugural|maiden|farewell|surprise|full|day|business|study|further|another) ){0,5}';
const TRIP = '(?:visits?|trips?|tours?|journeys?)';
const ORDER = '(?:first|second|third|fourth|fifth|last|only|highest-ranking)';
const GOES = `(?:reciprocated the visit and )?(?:(?:also|later|then|again|first|officially|recently|subsequently|in turn) )?(?:(?:became|was|is)(?: also)? the ${ORDER} [^;,.]{3,60} to (?:visit|(?:pay|make) ${SORT}visit to|travel to|set foot in)|visited|toured|(?:paid|made|undertook|conducted|began|concluded|completed|embarked on|went on|carried out|started|was on|were on|arrived (?:in|at)[^;.]{2,30} (?:for|on)) ${SORT}${TRIP} (?:to|of|in)|(?:travel(?:l)?ed|flew|went|came|journeyed|sailed) (?:to|through)|arrived in|landed in|stopped(?: over)? in|made ${SORT}(?:stop|stopover) (?:in|at)|(?:led|headed|brought) [^;,.]{0,40}?(?:delegation|mission)[^;,.]{0,40}? to|(?:will|would|is (?:due|set|scheduled|expected) to|plans? to|intends? to) (?:visit|travel to|go to|(?:pay|make) ${SORT}visit to))`;
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
  const found = todayOf(sentence) ?? whenOf(sentence, range);
  // "The first since 2008" was not in 2008.
  const when = found && /\bsince\s+$/iu.test(sentence.text.slice(0, found.start)) ? undefined : found;
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

/** "Today" is the day of the text. */
function todayOf({ text, unit }: Marked): Told | undefined {
  const at = /\btoday\b/iu.exec(text)?.index;
  const day = unit.document.textDate?.edtf;
  return at === undefined || day === undefined
    ? undefined
    : { start: at, end: at + 5, edtf: day, qualifier: 'implied' };
}

function valueOf(when: Told | undefined, to: Destination, { text }: Marked): Said['value'] {
  if (when) return { type: 'date', of: 'visit', edtf: when.edtf };
  return { type: 'place', of: 'destination', names: [to.city ?? text.slice(to.start, to.end).trim()] };
}

function goes(match: Match): Said[] {
  const { sentence } = match;
  const guest = personBefore(sentence, match.start);
  const to = destinationAt(sentence, match.end);
  const said = guest && to && visitOf(sentence, guest, to, { start: match.start, end: to.end });
  return said ? [said, ...again(sentence, said, to)] : [];
}

/** "President N was in Lima from 3 to 5 May 1998": only with its day, since people are in many things. */
function stays(match: Match): Said | undefined {
  const [said] = goes(match);
  const isDay = /^\d{4}-\d\d/.test(String(said?.period ?? ''));
  const isTold = /^[^,;.]{3,60} (?:on|for|during) (?:an?|the) [^,;.]{0,30}visit\b/u.test(
    match.sentence.text.slice(match.end),
  );
  return (isDay || isTold) && /^ (?:\p{Lu}|[\ue000-\ue3ff])/u.test(match.sentence.marks.slice(match.end))
    ? said
    : undefined;
}

/** "Her Peruvian counterpart N returned the visit": to the other country. */
function returns({ sentence, start, end }: Match): Said | undefined {
  const guest = personBefore(sentence, start);
  const country = otherThan(sentence, guest?.country);
  return guest && country ? visitOf(sentence, guest, { start: end, end, country }, { start, end }) : undefined;
}

const NAMES =
  /^ ?(?:(?:his|her) counterpart,? |the )?(?<who>(?:\p{Lu}[\p{L}.'’-]*|of|for|and|the|de|al|bin|[\ue000-\ue3ff]+)(?: (?:\p{Lu}[\p{L}.'’-]*|of|for|and(?= \p{Lu})|the|de|al|bin|[\ue000-\ue3ff]+))*)/u;

/** The words that name somebody right behind a place of a sentence. */
function namedAt({ marks }: Marked, at: number): Range | undefined {
  const found = NAMES.exec(marks.slice(at));
  if (!found) return undefined;
  const end = at + found[0].replace(/(?<=\p{Ll}{3})\.$/u, '').length;
  return { start: at + found[0].length - found.groups!['who']!.length, end };
}

/** "President N received Prime Minister M in Lima on 3 May 1998" */
function receives(match: Match): Said | undefined {
  const { sentence } = match;
  const named = namedAt(sentence, match.end);
  const guest = named && personAt(sentence, named.start, named.end);
  if (!guest) return undefined;
  const host = match.land('host') ?? personBefore(sentence, match.start)?.country;
  return received(sentence, guest, { start: match.start, end: guest.end }, host);
}

/** "President N was received by Prime Minister M in Lima" */
function isReceived(match: Match): Said | undefined {
  const { sentence } = match;
  const guest = personBefore(sentence, match.start);
  const by = match.at('by');
  const hosts = by && [...sentence.marks.slice(by.start, by.end).matchAll(/[\ue000-\ue3ff]/gu)];
  return guest && received(sentence, guest, match, hosts?.[0] && sentence.named.get(hosts[0][0]));
}

/** Where somebody is received: the place told right behind, else with the host, else in the other country. */
function received(sentence: Marked, guest: Person, at: Range, host: CountryCode | undefined): Said | undefined {
  const place = /^,? (?:in|at|to) (?=(?:the )?[\p{Lu}\ue000-\ue3ff])/u.exec(sentence.marks.slice(at.end));
  const to = place ? destinationAt(sentence, at.end + place[0].length) : undefined;
  const country = to?.country ?? host ?? otherThan(sentence, guest.country);
  const two = theTwo(sentence);
  const from = guest.country ?? two?.find((code) => code !== country);
  const where = { start: at.end, end: at.end, ...to, ...(country && { country }) };
  if (!country || !from || !two?.includes(country)) return undefined;
  const said = visitOf(sentence, { ...guest, country: from }, where, { start: at.start, end: where.end });
  return said?.period === undefined ? undefined : said;
}

/** "... visited Peru in 1999, 2004 and 2010": the later times. */
function again(sentence: Marked, said: Said, to: Destination): Said[] {
  const dates = datesIn(sentence);
  const first = dates.findIndex(({ start, edtf }) => start >= to.end && edtf === said.period);
  const more: Said[] = [];
  if (first < 0) return more;
  for (let i = first + 1; i < dates.length; i++) {
    const { start, end, edtf } = dates[i]!;
    if (!/^(?:,|,? and(?: again)?)(?: in)? $/iu.test(sentence.text.slice(dates[i - 1]!.end, start))) break;
    const quote = said.quote && { ...said.quote, end };
    more.push({ ...said, value: { type: 'date', of: 'visit', edtf }, period: edtf, ...(quote && { quote }) });
  }
  return more;
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
  const { start, end } = namedAt(sentence, match.end) ?? { start: match.end, end: match.end };
  const when = whenOf(sentence, { start: match.start, end });
  if (!first || !when || !two) return undefined;
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
  { pattern: pattern('(?<=[ ,])(?:was|were|stayed) in(?= )'), read: stays },
  {
    pattern: pattern('(?<=[ ,])(?:returned|reciprocated) (?:the|this|that|his|her|their) (?:visit|call)\\b'),
    read: returns,
  },
  {
    pattern: pattern(`(?:${LAND('host')} |(?<=[ ,]))(?:today )?(?:received|hosted|welcomed|played host to)(?= )`),
    read: receives,
  },
  {
    pattern: pattern(
      `(?<=[ ,])(?:was|were) (?:\\p{L}+ly )?(?:received|hosted|welcomed)(?<by> by [^;.]{3,80}?)?(?=,? (?:in|at|on|to) )`,
    ),
    read: isReceived,
  },
  {
    pattern: pattern(
      `\\b(?:during|on|following|after|in the course of) (?:an?|his|her|their|the) (?:[\\uf000-\\uf3ff]+ )?${SORT}(?:visit|trip|tour) to`,
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
  /visit|travel|trip|tour|flew|went|came|arrived|landed|journey|stop|\bmet\b|held|received|host|welcomed|delegation|mission|sailed|(?:was|were|stayed) in/iu,
);

export const HAS_OFFICE = new RegExp(`(?:${OFFICE})`, 'iu');
