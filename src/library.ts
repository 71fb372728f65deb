import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport } from './corpus/load.ts';
import type { Library } from './model/document.ts';
import { catalogueOf, type Catalogue } from './search/catalogue.ts';
import { createNames } from './search/names.ts';
import { bytesIn, digestOfCorpus } from './snapshot/digest.ts';
import { nameOf } from './snapshot/form.ts';
import { readSnapshot } from './snapshot/read.ts';
import { writeSnapshot } from './snapshot/write.ts';

type Settings = Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>;

/** A library with a report of each file; what is known of it as a whole, where that was kept. */
export interface Opened {
  readonly library: Library;
  readonly files: readonly FileReport[];
  readonly catalogue?: Catalogue;
}
type Problems = { readonly problems: readonly string[] };

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
export function openLibrary(settings: Settings, keeping?: Keeping): Opened | Problems {
  const { corpusDirs, homeCountry, limits } = settings;
  const digest =
    keeping && bytesIn(corpusDirs) >= LARGE ? digestOfCorpus(corpusDirs, { homeCountry, limits }) : undefined;
  if (!keeping || digest === undefined) return build(settings);
  const path = join(keeping.dataDir, nameOf(digest));
  if (existsSync(path)) {
    const kept = readSnapshot(path, digest);
    if (kept) return kept;
    keeping.tell(`the snapshot ${path} is torn or not ours: the documents are read anew`);
  }
  const built = build(settings, progress(keeping.tell));
  if ('problems' in built || !keeping.write) return built;
  const kept = { ...built, catalogue: catalogueOf(built.library, createNames(built.library)) };
  try {
    writeSnapshot(path, digest, kept);
  } catch (error) {
    keeping.tell(`no snapshot of the documents is kept, the next start reads them anew: ${(error as Error).message}`);
    return kept;
  }
  // From the file it takes a fraction of the memory.
  return readSnapshot(path, digest) ?? kept;
}

function progress(tell: (line: string) => void): (read: number, all: number) => void {
  let last = performance.now();
  return (read, all) => {
    if (performance.now() - last < PACE) return;
    last = performance.now();
    tell(`reading the documents: ${read} of ${all}`);
  };
}

function build(
  { corpusDirs, homeCountry, limits }: Settings,
  told?: (read: number, all: number) => void,
): Opened | Problems {
  const options = { limits, ...(homeCountry && { home: homeCountry }), ...(told && { progress: told }) };
  const { library, problems, files } = loadLibrary(corpusDirs, options);
  if (library) return { library, files };
  const refused = files.filter(({ outcome }) => outcome === 'refused').flatMap(formatReport);
  return { problems: [...new Set([...problems.map(formatProblem), ...refused])] };
}
