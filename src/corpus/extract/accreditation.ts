import type { CountryCode } from '../../model/country.ts';
import { LAND, pattern } from './marked.ts';
import { hostOf, asOfNow, lasting, quoteTo } from './mission-claims.ts';
import { modalityOf } from './modality.ts';
import { otherThan, ruleOf, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt, countryOfCity, type City } from './places.ts';
import { postsAt, type Post } from './posts.ts';
import { whenOf } from './when.ts';

const FROM = '(?:through|from|via|by|with|by way of|out of)';
const OFFICER =
  "(?:ambassador|high commissioner|mission|embassy|high commission|nuncio|nunciature|envoy|chargé(?: d['’]affaires)?|consul(?:ate)?(?:[ -]general)?)";
const ENVOY =
  "(?:an? |its |the |their )?(?:[\\ue000-\\ue3ff]+['’]s )?(?:non-resident |roving |concurrent )?(?:ambassador|high commissioner|mission)(?:,| who is)?(?: based| resident| residing| accredited)? (?:in|at) ";
const ALSO = '(?:(?:also|currently|now|officially|concurrently|likewise|simultaneously|jointly|then|still) ){0,2}';
const BE = '(?:is|are|was|were|has been|have been|had been)';
const PLACE = '(?<place>[^,;|]{2,40}?(?:, [\\ue000-\\ue3ff]+,?| \\([^()]{2,30}\\))?)';
const COVERS = `(?:${BE} ${ALSO}(?:accredited|responsible) (?:to|for|in)|${ALSO}(?:covers?|covered|serves?|served|handles?|looks? after|has jurisdiction over|${BE} in charge of)(?: (?:its )?relations with)?)`;

const seatOf = (city: City): CountryCode | undefined => city.country ?? countryOfCity(city.name);

function accredited(match: Match, sending: CountryCode, to: CountryCode, city: City, posts: readonly Post[]): Said[] {
  const { sentence } = match;
  const seatCountry = seatOf(city);
  if (seatCountry === undefined || seatCountry === to || sending === to) return [];
  const end = Math.max(match.end, city.end, ...posts.map((post) => post.end));
  const when = whenOf(sentence, { start: match.start, end });
  const since = when && /\bsince $/iu.test(sentence.text.slice(0, when.start)) ? when : undefined;
  const isPast = /\b(?:was|were|had been|covered|served)\b/iu.test(sentence.text.slice(match.start, match.end));
  const modality = modalityOf(sentence.text.slice(match.start, city.end));
  if (modality === 'negated') return [];
  return [
    {
      kind: 'accreditation',
      between: [sending, to],
      sending,
      accreditedTo: to,
      seat: city.name,
      seatCountry,
      value: { type: 'place', of: 'residence', names: [city.name] },
      period: since && lasting(since.edtf),
      ...(!isPast && !since && asOfNow(sentence)),
      modality,
      quote: quoteTo(sentence, match.start, posts, since),
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
  if (posts.length === 0) return seated(match, sending, to, match.end);
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

/** The city at a place of a sentence is where the envoy sits. */
function seated(match: Match, sending: CountryCode, to: CountryCode, at: number): Said[] {
  const [city] = citiesAt(match.sentence, at);
  if (!city || city.isLand) return [];
  const post = { words: '', cities: [], start: match.start, end: Math.max(match.end, city.end) };
  return accredited(match, sending, to, city, [post]);
}

/** Who is accredited where, when the sentence names one of the two or both, and the city inside or right behind. */
function ambassador(match: Match): Said[] {
  const who = match.land('who');
  // A third country may be named beside the city.
  const other = (code: CountryCode | undefined) => otherThan({ ...match.sentence, codes: [] }, code);
  const to = match.land('to') ?? other(who);
  const sending = who ?? other(to);
  const at = match.at('place')?.start ?? match.end;
  return sending && to ? seated(match, sending, to, at) : [];
}

const readers: readonly Reader[] = [
  {
    pattern: pattern(
      `${LAND('who')} ${BE}(?: also| both| officially| currently| now| concurrently| diplomatically)? (?:represented|accredited)(?: diplomatically| consularly)?(?: (?:in|to) ${LAND('to')})?(?: consularly| diplomatically)?,? ${FROM} (?<envoy>${ENVOY})?`,
    ),
    read: represented,
  },
  {
    pattern: pattern(
      `(?:${LAND('who')}(?:['’]s?)? |\\b(?<!\\b(?:has|maintains|keeps|operates|had|appointed) )(?:an?|the|its) )(?:non-resident |resident )?${OFFICER}(?: based| resident| residing)? (?:in|at) ${PLACE}(?:,? (?:who|which|that))? ${COVERS} ${LAND('to')}`,
    ),
    read: ambassador,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:has|maintains|keeps|operates|had) (?:an? |its )(?:non-resident |resident )?${OFFICER}(?: based| resident)? (?:in|at) ${PLACE},? (?:who|which|that) ${COVERS} ${LAND('to')}`,
    ),
    read: ambassador,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:covers|handles|conducts|manages|maintains)(?: (?:its )?relations with)? ${LAND('to')} ${FROM} (?:(?:its|the|an?) (?:non-resident )?${OFFICER} (?:in|at) )?(?=(?-i:\\p{Lu}))`,
    ),
    read: ambassador,
  },
  {
    pattern: pattern(
      `${LAND('to')} ${BE} ${ALSO}(?:covered|served|handled|looked after|administered)(?: by ${LAND('who')})? ${FROM} (?:(?:its|the|an?) (?:[\\ue000-\\ue3ff]+ )?(?:non-resident )?${OFFICER} (?:in|at) )?(?=(?-i:\\p{Lu}))`,
    ),
    read: ambassador,
  },
  {
    pattern: pattern(
      `${LAND('who')}(?:['’]s?)? (?:non-resident )?(?:ambassador|high commissioner) (?:to|for|in) ${LAND('to')},? (?:${BE} )?${ALSO}(?:resident|based|stationed|residing|resides|lives|sits) (?:in|at) (?=(?-i:\\p{Lu}))`,
    ),
    read: ambassador,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:has|appointed|maintains) (?:an? |its )?(?:non-resident|roving) (?:ambassador|high commissioner)(?: (?:to|for) ${LAND('to')})?,?(?: based| resident| residing)? (?:in|at) (?=(?-i:\\p{Lu}))`,
    ),
    read: ambassador,
  },
];

/** Ambassadors who live elsewhere, and what stands for their country in the meantime. */
export const accreditationRule = ruleOf(
  'accreditation',
  readers,
  /accredited|represented|covere|covers|serve|responsible|resident|resid|handle|look|based|relations/iu,
);
