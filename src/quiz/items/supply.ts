import type { Locale } from '../../locales/en.ts';
import { COUNTRIES, countriesOf, type CountryCode } from '../../model/country.ts';
import type { Claim } from '../../model/kinds/index.ts';
import { findValues } from '../../model/grammar.ts';
import { parsePeriod, type Period } from '../../model/period.ts';
import { stemOf } from '../../search/stem.ts';
import { meaningful, STOP_WORDS, tokenize } from '../../search/words.ts';
import type { Random } from '../random.ts';
import { SPAN, wrongDates } from './dates.ts';
import { foundedIn } from '../founded.ts';
import { cityKey, contraryTo, isCountry, rivalsOf, type Ground } from './ground.ts';
import { wrongNumbers } from './numbers.ts';
import { named, numberOf, sortOf, textOf, toldBy, valuesOf, type AspectName, type Told } from './told.ts';

/** What wrong answers are wanted for. */
export interface Wanted {
  readonly claim: Claim;
  readonly aspect: AspectName;
  /** The right answer. */
  readonly told: Told;
  readonly count: number;
  /** All that the item shows beside its options: a name that stands there is no option. */
  readonly shown: string;
}

/** Provably false answers of the same sort as the right one, as many as there are up to `count`. */
export function wrongAnswers(wanted: Wanted, ground: Ground, t: Locale, random: Random): Told[] {
  const { told, aspect } = wanted;
  const texts = (values: readonly string[]): Told[] => values.map((value) => ({ value, text: textOf(value, t) }));
  switch (sortOf(told.value)) {
    case 'year':
      return texts(wrongUnits(wanted, ground, random, YEARS));
    case 'month':
      return texts(wrongUnits(wanted, ground, random, MONTHS));
    case 'decade':
      return texts(wrongUnits(wanted, ground, random, DECADES));
    case 'money':
    case 'count':
      return texts(wrongFigures(wanted, ground, random));
    default:
      return aspect === 'document' ? [] : wrongNames(wanted, ground, t, random);
  }
}

