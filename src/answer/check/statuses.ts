import { partnerIn, type CountryCode } from '../../model/country.ts';
import { isKind, type Claim, type ClaimOf, type KindName } from '../../model/kinds/index.ts';
import { contains } from '../../model/period.ts';
import type { Index } from '../../search/index.ts';
import { tokenize } from '../../search/words.ts';
import { spanOf, stemsOf } from '../word.ts';
import { datePoint, firstOf, placePoint, type Point, type Stand } from './points.ts';
import type { Said } from './said.ts';

/** What a sentence says on a subject, beside its figures: what can be compared, with which claims, and which words that takes. */
export interface Reading {
  readonly points: readonly Point[];
  readonly about: readonly Claim[];
  readonly spent: RegExp;
}

/**
 * One way to word a status: which statuses of claims bear it out, which deny it, and which bear out its denial, where these are
 * others. `lasts`: a date in it says only when.
 */
type Form = readonly [says: RegExp, same: RegExp, other: RegExp, more?: { denied?: RegExp; lasts?: boolean }];

/** A sort of thing that has a status. Of its forms the first that fits counts. */
interface Subject<K extends KindName> {
  readonly kind: K;
  readonly noun: RegExp;
  readonly forms: readonly Form[];
  /** The status that a claim tells, as the forms read it. */
  status(claim: ClaimOf<K>, said: Said): string;
  /** Whether a sentence is about the thing of a claim. */
  means(claim: ClaimOf<K>, said: Said, index: Index): boolean;
}

const NONE = /^$./;
const CLOSED = /\b(?:clos(?:e|es|ed|ing|ure)|shut(?:s|ting|tered)?)\b/;
const OPENED = /\b(?:opened|opens|opening|inaugurated|established|founded|set up)\b/;
const IS_THERE = /\b(?:has|have|keeps?|maintains?|operates?|operated|runs?|run|hosts?|is|are|exists?)\b/;

const mission: Subject<'mission'> = {
  kind: 'mission',
  noun: /\b(?:embass\w+|consulates?)\b/,
  forms: [
    [/\b(?:re ?open\w*|resum\w+)\b/, /reopening/, /^(?:closed|none) now/],
    // That it is open now denies that it is closed, not that it closed once.
    [
      /\b(?<=\b(?:is|are|been|remains?|stays?) (?:\w+ )?)(?:closed|shut)\b/,
      /^closed now/,
      /^open now/,
      { lasts: true },
    ],
    [CLOSED, /closing/, NONE, { denied: NONE }],
    [/\b(?:formerly|former|used to|once had)\b/, /^former/, /^open now/, { denied: NONE }],
    [OPENED, / opening/, /^none/],
    [/\b(?:had(?! no)|was|were|did)\b/, /^(?:open|former) (?:now|once)/, NONE, { denied: NONE, lasts: true }],
    [/\bopen\b/, /^open now/, /^(?:closed|former|none) now/, { lasts: true }],
    [IS_THERE, /^open now/, /^(?:closed|former|none) now/, { lasts: true }],
  ],
  status({ status, period, value }, { dates }) {
    const [date] = dates;
    const current = !period || period.open;
    const then = !date || date.since ? current : period && contains(period, date.period);
    return dates.length > 1
      ? ''
      : `${status} ${then ? 'now' : date ? 'then' : 'once'} ${current || date ? value.of : ''}`;
  },
  means({ sending, host, mission: sort }, said) {
    const [embassy, consulate] = [said.plain.includes('embass'), said.plain.includes('consulate')];
    const sorted = embassy || consulate ? embassy !== consulate && embassy === (sort === 'embassy') : true;
    return sorted && sending !== undefined && sending === senderIn(said) && (!said.host || said.host === host);
  },
};

/** Whose mission is spoken of; undefined where several countries are named before it: one may close that of the other. */
function senderIn({ sender, countries, words, pairs: [pair], host, places }: Said): CountryCode | undefined {
  const noun = words.findIndex(({ key }) => mission.noun.test(key));
  const before = countries.filter(({ from, to }) => to <= noun && words[from - 1]?.key !== 'in');
  const [first, ...others] = new Set(before.map(({ code }) => code));
  if (first ?? sender) return others.length > 0 ? undefined : (first ?? sender);
  const at = host ?? places.find(({ code }) => code && pair?.includes(code))?.code;
  return pair && at && partnerIn(pair, at);
}

