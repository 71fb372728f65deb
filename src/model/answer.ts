import type { CountryCode, Pair } from './country.ts';
import type { Difference } from './claim.ts';
import type { Document } from './document.ts';
import type { Claim, KindName } from './kinds/index.ts';
import type { Lookup } from './lookup.ts';
import type { Period } from './period.ts';
import type { Place, Question } from './question.ts';

/** Where an answer stands: exact characters of a section of a document. */
export interface Citation {
  readonly document: Document;
  readonly section: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** One thing found: a typed claim with its quote, or a passage alone. */
export interface Finding {
  readonly citation: Citation;
  readonly claim?: Claim;
  /** What else the same quote shows of what was looked for. */
  readonly also?: readonly Claim[];
  readonly score: number;
  /** Whether it held on the day that was asked for. */
  readonly state?: 'yes' | 'no' | 'unknown';
}

/** The short name of a finding, as a button can carry it: the claim's id, or `document:start` of a passage. */
export const nameOf = ({ claim, citation }: Finding): string =>
  claim?.id ?? `${citation.document.id}:${citation.start}`;

/** Findings that belong together, with the code under which the locale names them. */
export interface Group {
  readonly label:
    | { readonly by: 'kind'; readonly kind: KindName }
    | { readonly by: 'pair'; readonly pair: Pair }
    | { readonly by: 'country'; readonly country: CountryCode }
    | { readonly by: 'undated' | 'found' };
  readonly findings: readonly Finding[];
}

/** A remark that goes with an answer, worded by the locale. */
export type Note =
  | { readonly code: 'latest-year'; readonly year: number }
  | { readonly code: 'as-of'; readonly year: number; readonly basis: 'stated' | 'newest-year' | 'context' }
  | { readonly code: 'year-not-given' }
  | {
      readonly code: 'parts-differ-from-total';
      readonly sum: number;
      readonly total: number;
      readonly currency: string;
    }
  /** Two dates, or two sums of one currency and of spans of one length, that were compared. */
  | { readonly code: 'earlier'; readonly earlier: Period; readonly later: Period }
  /** Whole years between the years of two dates. */
  | { readonly code: 'apart'; readonly years: number; readonly earlier: Period; readonly later: Period }
  | { readonly code: 'more'; readonly more: Sum; readonly less: Sum }
  | { readonly code: 'not-comparable' }
  | { readonly code: 'passage-only' }
  /** The passage is near to the question, and perhaps no answer to it. */
  | { readonly code: 'perhaps' };

interface Sum {
  readonly amount: number;
  readonly currency: string;
}

interface Asked {
  readonly question: Question;
}
export interface Answered extends Asked {
  readonly status: 'answered';
  /** `answer`: what was asked; `list`: all that fits; `timeline`: by date; `card`: one page of a pair; `comparison`: pairs side by side. */
  readonly shape: 'answer' | 'list' | 'timeline' | 'card' | 'comparison';
  /** The look-up that lists it, for its further pages. */
  readonly lookup?: Lookup;
  readonly groups: readonly Group[];
  readonly notes: readonly Note[];
}
export interface Disputed extends Asked {
  readonly status: 'disputed';
  readonly topic: string;
  readonly sides: readonly Finding[];
  readonly difference: Exclude<Difference, 'equal'>;
  readonly notes: readonly Note[];
}
/** What the question takes for granted and the documents deny. */
export interface Corrected extends Asked {
  readonly status: 'corrected';
  readonly premise:
    | 'not-closed'
    | 'still-closed'
    | 'not-signed'
    | 'still-member'
    | 'other-country'
    | 'other-year'
    | 'other-person'
    | 'other-place'
    | 'other-role'
    | 'opposite';
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}
/** The question has several readings; each choice is one that can be answered. */
export interface Clarify extends Asked {
  readonly status: 'clarify';
  readonly choices: readonly { readonly pair: Pair; readonly kind?: KindName }[];
}
export type RefusalReason =
  | 'out-of-scope'
  | 'pair-not-covered'
  | 'kind-not-covered'
  | 'period-not-covered'
  | 'value-not-stated'
  | 'as-of-unknown';
export interface Refused extends Asked {
  readonly status: 'refused';
  readonly reason: RefusalReason;
  /** The documents that were searched, every section of each. */
  readonly searched: readonly Document[];
  readonly nearest: readonly Finding[];
  /** Look-ups that have an answer and may have been meant, nearest first. */
  readonly instead: readonly Lookup[];
}

export type Answer = Answered | Disputed | Corrected | Clarify | Refused;

/** Every finding that an answer rests on, best first; a refusal rests on none. */
export function findingsOf(answer: Answer): readonly Finding[] {
  switch (answer.status) {
    case 'answered':
      return answer.groups.flatMap((group) => group.findings);
    case 'disputed':
      return answer.sides;
    case 'corrected':
      return answer.findings;
    default:
      return [];
  }
}

function placeOf({ document, start, end }: Citation): Place {
  const passages = document.sections.flatMap((section) => section.passages);
  const at = passages.findIndex((passage) => passage.start <= start && start < passage.end);
  const [own, after] = [passages[at], passages[at + 1]];
  return { document: document.id, start, end, next: after && after.paragraph === own?.paragraph ? after.end : end };
}

/**
 * What may be gone on from after an answer: the question, with the countries that the answer
 * turned out to be about, and the passages on which it rests.
 */
export function contextOf(answer: Answer): Question {
  const pairs = [...new Set(findingsOf(answer).flatMap(({ claim }) => claim?.pair ?? []))];
  const focus = findingsOf(answer)
    .slice(0, 3)
    .map(({ citation }) => placeOf(citation));
  const { focus: _, ...question } = answer.question;
  return { ...question, ...(focus.length > 0 && { focus }), ...(question.pairs.length === 0 && { pairs }) };
}

/** What a server leaves out of an answer: how many of its documents, and how many sensitive facts of this subject. */
export interface LeftOut {
  readonly documents: number;
  readonly sensitive: number;
  /** Documents of the server itself that are not read yet. */
  readonly unread?: number;
}
