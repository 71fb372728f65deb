import type { CountryCode } from '../../model/country.ts';
import { LAND, pattern } from './marked.ts';
import { hostOf, asOfNow, quoteTo } from './missions.ts';
import { otherThan, ruleOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt, countryOfCity, type City } from './places.ts';
import { postsAt, type Post } from './posts.ts';

const FROM = '(?:through|from|via|by|with|by way of)';
const ENVOY =
  "(?:an? |its |the |their )?(?:[\\ue000-\\ue3ff]+['’]s )?(?:non-resident |roving |concurrent )?(?:ambassador|high commissioner|mission)(?:,| who is)?(?: based| resident| residing| accredited)? (?:in|at) ";

const seatOf = (city: City): CountryCode | undefined => city.country ?? countryOfCity(city.name);

function accredited(match: Match, sending: CountryCode, to: CountryCode, city: City, posts: readonly Post[]): Said[] {
  const { sentence } = match;
  const seatCountry = seatOf(city);
  if (seatCountry === undefined || seatCountry === to || sending === to) return [];
  return [
    {
      kind: 'accreditation',
      between: [sending, to],
      sending,
      accreditedTo: to,
      seat: city.name,
      seatCountry,
      value: { type: 'place', of: 'residence', names: [city.name] },
      period: undefined,
      ...asOfNow(sentence),
      modality: 'asserted',
      quote: quoteTo(sentence, match.start, posts),
      topic: topicOf(sending, to, 'accreditation', `of-${sending}`),
    },
  ];
}

/** "A is represented in B through its embassy in C and an honorary consulate in D": the one sits elsewhere, the other in B. */
function represented(match: Match): Said[] {
  const { sentence } = match;
  const sending = match.land('who');
  const to = match.land('to') ?? otherIn(match, sending);
  if (!sending || !to) return [];
  const envoy = match.at('envoy');
  if (envoy) {
    const [city] = citiesAt(sentence, envoy.end);
    const post = { words: '', cities: city ? [city] : [], start: match.start, end: city?.end ?? match.end };
    return city ? accredited(match, sending, to, city, [post]) : [];
  }
  const posts = postsAt(sentence, match.end);
  return posts.flatMap((post) =>
    post.cities.flatMap((city): Said[] => {
      const there = seatOf(city);
      if (there !== undefined && there !== to && post.mission !== 'honorary-consulate')
        return accredited(match, sending, to, city, posts);
      const isTheirs =
        there === to || (there === undefined && post.mission !== 'embassy' && post.mission !== undefined);
      return isTheirs && hostOf(sentence, sending, city) === to
        ? [resident(match, sending, to, city, post, posts)]
        : [];
    }),
  );
}

/** Whom a sentence means that names only the sender and where its embassy is. */
function otherIn({ sentence, start, end }: Match, sending: CountryCode | undefined): CountryCode | undefined {
  const own = sentence.marks.slice(start, end);
  const codes = [...sentence.named].flatMap(([char, code]) => (own.includes(char) ? [code] : []));
  return otherThan({ ...sentence, codes }, sending);
}

function resident(
  match: Match,
  sending: CountryCode,
  host: CountryCode,
  city: City,
  post: Post,
  posts: readonly Post[],
): Said {
  return {
    kind: 'mission',
    between: [sending, host],
    sending,
    host,
    ...(post.mission && { mission: post.mission }),
    city: city.name,
    status: 'open',
    value: { type: 'place', of: 'seat', names: [city.name] },
    period: undefined,
    ...asOfNow(match.sentence),
    modality: 'asserted',
    quote: quoteTo(match.sentence, match.start, posts),
    topic: topicOf(sending, host, 'missions', `of-${sending}`),
  };
}

function ambassador(match: Match): Said[] {
  const [sending, to] = [match.land('who'), match.land('to')];
  const place = match.at('place');
  if (!sending || !to || !place) return [];
  const [city] = citiesAt(match.sentence, place.start);
  return city
    ? accredited(match, sending, to, city, [{ words: '', cities: [], start: match.start, end: match.end }])
    : [];
}

const readers: readonly Reader[] = [
  {
    pattern: pattern(
      `${LAND('who')} (?:is|was|has been|are)(?: also| both| officially| currently| now)? (?:represented|accredited)(?: diplomatically| consularly)?(?: (?:in|to) ${LAND('to')})?(?: consularly| diplomatically)?,? ${FROM} (?<envoy>${ENVOY})?`,
    ),
    read: represented,
  },
  {
    pattern: pattern(
      `${LAND('who')}(?:['’]s?)? (?:non-resident )?(?:ambassador|high commissioner|embassy) (?:in|at) (?<place>[^,;]{2,40}?(?:, [\\ue000-\\ue3ff]+,?)?) is (?:also |concurrently |likewise )*(?:accredited|responsible) (?:to|for) ${LAND('to')}`,
    ),
    read: ambassador,
  },
];

/** Ambassadors who live elsewhere, and what stands for their country in the meantime. */
export const accreditationRule = ruleOf('accreditation', readers, /accredited|represented/iu);
