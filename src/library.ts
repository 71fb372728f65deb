import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Options } from './corpus/assemble.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport } from './corpus/load.ts';
import type { Library } from './model/document.ts';
import type { Log } from './model/log.ts';
import { catalogueOf, type Catalogue } from './search/catalogue.ts';
import { createNames } from './search/names.ts';
import { bytesIn, digestOfCorpus } from './snapshot/digest.ts';
import { nameOf } from './snapshot/form.ts';
import { readSnapshot } from './snapshot/read.ts';
import { writeSnapshot } from './snapshot/write.ts';

type Settings = Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>;

/** What was read: a library, with what is known of it as a whole where that was kept; or why there is none. */
export type Opened = { readonly files: readonly FileReport[]; readonly digest: string } & (
  | { readonly library: Library; readonly catalogue?: Catalogue; readonly snapshot?: string }
  | { readonly problems: readonly string[] }
);

/** How snapshots are used: of whom a folder is, writes them too. */
export interface Keeping {
  readonly dataDir: string;
  readonly write: boolean;
  /** Is told what takes long, and what went wrong. */
  readonly tell: (line: string) => void;
}

/** Texts of fewer bytes, some thousand sections, are read within seconds: they need no snapshot. */
const LARGE = 2_000_000;

/** Milliseconds between two lines of progress. */
const PACE = 3_000;

/**
 * The library of the configured folders; or every problem as a line for the operator, and why each document was refused. A large
 * one comes from the snapshot of the very same files where there is one, else it is built, and kept for the next time.
 */
export function openLibrary(settings: Settings, keeping?: Keeping): Opened {
  const { corpusDirs, homeCountry, limits } = settings;
  const digest =
    keeping && bytesIn(corpusDirs) >= LARGE ? digestOfCorpus(corpusDirs, { homeCountry, limits }) : undefined;
  if (!keeping || digest === undefined) return build(settings);
  const path = join(keeping.dataDir, nameOf(digest));
  if (existsSync(path)) {
    const kept = readSnapshot(path, digest);
    if (kept) return { ...kept, digest, snapshot: path };
    keeping.tell(`the snapshot ${path} is torn or not ours: the documents are read anew`);
  }
  const built = { ...build(settings, progress(keeping.tell)), digest };
  if ('problems' in built || !keeping.write) return built;
  const kept = { ...built, catalogue: catalogueOf(built.library, createNames(built.library)) };
  try {
    writeSnapshot(path, digest, kept);
  } catch (error) {
    keeping.tell(`no snapshot of the documents is kept, the next start reads them anew: ${(error as Error).message}`);
    return kept;
  }
  // From the file it takes a fraction of the memory.
  return { ...(readSnapshot(path, digest) ?? kept), digest, snapshot: path };
}

function progress(tell: Keeping['tell']): NonNullable<Options['progress']> {
  let last = performance.now();
  return (read, all, what) => {
    if (performance.now() - last < PACE) return;
    last = performance.now();
    tell(`reading the ${what} of the documents: ${read} of ${all}`);
  };
}

function build({ corpusDirs, homeCountry, limits }: Settings, told?: Options['progress']): Opened {
  const options = { limits, ...(homeCountry && { home: homeCountry }), ...(told && { progress: told }) };
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
