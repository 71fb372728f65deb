import type { CountryCode, Pair } from './country.ts';
import type { Claim } from './kinds/index.ts';
import type { Period } from './period.ts';

/** One sentence, table row or list item: what is indexed and shown. `start..end` are UTF-16 units of the document's text. */
export interface Passage {
  /** Unique in the library: `<document>#<number>`. */
  readonly id: string;
  readonly document: string;
  readonly section: string;
  /** Number of the paragraph, table or list that it stands in; passages of one paragraph are searched together. */
  readonly paragraph: number;
  readonly shape: 'sentence' | 'row' | 'item';
  /** Whose relations it tells of: those of its document, or of its section or table row alone; none where that is not known. */
  readonly pairs: readonly Pair[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /**
   * The text as it is searched and read by rules, when marks are left in it: tags, reference marks and templates are blanks,
   * entities their characters. It is as long as `text`, and what it keeps stands at the same place.
   */
  readonly plain?: string;
  /** Of a table row, the captions of its columns; missing where its cells do not fit them. */
  readonly head?: readonly string[];
}

/** A passage as it is searched and read by rules. */
export const plainOf = ({ plain, text }: Pick<Passage, 'plain' | 'text'>): string => plain ?? text;

export interface Section {
  /** `Lead` for what stands before the first heading. */
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  /** Lists of pointers ("See also", footnotes) hold no answers and are not searched. */
  readonly searchable: boolean;
  readonly passages: readonly Passage[];
}

/** One text by one publisher. */
export interface Document {
  readonly id: string;
  /** Path of the file as the operator knows it, for messages. */
  readonly file: string;
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly licence?: string;
  /** A server has added it, for itself alone. */
  readonly addedHere?: true;
  readonly countries: readonly CountryCode[];
  readonly textDate?: Period;
  readonly text: 'verbatim' | 'digest';
  readonly digestOf?: {
    readonly title: string;
    readonly publisher: string;
    readonly url?: string;
    readonly licence?: string;
  };
  /** The decoded file without byte order mark; every offset counts in it. */
  readonly source: string;
  readonly sections: readonly Section[];
  /** How many of its sections are searched. */
  readonly searched: number;
  /** The newest year that the text names: undated statements hold as of about then. */
  readonly newestYear?: number;
}

/** A name that readers use and the country package does not have. */
export interface Alias {
  readonly name: string;
  readonly also: readonly string[];
  /** The name is this country. */
  readonly country?: CountryCode;
  /** The name points to the relations with this country. */
  readonly hint?: CountryCode;
}

/** Everything the bot knows: a checked corpus. Nothing in it changes after loading. */
export interface Library {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  /** Claims that were taken back, each with its reason: on record, and never told. */
  readonly retracted: readonly Claim[];
  readonly aliases: readonly Alias[];
  /** The country that every question is about when only one is named. */
  readonly home: CountryCode;
  /** The covered pairs, in alphabetical order. */
  readonly pairs: readonly Pair[];
}
