import type { CountryCode } from '../../model/country.ts';
import { plainOf, type Document, type Library } from '../../model/document.ts';
import { kindOf, type Claim } from '../../model/kinds/index.ts';
import { newestYear } from '../../model/period.ts';
import { createNames, type Names } from '../../search/names.ts';
import { stemOf } from '../../search/stem.ts';
import { tokenize } from '../../search/words.ts';
import { namingWords, ownFields, standsIn } from './meaning.ts';

/** What the checker looks up in a library. */
export interface Facts {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly byPair: ReadonlyMap<string, readonly Claim[]>;
  readonly names: Names;
  /** The newest year that any document tells of; what lies behind it is the future. */
  readonly newest: number;
}

const known = new WeakMap<Library, Facts>();

/** The look-ups of a library, worked out once. */
export function factsOf(library: Library): Facts {
  const before = known.get(library);
  if (before) return before;
  const { claims, documents } = library;
  const years = [
    ...documents.flatMap(({ textDate, newestYear: year }) => [year ?? 0, (textDate && newestYear(textDate)) ?? 0]),
    ...claims.map(({ period }) => (period && newestYear(period)) ?? 0),
  ];
  const facts: Facts = {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    documents: new Map(documents.map((document) => [document.id, document])),
    byPair: Map.groupBy(claims, ({ pair }) => pair),
    names: createNames(library),
    newest: years.reduce((a, b) => Math.max(a, b), 0),
  };
  known.set(library, facts);
  return facts;
}

/** The words of the sentence, row or list item in which a claim's quote stands. */
export function passageOf({ document, start, end }: Claim, { documents }: Facts): string | undefined {
  const passage = documents
    .get(document)
    ?.sections.find((section) => section.start <= start && end <= section.end)
    ?.passages.find((each) => each.start <= start && end <= each.end);
  return passage && plainOf(passage);
}

/** The countries that a text names, as a state or by its people; cities only point to one. */
export const countriesIn = (text: string, { names }: Facts): CountryCode[] =>
  names.find(tokenize(text)).flatMap(({ hint, countries }) => (hint ? [] : countries));

/** The country that a place is known to lie in. */
export function countryOfPlace(text: string, { names }: Facts): CountryCode | undefined {
  const tokens = tokenize(text);
  const [mention, ...others] = names.find(tokens);
  if (!mention?.hint || others.length > 0 || mention.to - mention.from < tokens.length) return undefined;
  return mention.countries.length === 1 ? mention.countries[0] : undefined;
}

/** What a text is about: its countries and the stems of its other words. */
function concepts(text: string, facts: Facts): Set<string> {
  const tokens = tokenize(text);
  // Two capitals of one country point to it alike, and are two cities.
  const mentions = facts.names.find(tokens).filter(({ hint, alias }) => !hint || alias !== undefined);
  const others = tokens.filter((_, at) => !mentions.some(({ from, to }) => at >= from && at < to));
  return new Set([
    ...mentions.flatMap(({ alias, countries }) => alias?.name ?? countries),
    ...namingWords(others.join(' ')).map(stemOf),
  ]);
}

const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && a.size === b.size && a.isSubsetOf(b);

/** Whether two texts mean one thing: the same words in another order or form, or two names of one thing. */
export const sameConcept = (a: string, b: string, facts: Facts): boolean =>
  equal(concepts(a, facts), concepts(b, facts)) ||
  equal(new Set(namingWords(a).map(stemOf)), new Set(namingWords(b).map(stemOf)));

const share = (a: string, b: string, facts: Facts): boolean =>
  !concepts(a, facts).isDisjointFrom(concepts(b, facts)) || standsIn(namingWords(a), namingWords(b));

/** Fields that name who or what a claim is about, in words that may be chosen one way or another. */
const LOOSE: ReadonlySet<string> = new Set(['subject', 'object', 'title', 'scope', 'sector', 'at']);

const roleOf = ({ value }: Claim): string | undefined => (value.type === 'person' ? value.role : undefined);

function sameRole(a: Claim, b: Claim, facts: Facts): boolean {
  const [x, y] = [roleOf(a), roleOf(b)];
  if (x === undefined || y === undefined) return true;
  const [office, other] = [x, y].map((role) => {
    const told = tokenize(role);
    const named = facts.names.find(told);
    return new Set(namingWords(told.filter((_, at) => !named.some(({ from, to }) => at >= from && at < to)).join(' ')));
  });
  return office!.isSubsetOf(other!) || other!.isSubsetOf(office!);
}

/**
 * Whether a claim could answer what another one is asked for: another value of the same thing, another period, a disputed one.
 * @param asks the fields that are asked for and so may differ
 */
export function isRival(asked: Claim, other: Claim, asks: ReadonlySet<string>, facts: Facts): boolean {
  if (asked.id === other.id || asked.kind !== other.kind || asked.pair !== other.pair) return false;
  if (asked.topic !== undefined && asked.topic === other.topic && asked.value.type === other.value.type)
    if (kindOf(asked).compare(asked, other) !== 'complementary') return true;
  if (asks.size === 0 && (asked.value.type !== other.value.type || asked.value.of !== other.value.of)) return false;
  if (!sameRole(asked, other, facts)) return false;
  const fields = Map.groupBy(ownFields(other), ([name]) => name);
  return ownFields(asked).every(([name, text]) => {
    const told = fields.get(name);
    if (told === undefined || asks.has(name)) return true;
    const same = LOOSE.has(name) ? share : sameConcept;
    return told.some(([, each]) => same(text, each, facts));
  });
}

/** The claims that tell the same thing otherwise than a claim does. */
export const contraryTo = (claim: Claim, { byPair }: Facts): Claim[] =>
  (byPair.get(claim.pair) ?? []).filter((other) => {
    if (other === claim || claim.topic === undefined || other.topic !== claim.topic) return false;
    const difference = kindOf(claim).compare(claim, other);
    return difference === 'contradiction' || difference === 'other-scope' || difference === 'other-stage';
  });

/** A claim, and those that tell the same value of something else in the same words. */
export const sayingAlike = (claim: Claim, { byPair }: Facts): Claim[] =>
  (byPair.get(claim.pair) ?? []).filter(
    ({ document, quote, value }) =>
      document === claim.document &&
      quote === claim.quote &&
      value.type === claim.value.type &&
      JSON.stringify({ ...value, of: '' }) === JSON.stringify({ ...claim.value, of: '' }),
  );
