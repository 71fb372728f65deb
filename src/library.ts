import type { Config } from './config.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport } from './corpus/load.ts';
import type { Library } from './model/document.ts';

/**
 * The library of the configured folders, with a report of each file; or every problem as a line for the operator, and why each
 * document was refused.
 */
export function openLibrary({
  corpusDirs,
  homeCountry,
  limits,
}: Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>):
  { readonly library: Library; readonly files: readonly FileReport[] } | { readonly problems: readonly string[] } {
  const options = { limits, ...(homeCountry && { home: homeCountry }) };
  const { library, problems, files } = loadLibrary(corpusDirs, options);
  if (library) return { library, files };
  const refused = files.filter(({ outcome }) => outcome === 'refused').flatMap(formatReport);
  return { problems: [...new Set([...problems.map(formatProblem), ...refused])] };
}
