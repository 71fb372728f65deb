import type { Config } from './config.ts';
import { formatProblem, loadLibrary } from './corpus/load.ts';
import type { Library } from './model/document.ts';

/** The library of the configured folders and the digest of what was read, or every problem as a line for the operator. */
export function openLibrary({
  corpusDirs,
  homeCountry,
}: Pick<Config, 'corpusDirs' | 'homeCountry'>):
  | { readonly library: Library; readonly digest: string }
  | { readonly problems: readonly string[]; readonly digest: string } {
  const { library, problems, digest } = loadLibrary(corpusDirs, homeCountry ? { home: homeCountry } : {});
  return library ? { library, digest } : { problems: problems.map(formatProblem), digest };
}
