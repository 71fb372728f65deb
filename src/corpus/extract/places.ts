import { COUNTRIES, type CountryCode } from '../../model/country.ts';
import type { Marked } from './marked.ts';

const fold = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
/** Seats of embassies that are no capital of the package or that it spells otherwise. */
const SEATS: Readonly<Record<string, CountryCode>> = {
  'tel aviv': 'IL',
  'the hague': 'NL',
  kiev: 'UA',
  washington: 'US',
  'washington, d.c.': 'US',
  'washington, dc': 'US',
  'washington d.c.': 'US',
  'washington dc': 'US',
  'new york': 'US',
  'new york city': 'US',
  'los angeles': 'US',
  geneva: 'CH',
  milan: 'IT',
  istanbul: 'TR',
  barcelona: 'ES',
  'saint petersburg': 'RU',
  'st. petersburg': 'RU',
  sydney: 'AU',
  toronto: 'CA',
  mumbai: 'IN',
  shanghai: 'CN',
  'sao paulo': 'BR',
  'rio de janeiro': 'BR',
  ulaanbaatar: 'MN',
  rangoon: 'MM',
  yangon: 'MM',
  'dar es salaam': 'TZ',
  lagos: 'NG',
  abidjan: 'CI',
  cotonou: 'BJ',
  'la paz': 'BO',
  'nur-sultan': 'KZ',
  'port-louis': 'MU',
  'luxembourg city': 'LU',
  'singapore city': 'SG',
  'white house': 'US',
  'camp david': 'US',
  'saint john': 'AG',
};
// Names that several capitals bear stay out: Georgetown, Kingston, Victoria.
const CAPITALS: ReadonlyMap<string, CountryCode | undefined> = new Map(
  [
    ...Map.groupBy(
      COUNTRIES.filter(({ independent }) => independent).flatMap(({ capitals, code }) =>
        capitals.map((city) => ({ city: fold(city), code })),
      ),
      ({ city }) => city,
    ),
  ].map(([city, all]) => [city, all.length === 1 ? all[0]!.code : undefined]),
);

/** The country of a city that is a capital or a seat of many embassies; none for any other. */
export const countryOfCity = (city: string): CountryCode | undefined => CAPITALS.get(fold(city)) ?? SEATS[fold(city)];

/** A city that a text names, with the country named beside it; `start..end` count in the sentence. */
export interface City {
  readonly name: string;
  readonly country?: CountryCode;
  /** It is called as a country is, or is one. */
  readonly isLand?: boolean;
  readonly start: number;
  readonly end: number;
}

const LAND = '[\\ue000-\\ue3ff]+(?![\\ue000-\\ue3ff])';
const WORD = "(?:St\\.(?= \\p{Lu})|\\p{Lu}\\.(?= ?\\p{Lu})|\\p{Lu}[\\p{L}\\p{M}'’ʻ-]*)";
const LINK = '(?: (?:de|da|do|del|la|las|los|le|of|upon|am|an der|den|es|e|and)(?= \\p{Lu}))?';
const NAME = `(?:Washington,? D\\.? ?C\\.?|Port of ${LAND}|${LAND}(?: (?:City|[Ll]a Vella))?|${WORD}(?:(?! (?:and|And|The|In|It|Its|Both|Since) )${LINK.replace('|and', '')} ${WORD}){0,4})`;
const BESIDE = `(?:,? \\((?<in>${LAND})[^()]{0,30}\\)|, (?<after>(?:the )?${LAND})(?! \\p{Lu}|['’]s| (?:has|have|had|is|was|were|maintains?|keeps?|opened|operates?|and ${LAND})\\b))?`;
const CITY = new RegExp(
  `(?:the (?:city|town|port|capital) of |the capital,? |both |nearby |the (?=[\\ue000-\\ue3ff]))?(?<name>${NAME})${BESIDE}`,
  'uy',
);
const AND = /(?:,? (?:and|&|as well as|plus)|,)(?: also)?(?: the (?:second|other))?(?: in| at)? (?=\p{Lu})/uy;

/** The cities listed at a place of a sentence: "Lyon, Nice (France) and Bonn". */
export function citiesAt(sentence: Marked, at: number): City[] {
  const { marks } = sentence;
  const cities: City[] = [];
  for (let from = at; ;) {
    CITY.lastIndex = from;
    const match = CITY.exec(marks);
    const city = match && cityOf(sentence, match, cities.length === 0);
    if (!city) return cities;
    cities.push(city);
    AND.lastIndex = city.end;
    if (!AND.test(marks)) return cities;
    from = AND.lastIndex;
  }
}

function cityOf({ marks, text, named }: Marked, match: RegExpExecArray, first: boolean): City | undefined {
  const { name = '', in: inside, after } = match.groups ?? {};
  const beside = (inside ?? after)?.replace(/^the /u, '');
  const country = beside === undefined ? undefined : named.get(beside[0]!);
  const start = match.index + match[0].indexOf(name);
  const end = match.index + match[0].length;
  const isLand = /^[\ue000-\ue3ff]/u.test(name);
  if (name.length < 3) return undefined;
  // A country behind a city begins the next statement: "in Lima and Peru has ...".
  if (isLand && (!first || /^ (?:has|have|is|was|maintains|and)\b/u.test(marks.slice(end)))) return undefined;
  const land = isLand ? named.get(name[0]!) : undefined;
  return {
    name: text.slice(start, start + name.length),
    start,
    end,
    ...(land && /^[\ue000-\ue3ff]+$/u.test(name) && { isLand: true }),
    ...((country ?? land) && { country: country ?? land! }),
  };
}
