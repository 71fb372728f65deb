import type { Config } from './config.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport } from './corpus/load.ts';
import type { Library } from './model/document.ts';
import type { Log } from './model/log.ts';

/** What was read: a library, or why there is none. */
export type Opened = { readonly files: readonly FileReport[]; readonly digest: string } & (
  { readonly library: Library } | { readonly problems: readonly string[] }
);

/**
 * The library of the configured folders, with a report of each file; or every problem as a line for the operator, and why each
 * document was refused.
 */
export function openLibrary({
  corpusDirs,
  homeCountry,
  limits,
}: Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>): Opened {
  const options = { limits, ...(homeCountry && { home: homeCountry }) };
  const { library, problems, files, digest } = loadLibrary(corpusDirs, options);
  if (library) return { library, files, digest };
  const refused = files.filter(({ outcome }) => outcome === 'refused').flatMap(formatReport);
  return { problems: [...new Set([...problems.map(formatProblem), ...refused])], files, digest };
}

/** Whether a file was left out, or should be looked at. */
export const remarkable = ({ outcome }: FileReport): boolean => outcome === 'refused' || outcome === 'warned';

/** A line in the log for each remarkable file. */
export function warnOfFiles(files: readonly FileReport[], log: Log): void {
  for (const { file, outcome, code, message, line } of files.filter(remarkable))
    log.warn({ file, outcome, code, line }, `a document was ${outcome}: ${message}`);
}
