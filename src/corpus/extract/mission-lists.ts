import { COUNTRIES, partnerIn, type CountryCode, type Pair } from '../../model/country.ts';
import { asOfNow } from './missions.ts';
import { headed, kindOf, TYPE } from './posts.ts';
import { countryOfCity } from './places.ts';
import { sentencesOf, theTwo, topicOf } from './pattern.ts';
import type { Proposal, Rule } from './rule.ts';
import type { Unit } from './unit.ts';

const LINE =
  /^(?<caption>chancery|embassy|consulates?(?:\(s\))?(?: general)?|consulates general|honorary consulates?(?:\(s\))?|branch offices?(?:\(s\))?): (?<where>.{3,250})$/isu;
const REPRESENTATION = /^Diplomatic representation (?<way>in|from) the US\b/iu;
const NONE = /^(?:none|vacant|n\/a|-|the US does not)/iu;

/** Lines of a handbook: "consulate(s) general: Lyon, Marseille" below "Diplomatic representation from the US". */
function handbook(unit: Unit): Proposal[] {
  const way = REPRESENTATION.exec(unit.section.heading)?.groups?.['way'];
  const line = LINE.exec(unit.text);
  const [home] = unit.document.countries;
  const [pair] = unit.passage.pairs;
  if (!way || !line || !home || !pair || NONE.test(line.groups!['where']!)) return [];
  const [sending, host] = way.toLowerCase() === 'in' ? [home, 'US'] : ['US', home];
  const { caption = '', where = '' } = line.groups!;
  const isAddress = /chancery|embassy/iu.test(caption);
  const cities = isAddress
    ? [cityIn(where, host)]
    : where
        .replace(/\(.*?\)/gu, '')
        .split(/, (?:and )?| and |; /u)
        .map((city) => city.trim());
  return cities.flatMap((city): Proposal[] => {
    if (!isAddress && (city === undefined || !/^\p{Lu}[\p{L}.' -]{2,30}$/u.test(city))) return [];
    const mission = isAddress ? 'embassy' : kindOf(caption);
    return [placed(unit, pair, { sending, host, city, mission, ...(isAddress && { address: where }) })];
  });
}

interface Placed {
  readonly sending: CountryCode;
  readonly host: CountryCode;
  readonly city?: string | undefined;
  readonly mission?: ReturnType<typeof kindOf>;
  readonly address?: string;
  readonly closed?: boolean;
}

function placed(unit: Unit, pair: Pair, { sending, host, city, mission, address, closed }: Placed): Proposal {
  return {
    kind: 'mission',
    pair,
    start: 0,
    end: Math.min(unit.text.length, 300),
    sending,
    host,
    ...(mission && { mission }),
    ...(city !== undefined && { city }),
    status: closed ? 'closed' : 'open',
    value:
      address === undefined
        ? city === undefined
          ? { type: 'flag', of: 'mission', value: true }
          : { type: 'place', of: 'seat', names: [city] }
        : { type: 'text', of: 'address', text: address },
    ...(!closed && asOfNow({ unit })),
    modality: 'asserted',
    topic: topicOf(sending, host, 'missions', `of-${sending}`),
  };
}

const cityIn = (address: string, host: CountryCode): string | undefined =>
  [...(COUNTRIES.find(({ code }) => code === host)?.capitals ?? []), ...(host === 'US' ? ['Washington'] : [])].find(
    (city) => address.includes(city),
  );

const BOX = /^Mission\d?: (?<mission>.{3,120}?)(?<closed> \((?:closed|suspended|former)\))?$/isu;

/** "Mission1: Maltese Embassy, Suva" in the box beside an article. */
function box(unit: Unit): Proposal[] {
  const mission = BOX.exec(unit.text);
  const [sentence] = sentencesOf(unit);
  const two = sentence && theTwo(sentence);
  if (!mission || !sentence || !two) return [];
  const words = mission.groups!['mission']!;
  const city = /(?:,| in) (?:the )?(\p{Lu}[\p{L}.'’ -]{1,40}(?:, D\.?C\.?)?)$/u.exec(words)?.[1];
  // Of two names the sender's comes first: "Embassy of Peru, Luxembourg".
  const sending = unit.countries.find(({ code }) => two.includes(code))?.code;
  const kind = kindOf(words);
  if (!sending || !kind) return [];
  const host = two[0] === sending ? two[1] : two[0];
  const there = city === undefined ? host : countryOfCity(city);
  if (there !== undefined && there !== host) return [];
  return [
    placed(unit, unit.passage.pairs[0]!, {
      sending,
      host,
      city,
      mission: kind,
      closed: mission.groups!['closed'] !== undefined,
    }),
  ];
}

const PLACE = /^(?<city>\p{Lu}[\p{L}' -]{2,30}) \((?=[^()]*\d)(?<rest>[^()]{5,250})\)/u;

/** Posts of old and their years: "Lyon (Consular Agency 1863-97; 1899-1905. Consulate 1905-33)". */
function spans(unit: Unit): Proposal[] {
  const place = PLACE.exec(unit.text);
  const [pair] = unit.passage.pairs;
  if (!place || !pair || pair.startsWith('001')) return [];
  const city = place.groups!['city']!;
  const sending = headed(unit);
  let from = city.length + 2;
  let type: string | undefined;
  return unit.values.flatMap((date): Proposal[] => {
    if (date.type !== 'date' || date.end > place[0].length || !/^\d{4}(?:\/\d{4})?$/.test(String(date.value)))
      return [];
    type = /\p{L}[\p{L} -]+/u.exec(unit.text.slice(from, date.start))?.[0].trim() ?? type;
    from = date.end;
    const mission = kindOf(type ?? '');
    if (type === undefined || !A_TYPE.test(type)) return [];
    return [
      {
        kind: 'mission',
        pair,
        start: 0,
        end: place[0].length,
        ...(sending && { sending, host: partnerIn(pair, sending) }),
        ...(mission && { mission }),
        city,
        status: 'former',
        value: { type: 'text', of: 'existence', text: `${type} ${unit.text.slice(date.start, date.end)}` },
        period: String(date.value),
        modality: 'asserted',
      },
    ];
  });
}
const A_TYPE = new RegExp(`^${TYPE}$`, 'iu');

/** Missions that a list or a box tells, one a line. */
export const missionListsRule: Rule = {
  name: 'mission-lists',
  propose: (unit) => (unit.passage.shape === 'item' ? [...handbook(unit), ...box(unit), ...spans(unit)] : []),
};
