import { COUNTRIES, partnerIn, type CountryCode } from '../../model/country.ts';
import type { Range } from '../sentences.ts';
import type { Marked } from './marked.ts';
import { modalityOf } from './modality.ts';
import { pairFor, topicOf, type Said } from './pattern.ts';
import { countryOfCity, type City } from './places.ts';
import type { Post } from './posts.ts';
import type { Told } from './when.ts';

type MissionSaid = Extract<Said, { kind: 'mission' }>;
type Status = MissionSaid['status'];

/** What a verb says of a mission. */
function statusOf(verb: string, when: Told | undefined): { status: Status; of: string } {
  if (/clos|shut|withdr/iu.test(verb)) return { status: 'closed', of: 'closing' };
  if (/re-?open|re-?establ/iu.test(verb)) return { status: 'open', of: 'reopening' };
  if (/open|establ|inaug|set up/iu.test(verb)) return { status: 'open', of: 'opening' };
  if (/^(?:had|maintained|kept|operated|ran)$/iu.test(verb) && (!when || when.edtf.includes('/')))
    return { status: 'former', of: 'existence' };
  return { status: 'open', of: 'opening' };
}

/** A city that bears its country's name is one only where it is the capital; else the country alone is meant. */
function cityName({ name, country, isLand }: City): string | undefined {
  const own = isLand && COUNTRIES.find(({ code }) => code === country);
  const isCity = !own || own.capitals.includes(name) || ['HK', 'MO'].includes(own.code);
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

export interface Telling {
  readonly sentence: Marked;
  readonly sender: CountryCode;
  readonly verb: string;
  readonly posts: readonly Post[];
  readonly quote: Range;
  readonly when?: Told | undefined;
  /** When it ended, where the same sentence says so. */
  readonly until?: string | undefined;
}

/** One claim a city and mission, and one a number of missions. */
export function missionsOf(telling: Telling): Said[] {
  return telling.posts.flatMap((post) => [
    ...(post.cities.length > 0 ? post.cities : post.count === undefined ? [undefined] : []).flatMap(
      (city) => missionOf(telling, post, city) ?? [],
    ),
    ...numberOf(telling, post),
  ]);
}

function missionOf(
  { sentence, sender, verb, quote, when, until }: Telling,
  post: Post,
  city: City | undefined,
): Said | undefined {
  const host = hostOf(sentence, sender, city);
  const { status, of } = statusOf(verb, when);
  const told = status === 'former' ? undefined : when;
  // "An embassy in every capital" is none that is known.
  const elsewhere =
    city === undefined && /^ (?:in|at)\b(?! (?:the )?[\uf000-\uf3ff])/u.test(sentence.marks.slice(post.end));
  if (host === undefined || elsewhere || (city === undefined && !told && post.mission !== 'embassy')) return undefined;
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
    period:
      status === 'former' ? when?.edtf : told && (until === undefined ? lasting(told.edtf) : `${told.edtf}/${until}`),
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
  const told = Math.max(last + (NAMED.exec(text.slice(last))?.[0].length ?? 0), when?.end ?? 0);
  const end = told + (text[told] === ')' && /\([^()]*$/u.test(text.slice(last, told)) ? 1 : 0);
  if (when === undefined || when.start >= start) return { start, end };
  const from = /(?:^|[;,] (?:and |but )?|\(|[.|] ?)[^;,.|]*$/u.exec(text.slice(0, when.start))?.index ?? start;
  const lead = from === 0 ? text.length - text.trimStart().length : from + 2;
  return { start: end - lead > 300 ? start : Math.min(start, lead), end };
}
