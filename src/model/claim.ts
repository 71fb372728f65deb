import { z } from 'zod';
import type { CountryCode, Pair } from './country.ts';
import { CountryCode as Country } from './country.ts';
import { contains, overlaps, PeriodText, type Period } from './period.ts';
import type { Wanted } from './wanted.ts';
import { Value } from './value.ts';

/** How far a text commits itself to what it says. Dropping it would make the bot say false things. */
export const MODALITIES = [
  'asserted',
  'reported',
  'estimated',
  'proposed',
  'planned',
  'announced',
  'intended',
  'considered',
  'ordered',
  'negated',
] as const;
export type Modality = (typeof MODALITIES)[number];

export const QUALIFIERS = [
  'about',
  'over',
  'nearly',
  'some',
  'equivalent',
  'late',
  'early',
  'within',
  'implied',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** What every claim carries, whatever its kind. */
export const baseFields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,39}$/, 'an id has 3 to 40 lower-case letters, digits and hyphens'),
  section: z.string().min(1),
  quote: z.string().min(1).max(300),
  parties: z.array(Country).min(1).optional(),
  subject: z.string().optional(),
  object: z.string().optional(),
  value: Value,
  period: PeriodText.optional(),
  asOf: PeriodText.optional(),
  asOfBasis: z.enum(['stated', 'newest-year', 'context']).optional(),
  modality: z.enum(MODALITIES).default('asserted'),
  qualifier: z.enum(QUALIFIERS).optional(),
  topic: z.string().optional(),
  /** Words with which readers ask for it and that neither the quote nor the thesaurus has. */
  words: z
    .array(z.string().regex(/^[a-z]{2,30}$/, 'one lower-case word'))
    .min(1)
    .max(16)
    .optional(),
  /** Why it is not told any more. */
  retracted: z.string().trim().min(1).max(300).optional(),
  sensitive: z.enum(['victim', 'litigant', 'allegation', 'crime']).optional(),
};

/** Where a checked claim stands: the characters `start..end` (UTF-16 units) of the document's text are its quote. */
export interface Standing {
  readonly document: string;
  readonly pair: Pair;
  readonly parties: readonly CountryCode[];
  readonly start: number;
  readonly end: number;
  /** Proposed by a rule, not reviewed by a person. */
  readonly extracted: boolean;
  /** The rule that proposed it. */
  readonly rule?: string;
}

/**
 * How two claims of one topic stand to each other. `complementary`: they tell different things of one matter;
 * `other-scope`: they tell the same sort of thing of matters that are not quite the same.
 */
export type Difference = 'equal' | 'more-precise' | 'complementary' | 'other-scope' | 'other-stage' | 'contradiction';

type Fields = Record<string, z.ZodType>;
const schemaOf = <const N extends string, F extends Fields>(name: N, fields: F) =>
  z.strictObject({ kind: z.literal(name), ...baseFields, ...fields });

/** A claim of any kind, as shared code sees it. */
export type AnyClaim = z.infer<ReturnType<typeof schemaOf<string, Record<never, never>>>> & Standing;

/** What a claim fixes beside its words; a question that asks for another is not answered by it. */
export interface Slots {
  /** Who exports, gives or invests. */
  readonly from?: CountryCode | undefined;
  /** Whose embassy or office-holder it is; `nobody` where it is told that there is none. */
  readonly sender?: string | undefined;
  /** Who belongs to it; nobody else is told to. */
  readonly members?: readonly CountryCode[] | undefined;
  /** Where people live or a mission stands. */
  readonly host?: CountryCode | undefined;
}