/** How dates of a precision are counted. */
interface Unit {
  readonly of: (day: string) => number;
  readonly value: (n: number) => string;
  readonly perYear: number;
  readonly span: number;
  readonly least: number;
}
const YEARS: Unit = {
  of: (day) => Number(day.slice(0, 4)),
  value: (n) => `year:${n}`,
  perYear: 1,
  span: SPAN,
  least: 2,
};
const MONTHS: Unit = {
  of: (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
  value: (n) => `month:${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  perYear: 12,
  span: 18,
  least: 2,
};
const DECADES: Unit = {
  of: (day) => Number(day.slice(0, 3)),
  value: (n) => `decade:${n}X`,
  perYear: 0.1,
  span: 5,
  least: 1,
};

/** The dates that a claim tells. */
const datesOf = ({ value, period }: Claim): Period[] => [
  ...(value.type === 'date' ? [value.edtf] : []),
  ...(period ? [period] : []),
];

function wrongUnits({ claim, aspect, told, count }: Wanted, ground: Ground, random: Random, unit: Unit): string[] {
  const right = unit.of(parsePeriod(told.value.slice(told.value.indexOf(':') + 1)).from!);
  const taken = [...rivalsOf(claim, aspect, ground), ...contraryTo(claim, ground)].flatMap(datesOf);
  const inUnits = (periods: readonly Period[]): { from: number; to: number }[] =>
    periods.flatMap(({ from, to }) => (from && to ? [{ from: unit.of(from), to: unit.of(to) }] : []));
  const spans = inUnits(taken);
  const others = inUnits((ground.byKind.get(claim.kind) ?? []).flatMap(datesOf)).map(({ from }) => from);
  const founded = Math.max(...countriesOf(claim.pair).map(foundedIn));
  const first = Math.floor(founded * unit.perYear);
  const window = {
    // What is told of a time before the state was there happened all the same.
    from: right < first ? Math.min(right, ...spans.map(({ from }) => from)) : first,
    to: Math.floor(ground.newest * unit.perYear + (unit === MONTHS ? 11 : 0)),
    span: unit.span,
    least: unit.least,
    isTold: (n: number) => spans.some(({ from, to }) => from <= n && n <= to && to - from < 50),
  };
  return wrongDates(right, count, others, window, random).map(unit.value);
}

function wrongFigures({ claim, told, count, shown }: Wanted, ground: Ground, random: Random): string[] {
  // What is over a billion is over half a billion, too.
  if (claim.qualifier === 'over' || claim.qualifier === 'within') return [];
  const head = told.value.slice(0, told.value.lastIndexOf(':') + 1);
  const isMoney = head.startsWith('money:');
  const rivals = [
    ...(ground.byPair.get(claim.pair) ?? [])
      .flatMap((other) => valuesOf(other, 'figure'))
      // People are counted in many words.
      .flatMap((value) => (value.startsWith(isMoney ? head : 'count:') ? [numberOf(value)] : [])),
    ...findValues(shown).flatMap(({ type, value }) => (type === 'date' ? [] : [Number(value)])),
  ];
  const most = /per ?cent|%/i.test(head) ? { most: 100 } : {};
  return wrongNumbers(numberOf(told.value), count, { rivals, ...most }, random).map((n) => head + String(n));
}

/** A name that some claim tells, with what fits it to another. */
interface Candidate extends Told {
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

const stemsOf = (text: string): Set<string> => new Set(tokenize(text).filter(meaningful).map(stemOf));

function wrongNames(wanted: Wanted, ground: Ground, t: Locale, random: Random): Told[] {
  const { claim, aspect, told, count, shown } = wanted;
  if (sortOf(told.value) === 'place' && isCountry(told.text, ground)) return [];
  const rivals = [...rivalsOf(claim, aspect, ground), ...contraryTo(claim, ground)];
  const truths = rivals.flatMap((other) => toldBy(other, aspect, t));
  const taken = [told.text, ...truths.map(({ text }) => text), ...fieldsOf(claim)].map(stemsOf);
  const said = stemsOf(shown);
  const values = new Set([told, ...truths].map(({ value }) => value));
  const found: Told[] = [];
  for (const candidate of candidatesFor(wanted, ground, t, random)) {
    if (found.length === count) break;
    const stems = stemsOf(candidate.text);
    const isFree =
      stems.size > 0 &&
      !values.has(candidate.value) &&
      candidate.text.length <= 80 &&
      !stems.isSubsetOf(said) &&
      [...taken, ...found.map(({ text }) => stemsOf(text))].every(
        (other) => !overlap(stems, other, sortOf(told.value)),
      );
    if (!isFree) continue;
    found.push({ value: candidate.value, text: candidate.text });
    values.add(candidate.value);
  }
  return found;
}

/** Things that share a word may be one thing in other words; names may share a word. */
const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>, sort: string): boolean =>
  sort === 'thing' ? !a.isDisjointFrom(b) : a.isSubsetOf(b) || b.isSubsetOf(a);

const fieldsOf = ({ subject, object }: Claim): string[] => [subject, object].filter((text) => text !== undefined);

/** Names that could stand for the right one, those that fit best first. */
function candidatesFor({ claim, aspect, told }: Wanted, ground: Ground, t: Locale, random: Random): Candidate[] {
  const sort = sortOf(told.value);
  const own = countryOf({ ...told, claim }, ground);
  const ofClaims = (claims: readonly Claim[]): Candidate[] =>
    claims.flatMap((other) => toldBy(other, aspect, t).map((each) => ({ ...each, claim: other })));
  const alike = ofClaims(ground.byKind.get(claim.kind) ?? []).filter((each) => sortOf(each.value) === sort);
  switch (sort) {
    case 'place':
      return random.shuffled(own === undefined ? [] : citiesIn(claim, own, ground));
    case 'person':
      return ranked(alike, told, claim, own, ground, random);
    case 'organisation':
      return own === undefined ? [] : ranked(alike, told, claim, own, ground, random);
    case 'thing':
      return random.shuffled(
        alike.filter((each) => each.claim?.value.of === claim.value.of && isLikeThing(each, told)),
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
function citiesIn(claim: Claim, own: CountryCode, ground: Ground): Candidate[] {
  const all = placesOf(ground);
  if (claim.kind !== 'accreditation' || claim.pair.includes(own))
    return all.filter(({ text }) => ground.countryOf.get(cityKey(text)) === own);
  const covered = new Set(ground.library.pairs.flatMap(countriesOf));
  const seats = all.filter(({ text, seat }) => {
    const code = ground.countryOf.get(cityKey(text));
    return seat !== undefined && code !== undefined && covered.has(code) && !claim.pair.includes(code);
  });
  const told = seats.filter(({ seat }) => seat === 'told');
  return told.length >= SEATS ? told : seats;
}

const known = new WeakMap<Ground, Candidate[]>();

/** Each city that claims or the list of capitals name. */
function placesOf(ground: Ground): Candidate[] {
  const before = known.get(ground);
  if (before) return before;
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
  const all = [...new Map([...told, ...capitals, ...seats].map((each) => [each.value, each])).values()].filter(isCity);
  known.set(ground, all);
  return all;
}
