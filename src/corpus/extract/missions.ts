import { COUNTRIES, partnerIn, type CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, ruleOf, theTwo, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { countryOfCity, type City } from './places.ts';
import { postsAt, type Post } from './posts.ts';
import { whenOf, type Told } from './when.ts';

type MissionSaid = Extract<Said, { kind: 'mission' }>;
type Status = MissionSaid['status'];

const ALSO =
  '(?: (?:also|currently|already|now|only|previously|formerly|additionally|still|officially|later|itself|both|first|formally))*';
const HOLDS = 'has|have|had|has had|have had|maintains?|maintained|keeps?|kept|operates?|operated|retains?|runs?|ran';
const OPENS = 'opened|re-?opened|established|inaugurated|set up|re-?established';
const CLOSES = 'closed|shut|shut down|withdrew';
const PLANS = '(?:will|would|plans? to|planned to|intends? to|is to|decided to|announced plans to) (?:re-?)?open';

/** What a verb says of a mission. */
function statusOf(verb: string, since: boolean): { status: Status; of: string } {
  if (/clos|shut|withdr/iu.test(verb)) return { status: 'closed', of: 'closing' };
  if (/re-?open|re-?establ/iu.test(verb)) return { status: 'open', of: 'reopening' };
  if (/open|establ|inaug|set up/iu.test(verb)) return { status: 'open', of: 'opening' };
  if (/^(?:had|maintained|kept|operated|ran)$/iu.test(verb) && !since) return { status: 'former', of: 'existence' };
  return { status: 'open', of: 'opening' };
}

/** A city that bears its country's name is one only where it is the capital; else the country alone is meant. */
function cityName({ name, country }: City): string | undefined {
  const own = COUNTRIES.find(({ code }) => code === country);
  const isCity = own?.name !== name || own.capitals.includes(name) || ['HK', 'MO'].includes(own.code);
  return isCity || countryOfCity(name) !== undefined ? name : undefined;
}

/** Where a mission of one of the two stands: with the other, unless the city is known to be elsewhere. */
export function hostOf(sentence: Marked, sender: CountryCode, city: City | undefined): CountryCode | undefined {
  const pair = pairFor(sentence.unit, [sender]);
  if (!pair || pair.startsWith('001')) return undefined;
  const host = partnerIn(pair, sender);
  const there = city?.country ?? (city && countryOfCity(city.name));
  return there === undefined || there === host ? host : undefined;
}

interface Telling {
  readonly sentence: Marked;
  readonly sender: CountryCode;
  readonly verb: string;
  readonly posts: readonly Post[];
  readonly quote: Range;
  readonly when?: Told | undefined;
}

/** One claim a city and mission, and one a number of missions. */
function missionsOf(telling: Telling): Said[] {
  return telling.posts.flatMap((post) => [
    ...(post.cities.length > 0 ? post.cities : post.count === undefined ? [undefined] : []).flatMap(
      (city) => missionOf(telling, post, city) ?? [],
    ),
    ...numberOf(telling, post),
  ]);
}

function missionOf(
  { sentence, sender, verb, quote, when }: Telling,
  post: Post,
  city: City | undefined,
): Said | undefined {
  const host = hostOf(sentence, sender, city);
  const { status, of } = statusOf(verb, when !== undefined);
  const told = status === 'former' ? undefined : when;
  if (host === undefined || (city === undefined && !told && post.mission !== 'embassy')) return undefined;
  const name = city && cityName(city);
  const modality = modalityOf(sentence.text.slice(quote.start, quote.end));
  if (modality === 'negated') return undefined;
  return {
    kind: 'mission',
    between: [sender, host],
    sending: sender,
    host,
    ...(post.mission && { mission: post.mission }),
    ...(name !== undefined && { city: name }),
    status,
    value: told
      ? { type: 'date', of, edtf: told.edtf }
      : name === undefined
        ? { type: 'flag', of: post.mission ?? 'mission', value: true }
        : { type: 'place', of: status === 'former' ? 'former seat' : 'seat', names: [name] },
    period: told && lasting(told.edtf),
    ...(told?.qualifier && { qualifier: told.qualifier }),
    ...(!told && status === 'open' && modality === 'asserted' && asOfNow(sentence)),
    modality,
    quote,
    topic: topicOf(sender, host, 'missions', `of-${sender}`),
  };
}

/** From then on, as far as the text tells. */
export const lasting = (edtf: string): string => (edtf.includes('/') ? edtf : `${edtf}/..`);

/** What has no date holds as of the newest year that its text names. */
export function asOfNow({ unit }: Pick<Marked, 'unit'>): { asOf: string; asOfBasis: 'newest-year' } | undefined {
  const year = unit.document.newestYear;
  // A text whose newest year is long past tells of the past; when it was written is not known.
  return year === undefined || year < 2000 ? undefined : { asOf: String(year), asOfBasis: 'newest-year' };
}

function numberOf({ sentence, sender, quote }: Telling, { count, mission, words }: Post): Said[] {
  const host = hostOf(sentence, sender, undefined);
  if (count === undefined || count < 2 || !mission || !host) return [];
  const of = mission === 'embassy' ? 'embassies' : 'consulates';
  return [
    {
      kind: 'mission',
      between: [sender, host],
      sending: sender,
      host,
      mission,
      status: 'open',
      value: { type: 'count', of, n: count, unit: words.toLowerCase() },
      period: undefined,
      ...asOfNow(sentence),
      modality: 'asserted',
      quote,
      topic: topicOf(sender, host, 'missions', `count-of-${sender}`, of),
    },
  ];
}

const NAMED = /^ (?:known as|called|named|as) (?:the )?["“'][^"”]{1,110}["”']/u;

/** The words from `start` to the last mission, its name and its date. */
export function quoteTo({ text }: Marked, start: number, posts: readonly Post[], when?: Range): Range {
  const last = Math.max(...posts.map(({ end, cities }) => Math.max(end, ...cities.map((city) => city.end))));
  const end = Math.max(last + (NAMED.exec(text.slice(last))?.[0].length ?? 0), when?.end ?? 0);
  if (when === undefined || when.start >= start) return { start, end };
  const from = /(?:^|[;,] (?:and |but )?|\(|[.|] ?)[^;,.|]*$/u.exec(text.slice(0, when.start))?.index ?? start;
  const lead = from === 0 ? text.length - text.trimStart().length : from + 2;
  return { start: end - lead > 300 ? start : Math.min(start, lead), end };
}

const CLOSED_SINCE = /^,? (?:although|but|though|which|that|however|and)[^.;]{0,50}\b(?:closed|suspended|shut)\b/iu;
const SINCE = /^[,\s]*(?:there )?since (?:the )?(?:early |late )?$/iu;

/** When it began to hold, or was done; of what only holds, a date counts that says since when. */
function dateOf(sentence: Marked, range: Range, isHeld: boolean): Told | undefined {
  const when = whenOf(sentence, range);
  if (!when || !isHeld) return when;
  const words =
    when.start < range.start ? sentence.text.slice(0, when.start) : sentence.text.slice(range.end, when.start);
  return SINCE.test(words) ? when : undefined;
}

function holds(match: Match): Said[] {
  const { sentence } = match;
  const sender = match.land('who');
  // A mission to an organisation is none to the country where it stands.
  const posts = postsAt(sentence, match.end).filter(({ words }) => !/permanent/iu.test(words));
  if (!sender || posts.length === 0 || IN_EACH.test(sentence.text.slice(posts[0]!.end))) return [];
  const { end } = posts.at(-1)!;
  const closed = CLOSED_SINCE.exec(sentence.text.slice(end));
  const verb = closed ? 'closed' : (match.words('verb') ?? '');
  const range = closed
    ? { start: end, end: end + closed[0].length }
    : { start: (match.at('verb') ?? match).start, end };
  const when = dateOf(sentence, range, new RegExp(`^(?:${HOLDS})$`, 'iu').test(verb));
  if (closed && !when) return [];
  const { start } = match.at('who')!;
  // The second of two short statements is told with the first.
  const from = start <= 60 && /\bembassy\b/iu.test(sentence.text.slice(0, start)) ? 0 : start;
  return missionsOf({ sentence, sender, verb, posts, quote: quoteTo(sentence, from, posts, when), when });
}

/** Missions of each in the other's country, without a place. */
function mutual(match: Match): Said[] {
  const { sentence } = match;
  const two = theTwo(sentence);
  const [who, whom] = [match.land('who'), match.land('whom')];
  if (!two || (who && !two.includes(who)) || (whom && !two.includes(whom))) return [];
  const verb = match.words('verb') ?? '';
  const when = dateOf(sentence, match, new RegExp(`^(?:${HOLDS})$`, 'iu').test(verb));
  const post: Post = { mission: 'embassy', words: 'embassies', cities: [], start: match.start, end: match.end };
  const quote = quoteTo(sentence, match.start, [post], when);
  return two.flatMap((sender) => missionsOf({ sentence, sender, verb, posts: [post], quote, when }));
}

function absent(match: Match): Said[] {
  const { sentence } = match;
  const who = match.land('who');
  const senders = who ? [who] : (theTwo(sentence) ?? []);
  return senders.flatMap((sender): Said[] => {
    const host = hostOf(sentence, sender, undefined);
    if (!host || sentence.codes.some((code) => code !== sender && code !== host)) return [];
    return [
      {
        kind: 'mission',
        between: [sender, host],
        sending: sender,
        host,
        mission: 'embassy',
        status: 'none',
        value: { type: 'flag', of: 'embassy', value: false },
        period: undefined,
        ...asOfNow(sentence),
        modality: 'negated',
        quote: { start: match.start, end: match.end },
        topic: topicOf(sender, host, 'missions', `of-${sender}`),
      },
    ];
  });
}

/** "An honorary consulate in Suva serves Maltese interests." */
function served(match: Match): Said[] {
  const { sentence } = match;
  const sender = match.land('who');
  const posts = postsAt(sentence, match.start);
  if (!sender || posts.length === 0) return [];
  return missionsOf({ sentence, sender, verb: 'has', posts, quote: { start: match.start, end: match.end } });
}

const EACH =
  "(?:in each other['’]s (?:capital(?: cit(?:y|ies))?s?|countr(?:y|ies)|territory)|reciprocally|in the (?:other|respective) (?:country|capitals?)|in each other['’]s capitals respectively|in their respective capitals|in both capitals)";
const IN_EACH = new RegExp(`^ ${EACH}`, 'iu');
const readers: readonly Reader[] = [
  {
    pattern: pattern(`${LAND('who')}(?:['’]s government)?${ALSO} (?<verb>${OPENS}|${CLOSES}|${PLANS})(?: down)?(?= )`),
    read: holds,
  },
  { pattern: pattern(`${LAND('who')}${ALSO} (?<verb>has had|have had|${HOLDS})${ALSO}(?= )`), read: holds },
  {
    pattern: pattern(
      `^${LAND('who')} (?:is|was|has|have)\\b[^;]{0,200}?,? and(?: it)?(?: also)? (?<verb>has|maintains|operates|keeps)(?= )`,
    ),
    read: holds,
  },
  { pattern: pattern(`${LAND('who')} (?:diplomatic )?(?<verb>missions) in (?:the )?[\\ue000-\\ue3ff]+:`), read: holds },
  {
    pattern: pattern(
      `(?:(?:both|the two|the) (?:countries|nations|states|sides|governments)|they|(?:both )?${LAND('who')} and ${LAND('whom')}) (?:both |each |mutually |also )*(?<verb>opened|established|have|maintain|operate|exchanged) (?:resident |permanent |reciprocal )*(?:embassies|diplomatic missions|an embassy) ${EACH}`,
    ),
    read: mutual,
  },
  {
    pattern: pattern(
      `\\bneither (?:country|nation|state|of them|side) (?:has|maintains|keeps) (?:an? |any )?(?:resident (?:ambassadors?|embass(?:y|ies)|diplomatic missions?)|embass(?:y|ies)(?: in the other)?)`,
    ),
    read: absent,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:(?:does|do|did) not (?:currently |yet )?(?:have|maintain|operate|keep)|has no|have no) (?:an? |any )?(?:resident )?embass(?:y|ies)(?: in (?:the )?[\\ue000-\\ue3ff]+)?`,
    ),
    read: absent,
  },
  {
    pattern: pattern(
      `(?:an? |the )(?:honorary )?(?:consulate|embassy)(?:[ -]general)? in [^,;.]{2,40}? (?:assists?|represents?|serves?|looks after|handles?|safeguards?) ${LAND('who')} (?:interests|citizens|nationals)`,
    ),
    read: served,
  },
];

/** Embassies, consulates and other missions of the two: where they are, how many, opened and closed when. */
export const missionsRule = ruleOf(
  'missions',
  readers,
  /embass|consul|mission|office|legation|nunciature|commission|resident/iu,
);
