import { LIMIT_SETTINGS, type Limits } from '../model/limits.ts';

/** What is wrong with a corpus, and where: the file as the operator knows it, and the line (from 1) where one can be named. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

export type Outcome = 'accepted' | 'warned' | 'refused' | 'ignored';

/** All that may be said of a file, and what becomes of it then. docs/corpus.md explains each. */
export const CODES = {
  'unknown-name': 'ignored',
  'not-a-file': 'ignored',
  'other-form': 'refused',
  'odd-name': 'refused',
  'leaves-folder': 'refused',
  'cannot-read': 'refused',
  'too-large': 'refused',
  binary: 'refused',
  'not-utf8': 'refused',
  nul: 'refused',
  empty: 'refused',
  html: 'refused',
  'line-too-long': 'refused',
  'too-many-sections': 'refused',
  repetitive: 'refused',
  'same-id': 'refused',
  'front-matter': 'refused',
  claims: 'refused',
  aliases: 'refused',
  retractions: 'refused',
  'same-text': 'warned',
  'foreign-front-matter': 'warned',
  'no-text': 'warned',
  'no-country': 'warned',
  'ragged-row': 'warned',
  garbled: 'warned',
} as const satisfies Record<string, Outcome>;
export type Code = keyof typeof CODES;

/** One thing that is said of a file; `line` counts from 1, `byte` from 0. */
export interface Finding {
  readonly code: Code;
  readonly message: string;
  readonly line?: number;
  readonly byte?: number;
}

/** What became of one file: its gravest finding, and the others. */
export interface FileReport extends Partial<Finding> {
  readonly file: string;
  readonly outcome: Outcome;
  readonly also?: readonly Finding[];
}

/** The report of a file of the corpus; without findings it is accepted. */
export function reportOf(file: string, findings: readonly Finding[]): FileReport {
  const main = findings.find(({ code }) => CODES[code] === 'refused') ?? findings[0];
  if (!main) return { file, outcome: 'accepted' };
  const also = findings.filter((finding) => finding !== main);
  return { file, outcome: CODES[main.code], ...main, ...(also.length > 0 && { also }) };
}

/** The finding that something is larger than allowed; `what` says what and how large. */
export const overLimit = (code: Code, what: string, limit: keyof Limits, limits: Limits): Finding => ({
  code,
  message: `${what}, more than the ${limits[limit]} that ${LIMIT_SETTINGS[limit]} allows`,
});

/** One line for people: `corpus/norway-turkey.claims.yaml:41 quote not found in section "History"`. */
export const formatProblem = ({ file, line, message }: Problem): string =>
  printable(`${line === undefined ? file : `${file}:${line}`} ${message}`);

/** What a report says of its file, one line each; none for a file that is simply accepted. */
export const formatReport = ({ file, message, line, also = [] }: FileReport): string[] =>
  message === undefined
    ? []
    : [{ message, ...(line !== undefined && { line }) }, ...also].map((said) => formatProblem({ file, ...said }));

// A name or a value of a stranger must not end a line, move the cursor or turn the direction of writing.
const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );
