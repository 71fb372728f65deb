import { COUNTRIES, countriesOf, WORLD, type CountryCode } from '../../model/country.ts';
import type { Document, Library, Passage } from '../../model/document.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import { newestYear } from '../../model/period.ts';
import { createNames, type Names } from '../../search/names.ts';
import { tokenize } from '../../search/words.ts';
import type { AspectName } from './told.ts';

/** What items are made from: a library, and what is looked up in it again and again. */
export interface Ground {
  readonly library: Library;
  readonly names: Names;
  readonly documents: ReadonlyMap<string, Document>;
  readonly byPair: ReadonlyMap<string, readonly Claim[]>;
  readonly byKind: ReadonlyMap<string, readonly Claim[]>;
  /** The country in which a city lies, by its folded name, as far as claims and the list of capitals tell. */
  readonly countryOf: ReadonlyMap<string, CountryCode>;
  /** The newest year that is told of; what is behind it is the future. */
  readonly newest: number;
}

const claimsOf = new WeakMap<Library, ReadonlyMap<string, Claim>>();

/** The claims of a library by their ids, put together once. */
export function claimsById(library: Library): ReadonlyMap<string, Claim> {
  let claims = claimsOf.get(library);
  if (!claims) claimsOf.set(library, (claims = new Map(library.claims.map((claim) => [claim.id, claim]))));
  return claims;
}

const known = new WeakMap<Library, Ground>();

/** The look-ups of a library, worked out once. */
export function groundOf(library: Library): Ground {
  const before = known.get(library);
  if (before) return before;
  const { claims, documents } = library;
  const ground: Ground = {
    library,
    names: createNames(library),
    documents: new Map(documents.map((document) => [document.id, document])),
    byPair: Map.groupBy(claims, ({ pair }) => pair),
    byKind: Map.groupBy(claims, ({ kind }) => kind),
    countryOf: citiesOf(claims),
    newest: documents.reduce((newest, document) => Math.max(newest, yearOfText(document) ?? 0), 0),
  };
  known.set(library, ground);
  return ground;
}

const remembered = new WeakMap<Ground, Map<string, unknown>>();

/** What is worked out from a ground once, by a name that tells it from all else. */
export function once<T>(ground: Ground, name: string, make: () => T): T {
  let all = remembered.get(ground);
  if (!all) remembered.set(ground, (all = new Map()));
  if (!all.has(name)) all.set(name, make());
  return all.get(name) as T;
}

/** The year as of which the present tense of a document holds. */
const yearOfText = ({ textDate, newestYear: newest }: Document): number | undefined =>
  (textDate && newestYear(textDate)) ?? newest;

/** The canonical name of a city, as countries and claims name it. */
export const cityKey = (name: string): string => tokenize(name).join(' ');

interface Sited {
  readonly city?: string;
  readonly host?: string;
  readonly seat?: string;
  readonly seatCountry?: CountryCode;
  readonly places?: readonly string[];
  readonly hostCountry?: CountryCode;
}

function citiesOf(claims: readonly Claim[]): ReadonlyMap<string, CountryCode> {
  const cities = new Map<string, CountryCode>();
  const add = (name: string | undefined, code: CountryCode | undefined): void => {
    if (name !== undefined && code !== undefined && !cities.has(cityKey(name))) cities.set(cityKey(name), code);
  };
  for (const { code, capitals, independent } of COUNTRIES) if (independent) capitals.forEach((name) => add(name, code));
  for (const claim of claims) {
    const { city, host, seat, seatCountry, places, hostCountry } = claim as Sited;
    if (host?.length === 2) add(city, host);
    add(seat, seatCountry);
    // "Kaesong" on the way of an ambassador lies where the claim does not say.
    places?.forEach((name) => add(name, hostCountry));
  }
  return cities;
}

/** The countries that a text names, as states or by their people. */
export const countriesIn = (text: string, { names }: Ground): CountryCode[] =>
  names.find(tokenize(text)).flatMap(({ hint, countries }) => (hint ? [] : countries));

/** Whether a text names a country and nothing else. */
export const isCountry = (text: string, { names }: Ground): boolean => {
  const tokens = tokenize(text);
  return names.find(tokens).some(({ hint, from, to }) => !hint && from === 0 && to === tokens.length);
};

/** The countries of a claim's pair that a text does not name. */
export function unnamed({ pair }: Claim, text: string, ground: Ground): CountryCode[] {
  const told = new Set(countriesIn(text, ground));
  return countriesOf(pair).filter((code) => code !== WORLD && !told.has(code));
}

const PASSING =
  /\b(?:currently|now|nowadays|today|recent(?:ly)?|at present|so far|still|to date|as of yet|\p{Ll}{2,12}est|most|leading|first|only)\b/iu;

/** Whether a sentence says what holds for a while only, or as far as was known then. */
export const isPassing = (sentence: string): boolean => PASSING.test(sentence);

/** The sentence, row or list item in which a claim's quote stands. */
export const passageOf = ({ document, start, end }: Claim, { documents }: Ground): Passage | undefined =>
  documents
    .get(document)
    ?.sections.find((section) => section.start <= start && end <= section.end)
    ?.passages.find((passage) => passage.start <= start && end <= passage.end);

const CONTRARY: ReadonlySet<string> = new Set(['contradiction', 'other-scope', 'other-stage']);

/** Whether two claims are on one topic, and how they differ on it. */
function onTopic(claim: Claim, other: Claim, isContrary: boolean): boolean {
  const { key, compare } = kindOf(claim);
  const topic = key(claim);
  if (topic === undefined || kindOf(other).key(other) !== topic) return false;
  return CONTRARY.has(compare(claim, other)) === isContrary;
}

/** Whether another claim tells the same matter without saying otherwise. */
export const isSameMatter = (claim: Claim, other: Claim): boolean => onTopic(claim, other, false);

/** The claims that say otherwise than a claim on its topic. */
export const contraryTo = (claim: Claim, { byPair }: Ground): Claim[] =>
  kindOf(claim).key(claim) === undefined
    ? []
    : (byPair.get(claim.pair) ?? []).filter((other) => other !== claim && onTopic(claim, other, true));

/** What makes a mission another one than the next: whose it is, and of which rank. */
const slotOf = (claim: Claim): string =>
  claim.kind === 'mission' ? `${claim.sending} ${claim.mission}` : claim.kind === 'visit' ? claim.guest : '';

/**
 * The claims that could answer what a claim is asked for: the same thing, of other periods or by other sources.
 * Its own answers are among theirs.
 */
export const rivalsOf = (claim: Claim, aspect: AspectName, ground: Ground): Claim[] =>
  (ground.byPair.get(claim.pair) ?? []).filter((other) => {
    if (other === claim) return true;
    if (other.kind !== claim.kind) return false;
    if (aspect !== 'name') return true;
    if (slotOf(other) !== slotOf(claim)) return false;
    return other.value.of === claim.value.of || kindOf(claim).key(other) === kindOf(claim).key(claim);
  });
