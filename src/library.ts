import type { Config } from './config.ts';
import { formatProblem, loadLibrary } from './corpus/load.ts';
import type { Library } from './model/document.ts';

/** The library of the configured folders, or every problem as a line for the operator. */
export function openLibrary({
  corpusDirs,
  homeCountry,
}: Pick<Config, 'corpusDirs' | 'homeCountry'>):
  { readonly library: Library } | { readonly problems: readonly string[] } {
  const { library, problems } = loadLibrary(corpusDirs, homeCountry ? { home: homeCountry } : {});
  return library ? { library } : { problems: problems.map(formatProblem) };
}
