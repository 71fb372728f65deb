import type { Locale } from '../../locales/en.ts';
import { COUNTRIES, countriesOf, type CountryCode } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { stemOf } from '../../search/stem.ts';
import { meaningful, STOP_WORDS, tokenize } from '../../search/words.ts';
import type { Random } from '../random.ts';
import { cityKey, isCountry, once, type Ground } from './ground.ts';
import type { Wanted } from './supply.ts';
import { named, sortOf, toldBy, type Told } from './told.ts';

/** A name that some claim tells, with what fits it to another. */
export interface Candidate extends Told {
  readonly claim?: Claim;
  /** A city where embassies are: one of which a claim tells it, or a capital. */
  readonly seat?: 'told' | 'capital';
}

/** The country whose a person or company is, or in which a place lies; undefined where no claim says. */
function countryOf({ claim, text, value }: Candidate, ground: Ground): CountryCode | undefined {
  if (sortOf(value) === 'place') return ground.countryOf.get(cityKey(text));
  const { nationality, roleOf, guestCountry, company } = (claim ?? {}) as Readonly<Partial<Record<string, string>>>;
  if (sortOf(value) === 'person')
    return (claim?.value.type === 'person' ? claim.value.nationality : undefined) ?? roleOf ?? guestCountry;
  // The owner of a company may be of another country.
  return company === text ? nationality : undefined;
}

/** The stems of the words that mean something. */
export const stemsOf = (text: string): Set<string> => new Set(tokenize(text).filter(meaningful).map(stemOf));

/** Names that could stand for the right one, those that fit best first. */
export function candidatesFor({ claim, aspect, told }: Wanted, ground: Ground, t: Locale, random: Random): Candidate[] {
  const sort = sortOf(told.value);
  const own = countryOf({ ...told, claim }, ground);
  const alike = (): readonly Candidate[] =>
    once(ground, `names ${t.tag} ${claim.kind} ${aspect} ${sort}`, () =>
      (ground.byKind.get(claim.kind) ?? []).flatMap((other) =>
        toldBy(other, aspect, t).flatMap((each) => (sortOf(each.value) === sort ? [{ ...each, claim: other }] : [])),
      ),
    );
  switch (sort) {
    case 'place':
      return random.shuffled(own === undefined ? [] : citiesIn(claim, own, ground));
    case 'person':
      return ranked(alike(), told, claim, own, ground, random);
    case 'organisation':
      return own === undefined ? [] : ranked(alike(), told, claim, own, ground, random);
    case 'thing':
      return random.shuffled(
        alike().filter((each) => each.claim?.value.of === claim.value.of && isLikeThing(each, told)),
      );
    default:
      return [];
  }
}

/** The names of those who reign have a number: one such name among others would stand out, and so would a title. */
const REIGNING = / [IVX]+$/;
const TITLED =
  /^(?:king|queen|prince|princess|president|prime|foreign|minister|chancellor|emperor|sultan|amir|emir|pope|crown|secretary|ambassador|vice|deputy|general) /i;

/** Names of the same country; those of the same office first. */
function ranked(
  all: readonly Candidate[],
  told: Told,
  claim: Claim,
  own: CountryCode | undefined,
  ground: Ground,
  random: Random,
): Candidate[] {
  const office = stemsOf(roleOf(claim));
  const same = all.filter(
    (each) =>
      own !== undefined &&
      countryOf(each, ground) === own &&
      REIGNING.test(each.text) === REIGNING.test(told.text) &&
      TITLED.test(each.text) === TITLED.test(told.text),
  );
  return random.shuffled(same).toSorted((a, b) => distance(a.claim, office) - distance(b.claim, office));
}
const roleOf = ({ value }: Claim): string => (value.type === 'person' ? (value.role ?? '') : '');
const distance = (claim: Claim | undefined, office: ReadonlySet<string>): number =>
  claim && !office.isDisjointFrom(stemsOf(roleOf(claim))) ? 0 : 1;

/** Both are names, or neither is: the one name among things would stand out. */
const isLikeThing = ({ text }: Told, right: Told): boolean =>
  /^\p{Lu}/u.test(text) === /^\p{Lu}/u.test(right.text) && /^\d/.test(text) === /^\d/.test(right.text);

/** How many seats that claims tell of are enough: capitals in which nobody keeps one are seldom taken for it. */
const SEATS = 8;

/** The cities of a country that are known; of a third country, where somebody has a seat, the seats and capitals of others. */
function citiesIn(claim: Claim, own: CountryCode, ground: Ground): readonly Candidate[] {
  const all = once(ground, 'places', () =>
    Map.groupBy(placesOf(ground), ({ text }) => ground.countryOf.get(cityKey(text))),
  );
  if (claim.kind !== 'accreditation' || claim.pair.includes(own)) return all.get(own) ?? [];
  const seats = once(ground, 'seats', () =>
    [...new Set(ground.library.pairs.flatMap(countriesOf))].flatMap((code) =>
      (all.get(code) ?? []).filter(({ seat }) => seat !== undefined),
    ),
  ).filter((place) => !claim.pair.includes(countryOf(place, ground) ?? ''));
  const told = seats.filter(({ seat }) => seat === 'told');
  return told.length >= SEATS ? told : seats;
}

/** Each city that claims or the list of capitals name. */
function placesOf(ground: Ground): Candidate[] {
  const told = ground.library.claims.flatMap((claim): Candidate[] => {
    const { city, seat, places = [] } = claim as { city?: string; seat?: string; places?: readonly string[] };
    return [city, seat, ...places].flatMap((text) =>
      text === undefined
        ? []
        : [{ text, value: named('place', text), ...(text === seat && { seat: 'told' as const }) }],
    );
  });
  const capitals = COUNTRIES.filter(({ independent }) => independent).flatMap(({ capitals: all }) =>
    all.map((text): Candidate => ({ text, value: named('place', text), seat: 'capital' })),
  );
  // "Cork There" was cut wrongly.
  const isCity = ({ text }: Told): boolean => !isCountry(text, ground) && !STOP_WORDS.has(tokenize(text).at(-1) ?? '');
  const seats = told.filter(({ seat }) => seat !== undefined);
  return [...new Map([...told, ...capitals, ...seats].map((each) => [each.value, each])).values()].filter(isCity);
}