const PROPOSED = /\b(?:propos\w+|suggest\w+)\b/;
const SIGNED = /\b(?:sign(?:s|ed)?|conclud\w+|ratif\w+)\b/;
const FORMAL = /^(?:agreements?|treat(?:y|ies)|deals?|memorand\w+|mous?|pacts?|accords?|understanding|bilateral)$/;
const NOT_SIGNED = /none|proposed/;

const agreement: Subject<'agreement'> = {
  kind: 'agreement',
  noun: /\b(?:agreements?|treat(?:y|ies)|deals?|memorand\w+|mous?|pacts?|accords?)\b/,
  forms: [
    [PROPOSED, /proposed/, NONE, { denied: /none/ }],
    [SIGNED, /signed/, NOT_SIGNED, { denied: /none/ }],
    [/\b(?:agreed|agrees?|reached|made)\b/, /agreed|signed/, NOT_SIGNED, { denied: /none/ }],
    [/\b(?:has|have|had|is|are|was|were|exists?)\b/, /signed|agreed|in-force/, NOT_SIGNED, { denied: /none/ }],
  ],
  // "The proposed treaty was signed" tells two things.
  status: ({ stage }, { plain }) => (PROPOSED.test(plain) && SIGNED.test(plain) ? '' : stage),
  means({ title, subject = '' }, { telling, names }, index) {
    const parties = index.names.find(tokenize(subject)).flatMap(({ alias, hint }) => (alias && hint ? alias.name : []));
    const shared = telling.filter((word) => !FORMAL.test(word) && stemsOf(word).isSubsetOf(stemsOf(title)));
    return parties.every((name) => names.has(name)) && shared.length + parties.length > 0;
  },
};

const LEFT = /\b(?:left|leaves|quit|withdrew)\b/;
const membership: Subject<'membership'> = {
  kind: 'membership',
  noun: /\b(?:members?|memberships?|belongs?|belonged|part of|left|leaves|quit|withdrew)\b/,
  forms: [
    [LEFT, /negated/, /asserted/],
    [/\b(?:members?|memberships?|belongs?|belonged|part of)\b/, /asserted/, /negated/],
  ],
  status: ({ modality }) => modality,
  means({ organisation, members = [] }, { names, countries }, index) {
    const [own] = index.names.find(tokenize(organisation));
    return names.has(own?.alias?.name ?? '') && countries.every(({ code }) => members.includes(code));
  },
};

const SUBJECTS = [mission, agreement, membership] as readonly Subject<KindName>[];

/** Reads what a sentence says on the status of a thing, `claims` being all that tell of its countries; undefined when it is about none. */
export const readStatus = (said: Said, claims: readonly Claim[], index: Index): Reading | undefined =>
  SUBJECTS.values()
    .map((subject) => read(subject, said, claims, index))
    .find((reading) => reading !== undefined);

function read(subject: Subject<KindName>, said: Said, claims: readonly Claim[], index: Index): Reading | undefined {
  const { kind, noun, forms } = subject;
  const { plain, words, dates, negation } = said;
  const form = noun.test(plain) && forms.find(([says]) => says.test(plain));
  const about = form ? claims.filter((claim) => isKind(kind, claim) && subject.means(claim, said, index)) : [];
  // Much else than an organisation is left.
  if (!form || (about.length === 0 && kind === 'membership')) return undefined;
  const [says, same, other, { denied = other, lasts } = {}] = form;
  const [bears, denies] = negation ? [denied, same] : [same, other];
  const stand = (claim: Claim): Stand => {
    const told = subject.status(claim, said);
    return bears.test(told) ? 'same' : denies.test(told) ? 'other' : 'silent';
  };
  const when = lasts && dates.length === 1 && !dates[0]!.since;
  const spans = [negation, spanOf(words, says), ...(when ? dates : [])].filter((span) => span !== undefined);
  const status: Point = { of: 'status', spans, hold: (group) => firstOf(group, stand) };
  const days = when ? [] : dates.map((date) => datePoint(kind === 'mission' ? { ...date, since: true } : date));
  const spent = new RegExp([noun, ...forms.map(([each]) => each)].map(({ source }) => source).join('|'));
  return { points: [status, ...days, ...said.places.map(placePoint)], about, spent };
}
