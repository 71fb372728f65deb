import { pairsOf } from '../corpus/assemble.ts';
import { pairsAmong } from '../corpus/scope.ts';
import type { LeftOut } from '../model/answer.ts';
import { countriesOf, type Pair } from '../model/country.ts';
import { digestOf } from '../model/digest.ts';
import type { Document, Library, Passage } from '../model/document.ts';
import { GuildSettings, type Guild } from '../model/guild.ts';
import type { Claim } from '../model/kinds/index.ts';
import type { Question } from '../model/question.ts';
import { catalogueBeside, type Reading } from '../readings/reading.ts';
import { catalogueOf, type Catalogue } from '../search/catalogue.ts';
import { createIndex, type Index } from '../search/index.ts';
import { ledgerOf } from '../search/ledger.ts';
import { ledgerAfter, withMore, withoutDocuments } from '../search/merge.ts';
import { createNames } from '../search/names.ts';
import { recent } from '../search/shelf.ts';
import { overlaps, withoutPassages } from './blank.ts';

/** What a server does not see of the library, and what it sees beside it. */
interface Sight {
  /** Ids of documents that are switched off. */
  readonly off: ReadonlySet<string>;
  /** Ids of claims. */
  readonly hidden: ReadonlySet<string>;
  /** Sensitive claims are told. */
  readonly told: boolean;
  readonly readings: readonly Reading[];
}

interface View {
  readonly index: Index;
  /** How many documents of the library are switched off. */
  readonly off: number;
  /** What is left out because it is sensitive, or told in the same words. */
  readonly sensitive: readonly Claim[];
  /** Ids of documents that have parts which are left out. */
  readonly touched: ReadonlySet<string>;
}

const views = new WeakMap<Index, (key: string, sight: Sight) => View>();
const lacking = new WeakMap<Index, View>();

/** Documents and claims of the views that are kept of one index, some 100 MB of memory. */
const ROOM = 1_000_000;

/**
 * The library as a server sees it: without the documents that are switched off there, without what is sensitive where it
 * leaves that out, without the claims that it has hidden, and with its own readings. A server that has set nothing of this
 * gets the very same index. A view is made once for all servers that see the same, and the most recent ones are kept.
 */
export function viewOf(
  index: Index,
  { settings, hidden = NONE }: Pick<Guild, 'settings' | 'hidden'>,
  readings: readonly Reading[] = [],
): Index {
  const told = settings.sensitive === 'told';
  const off = new Set(settings.documentsOff.filter((id) => index.documentOf(id)));
  if (told && off.size === 0 && hidden.size === 0 && readings.length === 0) return index;
  const of = views.get(index) ?? recent((key: string, sight: Sight) => build(index, sight, key), sizeOf, ROOM);
  views.set(index, of);
  const key = [told, [...off].toSorted(), [...hidden].toSorted(), readings.map(({ document }) => document.id)];
  return of(JSON.stringify(key), { off, hidden, told, readings }).index;
}
const NONE: ReadonlySet<string> = new Set();

/** All that a server could be told: the library and its own readings, whatever it has switched off, left out or hidden. */
export const wholeOf = (index: Index, readings: readonly Reading[]): Index =>
  viewOf(index, { settings: GuildSettings.parse({}) }, readings);

const sizeOf = ({ index: { library } }: View): number => library.documents.length + library.claims.length;

/** What a view lacks of an answer to this: documents, and sensitive facts of the asked pairs and kinds. */
export function leftOut(view: Index, { pairs, kinds }: Pick<Question, 'pairs' | 'kinds'>): LeftOut {
  const { off, sensitive } = lacking.get(view) ?? { off: 0, sensitive: [] };
  const asked = sensitive.filter(
    ({ pair, kind }) => pairs.includes(pair) && (kinds.length === 0 || kinds.includes(kind)),
  );
  return { documents: off, sensitive: asked.length };
}

/** Whether a view leaves out parts of a document. */
export const isCut = (view: Index, document: string): boolean => lacking.get(view)?.touched.has(document) ?? false;

function build(index: Index, sight: Sight, key: string): View {
  const { library, names } = index;
  const { off, readings } = sight;
  const isOn = ({ id }: Document): boolean => !off.has(id);
  const added = readings.flatMap((reading) => reading.claims);
  const all = added.length === 0 ? library.claims : [...library.claims, ...added];
  const present = off.size === 0 ? all : all.filter(({ document }) => !off.has(document));
  const { claims, sensitive, touched, cut } = chosen(present, sight);
  const own = (off.size === 0 ? library.documents : library.documents.filter(isOn)).map(cut);
  const theirs = readings.map((reading) => withoutSome(reading, cut, claims, index));
  const beside = new Set(theirs.map(({ document }) => document.id));
  const ownClaims = beside.size === 0 ? claims : claims.filter(({ document }) => !beside.has(document));
  const catalogue = catalogueOfView(index, { documents: own, claims: ownClaims, theirs, off, key });
  const pairs = pairsOfView(library, own, theirs, catalogue);
  const retracted = library.retracted.filter(({ document }) => !off.has(document));
  const documents = [...own, ...theirs.map(({ document }) => document)];
  const seen: Library = { ...library, documents, claims, retracted, pairs };
  const known = new Set([library.home, ...library.pairs.flatMap(countriesOf)]);
  const more = pairs.some((pair) => countriesOf(pair).some((code) => !known.has(code)));
  const made = createIndex(seen, catalogue, more ? createNames(seen) : names);
  const view = { index: made, off: library.documents.length - own.length, sensitive, touched };
  lacking.set(made, view);
  return view;
}

