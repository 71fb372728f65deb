import { LAND, pattern, type Marked } from './marked.ts';
import { ELEVATIONS } from './elevations.ts';
import { eventSaid, redated, type Event, type Subject } from './mission-event.ts';
import { ruleOf, sentencesOf, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt, countryOfCity, type City } from './places.ts';
import { headed, kindOf, TYPE } from './posts.ts';
import { datesIn, whenOf } from './when.ts';

const EVENT =
  /(?:^|[\s,])(?<verb>re-?opened|resumed (?:operations|work)|opened|set up|founded|(?:began|started) operations|began operating|(?<=(?:has|had|have) (?:been )?)(?:open|operating|existed|operated)(?! by)|inaugurated|re-?established|established|closed|abolished|shut)(?: down)?(?: its doors)?(?: again)?(?<mid>(?:(?! and )[^;.]){0,70}?)\b(?:in|on|since|from) (?:the (?:early |late )?)?(?=[\uf000-\uf3ff])/giu;
const BARE = /\s(re-?opened|opened|inaugurated|re-?established|established|set up|closed|abolished|shut)\b/iu;

// What stands between a mission and what happened to it; farther off it may have happened to something else.
const LINK =
  /^(?: \([^()]{1,40}\))?(?: (?:in|at|to) (?:what (?:is|was) (?:now|today) )?(?:the )?[\ue000-\ue3ff]+)?(?: which| that)?,?(?: was| were| has been| had been| has| had| is)?(?: \p{L}+ly| first| temporarily| again)? ?$/iu;

/** What happened to one mission, one event after the other: "opened in Lyon in 1828, closed in 1941 and reopened in 1948". */
function eventsOf(match: Match, subject: Subject, from: number): Said[] {
  const { sentence } = match;
  const found = happenings(sentence, from);
  const [first] = found;
  if (!first || !LINK.test(sentence.marks.slice(from, first.at))) return [];
  let { city } = subject;
  return found.flatMap((event, i): Said[] => {
    city ??= event.city;
    return eventSaid(match, { ...subject, city }, { ...event, next: found[i + 1] });
  });
}

function happenings(sentence: Marked, from: number): Event[] {
  const rest = sentence.marks.slice(from);
  const dates = datesIn(sentence);
  const dated = [...rest.matchAll(EVENT)].flatMap(({ 0: words, index, groups }): Event[] => {
    const at = from + index;
    const when = dates.find(({ start }) => start >= at + words.length);
    const mid = groups!['mid']!;
    return when
      ? [
          {
            verb: groups!['verb']!,
            at: at + words.search(/\S/u),
            when,
            city: cityAfter(sentence, at + words.indexOf(mid), mid),
          },
        ]
      : [];
  });
  if (dated[0] && LINK.test(sentence.marks.slice(from, dated[0].at))) return dated;
  const bare = BARE.exec(rest);
  const at = from + (bare?.index ?? 0) + 1;
  const when = bare && whenOf(sentence, { start: at, end: at + bare[1]!.length });
  return when
    ? [
        {
          verb: bare[1]!,
          at,
          when,
          city: cityAfter(sentence, at + bare[1]!.length, rest.slice(bare.index + bare[0].length)),
        },
      ]
    : [];
}

function cityAfter(sentence: Marked, at: number, words: string): City | undefined {
  const place = /^ (?:in|at) (?=\S)/u.exec(words);
  const [city] = place ? citiesAt(sentence, at + place[0].length) : [];
  return city;
}

const NOUN = `(?:${LAND('before')}(?:['’]s)? (?:[\\p{Ll}-]+ ){0,2})?(?<type>${TYPE})(?: of (?:the )?${LAND('of')})?(?<where>,? (?:in|at) )?`;

