import type { Range } from '../sentences.ts';
import { LAND, pattern, type Marked } from './marked.ts';
import { asOfNow, hostOf, missionsOf, quoteTo } from './mission-claims.ts';
import { precedes, ruleOf, theTwo, topicOf, type Match, type Reader, type Said } from './pattern.ts';
import { citiesAt } from './places.ts';
import { kindOf, postsAt, TYPE, type Post } from './posts.ts';
import { datesIn, whenOf, type Told } from './when.ts';

const ALSO =
  '(?: (?:also|currently|already|now|only|previously|formerly|additionally|still|officially|later|itself|both|first|formally))*';
const HOLDS = 'has|have|had|has had|have had|maintains?|maintained|keeps?|kept|operates?|operated|retains?|runs?|ran';
const OPENS = 'opened|re-?opened|established|inaugurated|set up|re-?established';
const CLOSES = 'closed|shut|shut down|withdrew';
const PLANS = '(?:will|would|plans? to|planned to|intends? to|is to|decided to|announced plans to) (?:re-?)?open';

const CLOSED_SINCE = /^,? (?:although|but|though|which|that|however|and)[^.;]{0,50}\b(?:closed|suspended|shut)\b/iu;
const SINCE = /^[,\s(]*(?:there )?(?:since|opened (?:in|on)) (?:the )?(?:early |late )?$/iu;

/** When it began to hold, or was done; of what only holds, a date counts that says since when. */
function dateOf(sentence: Marked, range: Range, isHeld: boolean): Told | undefined {
  const when = whenOf(sentence, range);
  if (!when || !isHeld) return when;
  const words =
    when.start < range.start ? sentence.text.slice(0, when.start) : sentence.text.slice(range.end, when.start);
  // "From 1990 to 1999" is one time; from when alone, it may have ended since.
  const isSpan = when.edtf.includes('/') && /^[,\s(]*(?:from|between) $/iu.test(words);
  return isSpan || SINCE.test(words) ? when : undefined;
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
  const all = { sentence, sender, verb, posts, quote: quoteTo(sentence, from, posts, when), when };
  // A date in brackets is one of the last mission alone.
  const isLast = when !== undefined && sentence.text.slice(end, when.start).includes('(');
  const telling = isLast ? { ...all, posts: posts.slice(-1) } : all;
  const others = isLast ? missionsOf({ ...all, posts: posts.slice(0, -1), when: undefined }) : [];
  const closing = when && !closed ? closingAfter(sentence, when) : undefined;
  if (!closing) return [...others, ...missionsOf(telling)];
  const quote = { ...telling.quote, end: closing.end };
  return [
    ...others,
    ...missionsOf({ ...telling, until: closing.edtf }),
    ...missionsOf({ ...telling, verb: 'closed', when: closing, quote }),
  ];
}

const THEN_CLOSED =
  /^,? (?:but|and|which|before)(?: it)?(?: was| were)?(?: later| then)? clos(?:ed|ing)(?: it| them| again| down){0,2} (?:in|on) $/iu;

/** "... in 1990 but closed it in 1999" */
function closingAfter(sentence: Marked, when: Told): Told | undefined {
  const next = datesIn(sentence).find(({ start }) => start >= when.end);
  const plain = next && !/[/X]/.test(when.edtf + next.edtf) && next.edtf > when.edtf;
  return plain && THEN_CLOSED.test(sentence.text.slice(when.end, next.start)) ? next : undefined;
}

const BEFORE = new RegExp(`\\b${TYPE}(?![^;.]*\\b${TYPE})`, 'iu');

/** "Peru has an embassy in Suva and Fiji has one in Lima", "... and Fiji a consulate in Lima" */
function another(match: Match): Said[] {
  const { sentence } = match;
  const sender = match.land('who');
  const before = sentence.text.slice(0, match.start);
  const words = (BEFORE.exec(before) ?? BEFORE.exec(precedes(sentence)?.text ?? ''))?.[0];
  if (!sender || words === undefined) return [];
  const one = match.at('one');
  const verb = match.words('verb') ?? 'has';
  if (!one) return /\b(?:has|have|maintains|keeps|operates)\b/u.test(before) ? holds(match) : [];
  const cities = citiesAt(sentence, match.end).slice(0, 1);
  const mission = kindOf(words);
  const end = cities[0]?.end ?? match.end;
  const post: Post = { ...(mission && { mission }), words, cities, start: one.start, end };
  const when = dateOf(sentence, { start: match.start, end }, new RegExp(`^(?:${HOLDS})$`, 'iu').test(verb));
  return missionsOf({
    sentence,
    sender,
    verb,
    posts: [post],
    quote: quoteTo(sentence, match.start, [post], when),
    when,
  });
}

/** "There is a Maltese consulate in Nadi." */
function stands(match: Match): Said[] {
  const { sentence } = match;
  const sender = match.land('who');
  const posts = postsAt(sentence, match.end);
  if (!sender || !posts[0]?.cities.length) return [];
  return missionsOf({ sentence, sender, verb: 'has', posts, quote: quoteTo(sentence, match.start, posts) });
}

/** "The embassy of Malta is located in Suva." */
function located(match: Match): Said[] {
  const { sentence } = match;
  const sender = match.land('who') ?? match.land('owner');
  const cities = citiesAt(sentence, match.end);
  const words = match.words('type') ?? match.words('own');
  if (!sender || cities.length === 0 || words === undefined) return [];
  const mission = kindOf(words);
  const post: Post = { ...(mission && { mission }), words, cities, start: match.start, end: cities.at(-1)!.end };
  return missionsOf({ sentence, sender, verb: 'has', posts: [post], quote: quoteTo(sentence, match.start, [post]) });
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

/** "Embassies followed in 1971": those of both. */
const mutualThen = (match: Match): Said[] => mutual(match).filter(({ period }) => period !== undefined);

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
  "(?:in each other['’]s (?:capital(?: cit(?:y|ies))?s?|countr(?:y|ies)|territory)|reciprocally|in the (?:other|respective) (?:country|capitals?)|in each other['’]s capitals respectively|in their respective capitals|in both capitals|in the other['’]s (?:capital(?: city)?|country|territory)|in the other)";
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
      `(?:(?:both|the two|the) (?:countries|nations|states|sides|governments)|they|each(?: country| nation| state| of the two)?|(?:both )?${LAND('who')} and ${LAND('whom')}) (?:both |each |mutually |also )*(?<verb>opened|established|have|has|maintains?|operates?|exchanged) (?:resident |permanent |reciprocal )*(?:embassies|diplomatic missions|an embassy) ${EACH}`,
    ),
    read: mutual,
  },
  {
    pattern: pattern(
      `\\b(?:resident |permanent )?(?:embassies|ambassadors) (?:(?<verb>followed)|were (?:\\p{L}+ly )?(?<done>opened|established|exchanged|set up|inaugurated))(?: ${EACH})?(?=,? (?:in|on|only|at) )`,
    ),
    read: mutualThen,
  },
  {
    pattern: pattern(
      `${LAND('who')}${ALSO} (?<verb>${HOLDS}|${OPENS}|${CLOSES}) (?<one>one) (?:in|at) (?=(?-i:\\p{Lu})|[\\ue000-\\ue3ff])`,
    ),
    read: another,
  },
  {
    pattern: pattern(
      `(?:,|;|\\band|\\bwhile) ${LAND('who')}(?: also)?(?= (?:an?|its|one) (?:\\p{L}+ )?${TYPE} (?:in|at) )`,
    ),
    read: another,
  },
  { pattern: pattern(`\\bthere (?:is|are)(?: also)? (?:an? |the )?${LAND('who')} (?=\\p{L})`), read: stands },
  {
    pattern: pattern(
      `(?:\\b(?<type>${TYPE}) of ${LAND('who')}|${LAND('owner')}(?:['’]s?)? (?:resident )?(?<own>${TYPE}))(?: (?:in|to) (?:the )?[\\ue000-\\ue3ff]+)? (?:is|are) (?:located |situated |based |housed |found )?(?:in|at) (?:the (?:[\\p{L}'’-]+ ){1,3}(?:district|quarter|suburb|municipality|neighbou?rhood|area|section|borough) of )?`,
    ),
    read: located,
  },
  {
    pattern: pattern(
      `\\bneither (?:country|nation|state|of them|side) (?:has|maintains|keeps) (?:an? |any )?(?:resident (?:ambassadors?|embass(?:y|ies)|diplomatic missions?)|embass(?:y|ies)(?: in the other)?)`,
    ),
    read: absent,
  },
  {
    pattern: pattern(
      `${LAND('who')} (?:(?:does|do|did) not (?:currently |yet )?(?:have|maintain|operate|keep)|has no|have no) (?:an? |any )?(?:resident )?(?:embass(?:y|ies)|(?:diplomatic )?missions?|ambassadors?|diplomatic representation)(?: in (?:the )?[\\ue000-\\ue3ff]+)?`,
    ),
    read: absent,
  },
  {
    pattern: pattern(
      `\\bthere (?:is|are) (?:currently )?no (?:resident )?${LAND('who')} embass(?:y|ies)(?: in (?:the )?[\\ue000-\\ue3ff]+)?`,
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
  /embass|consul|mission|office|section|representation|legation|nunciature|commission|resident/iu,
);
