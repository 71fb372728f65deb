/** What is wrong with a corpus, and where: the file as the operator knows it, and the line (from 1) where one can be named. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** One line for people: `corpus/norway-turkey.claims.yaml:41 quote not found in section "History"`. */
export const formatProblem = ({ file, line, message }: Problem): string =>
  `${line === undefined ? file : `${file}:${line}`} ${message}`;
