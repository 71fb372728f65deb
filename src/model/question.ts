import type { CountryCode, Pair } from './country.ts';
import type { KindName } from './kinds/index.ts';
import type { Wanted } from './wanted.ts';

/** A stretch of years asked for, both ends included; an end is missing when it is open ("since 1969"). */
export interface AskedYears {
  readonly from?: number;
  readonly to?: number;
  /** Something is said to have lasted, or not to have been, up to `to`. */
  readonly until?: true;
}

/** Who exports to whom, in the words of the question. */
export interface Direction {
  readonly exporter: CountryCode;
  readonly importer: CountryCode;
}

/** A stretch of a document, in UTF-16 units. */
export interface Place {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** Where the passage after it ends, if it is of the same paragraph; else the same as `end`. */
  readonly next: number;
}

/** A word of the question that carries meaning. */
export interface Word {
  readonly text: string;
  /** The search terms it stands for: its stem and its synonyms. */
  readonly terms: readonly string[];
  /** It stands in a clause beside the question: "... when Norway sent help". */
  readonly aside?: boolean;
}

/** What was understood of a question. Typed slots only: it can be shown without repeating the asker's words. */
export interface Question {
  /** All the countries named or hinted at, home country included. */
  readonly countries: readonly CountryCode[];
  /** The covered pairs that it is about; empty when none was named. */
  readonly pairs: readonly Pair[];
  /** Where no pair was named: the one country that was, and whose relations with all others are meant. */
  readonly country?: CountryCode;
  /** Countries named with which no document deals. */
  readonly outside: readonly CountryCode[];
  /** A name that several countries share was read as this one, since no document is about another. */
  readonly assumed?: CountryCode;
  /** A name that several covered countries share: each of the pairs may be meant. */
  readonly ambiguous?: boolean;
  readonly kinds: readonly KindName[];
  readonly wanted: Wanted;
  /** The noun that is wanted by its sort, where one is said: the unit of a count, an office, what has a name. */
  readonly head: readonly Word[];
  readonly years?: AskedYears;
  /** The days and months named (EDTF), also without a year: what is of that very time comes first. */
  readonly dates: readonly string[];
  /** The day for which a state is asked, EDTF day, month or year. */
  readonly asOf?: string;
  readonly direction?: Direction;
  /** Whose embassy or ambassador is asked for. */
  readonly sender?: CountryCode;
  /** The country in which it is asked to be: where somebody lives, where a mission stands. */
  readonly host?: CountryCode;
  readonly city?: string;
  /** Only this document. */
  readonly source?: string;
  readonly words: readonly Word[];
  /** The people, companies, places and projects named; an answer must speak of each. */
  readonly names: readonly Word[];
  /** Spelling put right: what was searched for instead of what. Shown in private replies only. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Not a question that documents about two countries could answer: a task, an opinion, live data. */
  readonly offTopic: boolean;
  /** The office that is spoken of: "ambassador", "foreign minister". */
  readonly office?: string;
  /** Somebody is said to have held it: "serve as ambassador". */
  readonly as?: boolean;
  /** The country whose the wanted noun is said to be: "which **Norwegian** airline". */
  readonly headCountry?: CountryCode;
  /** It takes for granted that something is not so: "why is there no embassy". */
  readonly negated?: boolean;
  /** What a comparison holds against each other, each as a question of its own. */
  readonly sides?: readonly Question[];
  /** The time between the two is asked for. */
  readonly lapse?: boolean;
  /** It was read together with the last question: these words are its own. */
  readonly followed?: { readonly words: readonly Word[] };
  /** Only what stands here is meant: the passages on which the last answer rested. */
  readonly focus?: readonly Place[];
  /** How things stand now is asked. */
  readonly current?: boolean;
}

/** A question of these slots alone: nothing was typed, so there are no words. */
export const questionOf = (slots: Partial<Question>): Question => ({
  countries: [],
  pairs: [],
  outside: [],
  kinds: [],
  wanted: 'any',
  head: [],
  dates: [],
  words: [],
  names: [],
  corrections: [],
  offTopic: false,
  ...slots,
});
