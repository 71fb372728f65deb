import type { Config } from './config.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport } from './corpus/load.ts';
import type { Library } from './model/document.ts';
import type { Log } from './model/log.ts';

/**
 * The library of the configured folders, the digest of what was read and a report of each file; or every problem as a line for the operator, and why each
 * document was refused.
 */
export function openLibrary({
  corpusDirs,
  homeCountry,
  limits,
}: Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>):
  | { readonly library: Library; readonly files: readonly FileReport[]; readonly digest: string }
  | { readonly problems: readonly string[]; readonly digest: string } {
  const options = { limits, ...(homeCountry && { home: homeCountry }) };
  const { library, problems, files, digest } = loadLibrary(corpusDirs, options);
  if (library) return { library, files, digest };
  const refused = files.filter(({ outcome }) => outcome === 'refused').flatMap(formatReport);
  return { problems: [...new Set([...problems.map(formatProblem), ...refused])], digest };
}

/** A warning in the log for each document that was left out, or not read as it may have been meant. */
export function warnOf(files: readonly FileReport[], log: Log): void {
  for (const { file, outcome, code, message, line } of files) {
    if (outcome === 'refused' || outcome === 'warned')
      log.warn({ file, outcome, code, line }, `a document was ${outcome}: ${message}`);
  }
}