/** A kind of claim answers for itself; shared code never switches on it. */
export interface Kind<N extends string = string, F extends Fields = Fields> {
  readonly name: N;
  readonly schema: ReturnType<typeof schemaOf<N, F>>;
  /** Question words that mean this kind, in plain lower-case English; each is stemmed where it is used. */
  readonly words: readonly string[];
  /** Question words that mean this kind, though only some claims of it say them. */
  readonly askedWith?: readonly string[];
  /** Its words say little more than the kind itself: every claim of it answers to them, whatever its text says. */
  readonly implied?: boolean;
  /** What it tells lasts or comes again: another date or figure is no contradiction. */
  readonly recurs?: boolean;
  /** Which command lists this kind, if one does. */
  readonly command?: 'trade' | 'embassy' | 'aid' | 'visits';
  /** Sorts of value that every claim of this kind gives, beside its typed one. */
  readonly tells?: readonly Wanted[];
  slots?(claim: AnyClaim): Slots;
  /** Claims with one key are about the same thing. */
  key(claim: AnyClaim): string | undefined;
  compare(a: AnyClaim, b: AnyClaim): Difference;
}

/** Declares a kind: its own fields beside the common ones, the words users ask with, and how its claims differ. */
export function defineKind<const N extends string, F extends Fields>(kind: {
  name: N;
  fields: F;
  words: readonly string[];
  askedWith?: readonly string[];
  implied?: boolean;
  recurs?: boolean;
  command?: 'trade' | 'embassy' | 'aid' | 'visits';
  tells?: readonly Wanted[];
  slots?: (claim: AnyClaim) => Slots;
  compare?: (a: AnyClaim, b: AnyClaim) => Difference;
}): Kind<N, F> {
  const { fields, ...rest } = kind;
  return { compare: compareValues, key: (claim) => claim.topic, ...rest, schema: schemaOf(kind.name, fields) };
}

/** What is not so yet, and may never be. */
export const STAGED: ReadonlySet<Modality> = new Set([
  'proposed',
  'planned',
  'announced',
  'intended',
  'considered',
  'ordered',
]);

/**
 * The default way to compare two claims of one topic by their typed values. Another kind or modality is another stage;
 * values of different nouns complement each other, but two dates of different nouns are different beginnings or ends.
 */
export function compareValues(a: AnyClaim, b: AnyClaim): Difference {
  if (a.kind !== b.kind || STAGED.has(a.modality) !== STAGED.has(b.modality)) return 'other-stage';
  const [x, y] = [a.value, b.value];
  if (x.type === 'date' && y.type === 'date') {
    if (x.of !== y.of) return x.edtf.edtf === y.edtf.edtf ? 'equal' : 'other-scope';
    return compareDates(x.edtf, y.edtf, a.qualifier, b.qualifier);
  }
  if (x.type !== y.type || x.of !== y.of) return 'complementary';
  if (a.period && b.period && !overlaps(a.period, b.period)) return 'complementary';
  return sameNoun(a, b);
}

function sameNoun(a: AnyClaim, b: AnyClaim): Difference {
  const [x, y] = [a.value, b.value];
  if (x.type === 'money' && y.type === 'money') {
    if (x.currency !== y.currency) return 'complementary';
    return compareNumbers(x.amount, y.amount, a.qualifier, b.qualifier);
  }
  if (x.type === 'count' && y.type === 'count') return compareNumbers(x.n, y.n, a.qualifier, b.qualifier);
  const sets = compareSets(setOf(x), setOf(y));
  // A list in a text is seldom complete: two that differ were likely drawn up for different purposes.
  return x.type === 'list' && sets === 'contradiction' ? 'other-scope' : sets;
}

function compareDates(x: Period, y: Period, qx?: Qualifier, qy?: Qualifier): Difference {
  if (x.edtf === y.edtf) return qx === qy ? 'equal' : 'more-precise';
  return contains(x, y) || contains(y, x) ? 'more-precise' : 'contradiction';
}

function compareNumbers(x: number | undefined, y: number | undefined, qx?: Qualifier, qy?: Qualifier): Difference {
  if (x !== y) return 'contradiction';
  return qx === qy ? 'equal' : 'more-precise';
}

const setOf = (value: Value): Set<string> =>
  new Set(
    Object.values(value)
      .flat()
      .map((part) => JSON.stringify(part).toLowerCase()),
  );

function compareSets(x: Set<string>, y: Set<string>): Difference {
  if (x.isSubsetOf(y) || y.isSubsetOf(x)) return x.size === y.size ? 'equal' : 'more-precise';
  return 'contradiction';
}