/** The mission that a match names, and where its words end. */
function subjectOf(match: Match): { subject: Subject; end: number } {
  const { sentence } = match;
  const where = match.at('where');
  const [city] = where ? citiesAt(sentence, where.end) : [];
  const sender = match.land('before') ?? match.land('of') ?? headed(sentence.unit);
  const mission = kindOf(match.words('type') ?? '');
  const end = city?.end ?? (where ? where.start : match.end);
  return { subject: { sender, mission, city: city && cityOnly(city) }, end };
}

const cityOnly = (city: City): City | undefined =>
  city.country === undefined || countryOfCity(city.name) ? city : undefined;

/** "It closed in ...": the mission of which the passage before tells that it opened. */
function earlier({ sentence, start }: Match): Subject | undefined {
  const { unit } = sentence;
  const before = [
    ...(unit.before ? sentencesOf(unit.before) : []),
    ...sentencesOf(unit).filter(({ end }) => end <= sentence.start),
    { ...sentence, marks: sentence.marks.slice(0, start) },
  ];
  for (const told of before.toReversed()) {
    const found = [...told.marks.matchAll(SUBJECT)].at(-1);
    if (!found) continue;
    const place = / in (?=\p{Lu})/u.exec(told.marks.slice(found.index));
    const [city] = place ? citiesAt(told, found.index + place.index + place[0].length) : [];
    const sender = told.named.get(found.groups?.['before'] ?? found.groups?.['of'] ?? '') ?? headed(told.unit);
    return { sender, mission: kindOf(found.groups?.['type'] ?? ''), city };
  }
  return undefined;
}

const SUBJECT = pattern(NOUN);
const readers: readonly Reader[] = [
  {
    pattern: pattern(NOUN),
    read(match) {
      const { subject, end } = subjectOf(match);
      return eventsOf(match, subject, end);
    },
  },
  {
    pattern: pattern('(?:^|; )(?:it|the (?:post|mission|office|embassy|consulate|legation))(?= )'),
    read(match) {
      const subject = earlier(match);
      return subject ? eventsOf(match, subject, match.end) : [];
    },
  },
  {
    pattern: pattern(`^The post at (?<place>\\p{Lu})`),
    read(match) {
      const [city] = citiesAt(match.sentence, match.at('place')!.start);
      return city ? eventsOf(match, { sender: headed(match.sentence.unit), mission: undefined, city }, city.end) : [];
    },
  },
  {
    // "established the Peruvian Embassy at Suva", with a date before or behind
    pattern: pattern(
      `(?<verb>established|opened|closed|re-?opened|inaugurated) (?:the |its |an? ){0,2}(?:new |resident |first ){0,2}${LAND('before')} (?<type>${TYPE}) (?:in|at) (?<place>\\p{Lu})`,
    ),
    read(match) {
      const [city] = citiesAt(match.sentence, match.at('place')!.start);
      const when = city && whenOf(match.sentence, { start: match.start, end: city.end });
      const subject = { sender: match.land('before'), mission: kindOf(match.words('type')!), city };
      return when
        ? eventSaid(match, subject, {
            verb: match.words('verb')!,
            at: match.start,
            when: { ...when, end: Math.max(when.end, city.end) },
          })
        : [];
    },
  },
  {
    pattern: pattern(
      `(?:transferred|moved|relocated) (?:the |its |their )?(?:${LAND('before')} )?(?<type>${TYPE})(?: from [^;.]{2,40}?)? to (?<place>\\p{Lu})`,
    ),
    read(match) {
      const [city] = citiesAt(match.sentence, match.at('place')!.start);
      const when = city && whenOf(match.sentence, { start: match.start, end: city.end });
      const subject = {
        sender: match.land('before') ?? headed(match.sentence.unit),
        mission: kindOf(match.words('type')!),
        city,
      };
      return when ? redated(eventSaid(match, subject, { verb: 'moved', at: match.start, when }), 'move', when) : [];
    },
  },
];

/** What happened to missions, where the sentence is about the mission and not about who sent it. */
export const missionEventsRule = ruleOf(
  'mission-events',
  [...ELEVATIONS, ...readers],
  /embass|consul|mission|office|legation|^it |post/iu,
);