interface Chosen extends Pick<View, 'sensitive' | 'touched'> {
  readonly claims: readonly Claim[];
  /** Frees a document of what is not told. */
  readonly cut: (document: Document) => Document;
}

/** The claims that are told. Of a large library few documents have others, and only these are looked at closely. */
function chosen(present: readonly Claim[], { told, hidden }: Sight): Chosen {
  const secret = byDocument(told ? [] : present.filter((claim) => claim.sensitive));
  const concealed = byDocument(hidden.size === 0 ? [] : present.filter(({ id }) => hidden.has(id)));
  const touched = new Set([...secret.keys(), ...concealed.keys()]);
  if (touched.size === 0) return { claims: present, sensitive: [], touched, cut: (document) => document };
  const isSecret = (claim: Claim): boolean =>
    secret.get(claim.document)?.some((each) => overlaps(each, claim)) ?? false;
  const isTold = (claim: Claim): boolean => !touched.has(claim.document) || (!hidden.has(claim.id) && !isSecret(claim));
  const near = present.filter(({ document }) => touched.has(document));
  const stay = byDocument(near.filter(isTold));
  return {
    claims: present.filter(isTold),
    sensitive: near.filter(isSecret),
    touched,
    cut(document) {
      if (!touched.has(document.id)) return document;
      const of = (all: Map<string, Claim[]>): readonly Claim[] => all.get(document.id) ?? [];
      const [never, unless, stays] = [of(secret), of(concealed), of(stay)];
      const on = (passage: Passage, all: readonly Claim[]): boolean => all.some((claim) => overlaps(claim, passage));
      // The words of a hidden claim stay where another claim says the same.
      const isGone = (passage: Passage): boolean => on(passage, never) || (on(passage, unless) && !on(passage, stays));
      return withoutPassages(document, isGone, stays);
    },
  };
}

const byDocument = (claims: readonly Claim[]): Map<string, Claim[]> => Map.groupBy(claims, ({ document }) => document);

/** A reading as it is without what is not told. */
function withoutSome(
  reading: Reading,
  cut: (document: Document) => Document,
  told: readonly Claim[],
  index: Index,
): Reading {
  const document = cut(reading.document);
  if (document === reading.document) return reading;
  const claims = told.filter((claim) => claim.document === document.id);
  return { document, claims, catalogue: catalogueBeside(index, { document, claims }) };
}

interface Parts {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly theirs: readonly Reading[];
  readonly off: ReadonlySet<string>;
  /** Stands for all that is left out and added. */
  readonly key: string;
}

/** What is known of the view as a whole. Of a large library it is not worked out anew. */
function catalogueOfView({ library, names, catalogue, ledger }: Index, parts: Parts): Catalogue {
  const { documents, claims, theirs, off, key } = parts;
  const more = theirs.map((reading) => reading.catalogue);
  if (!catalogue.postings) {
    const whole = documents.every((document, i) => document === library.documents[i]);
    const untouched = whole && documents.length === library.documents.length;
    const own = untouched ? catalogue : catalogueOf({ ...library, documents, claims }, names);
    return more.length > 0 ? withMore(own, more) : own;
  }
  const own = off.size > 0 ? withoutDocuments(catalogue, off) : catalogue;
  let count = 0;
  const renumbered = library.documents.map(({ id }) => (off.has(id) ? -1 : count++));
  const added = () =>
    ledgerOf({
      ...library,
      documents: theirs.map(({ document }) => document),
      claims: theirs.flatMap((each) => each.claims),
    });
  return {
    ...(more.length > 0 ? withMore(own, more) : own),
    ledger: ledgerAfter(ledger, digestOf(`${ledger.corpus} ${key}`), renumbered, added),
  };
}

function pairsOfView(
  { pairs, documents }: Library,
  own: readonly Document[],
  theirs: readonly Reading[],
  { shelves }: Catalogue,
): readonly Pair[] {
  const added = pairsOf(theirs.map(({ document }) => document));
  if (own.length === documents.length)
    return added.length === 0 ? pairs : [...new Set([...pairs, ...added])].toSorted();
  const left = new Set([
    ...[...shelves].flatMap(([key, ids]) => (ids.length > 0 ? key.split(' ') : [])),
    ...own.flatMap(({ countries }) => pairsAmong(countries)),
  ]);
  return [...new Set([...pairs.filter((pair) => left.has(pair)), ...added])].toSorted();
}
