import type { Config } from './config.ts';
import { formatProblem, formatReport, loadLibrary, type FileReport, type Problem } from './corpus/load.ts';
import type { Document, Library } from './model/document.ts';
import type { Pair } from './model/country.ts';

/** What became of a file, and what was understood of it. */
export interface CheckedFile extends FileReport {
  readonly pairs: readonly Pair[];
  readonly sections: number;
  /** How many claims of each kind. */
  readonly claims: Readonly<Record<string, number>>;
  /** How many of them were read by rules, and not by people. */
  readonly extracted: number;
}

export interface Checked {
  readonly documents: number;
  readonly claims: number;
  readonly problems: readonly Problem[];
  readonly files: readonly CheckedFile[];
}

/** The longest list of pairs on one line. */
const SHOWN = 6;

/** Checks the configured corpus. It is refused as a whole when there are problems. */
export function check(
  { corpusDirs, homeCountry, limits }: Pick<Config, 'corpusDirs' | 'homeCountry' | 'limits'>,
  progress: (line: string) => void,
): Checked {
  let told = Date.now();
  const { library, problems, files } = loadLibrary(corpusDirs, {
    limits,
    ...(homeCountry && { home: homeCountry }),
    progress(read, all, what) {
      if (Date.now() - told < 3_000) return;
      told = Date.now();
      progress(`${what} of ${read} of ${all} documents`);
    },
  });
  const byFile = new Map(library?.documents.map((document) => [document.file, document]));
  return {
    documents: byFile.size,
    claims: library?.claims.length ?? 0,
    problems,
    files: files.map((report) => ({ ...report, ...understood(byFile.get(report.file), library) })),
  };
}

function understood(document: Document | undefined, library: Library | undefined): Omit<CheckedFile, keyof FileReport> {
  const claims = library?.claims.filter((claim) => claim.document === document?.id) ?? [];
  const kinds: Record<string, number> = {};
  for (const { kind } of claims) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const sections = document?.sections ?? [];
  const pairs = sections.flatMap(({ passages }) => passages.flatMap((passage) => passage.pairs));
  return {
    pairs: [...new Set(pairs)].toSorted(),
    sections: sections.length,
    claims: kinds,
    extracted: claims.filter(({ extracted }) => extracted).length,
  };
}

/** The same for people: a line for each file, below it what is said of it, then what refuses the whole, then the sum. */
export function checkLines({ documents, claims, problems, files }: Checked): string[] {
  const outcomes = (['accepted', 'warned', 'refused', 'ignored'] as const).flatMap((outcome) => {
    const count = files.filter((file) => file.outcome === outcome).length;
    return count > 0 ? [`${count} ${outcome}`] : [];
  });
  return [
    ...files.flatMap(linesOf),
    ...problems.map(formatProblem),
    `${documents} documents, ${claims} claims, ${problems.length} problems; files: ${outcomes.join(', ')}`,
  ];
}

function linesOf(checked: CheckedFile): string[] {
  const { file, outcome, pairs, sections, claims, extracted } = checked;
  const said = formatReport(checked);
  if (sections === 0)
    return (said.length > 0 ? said : [formatProblem({ file, message: '' })]).map((line) => `${outcome}  ${line}`);
  const kinds = Object.entries(claims).map(([kind, count]) => `${kind} ${count}`);
  const parts = [
    `${pairs.slice(0, SHOWN).join(' ') || 'no pair'}${pairs.length > SHOWN ? ` and ${pairs.length - SHOWN} more` : ''}`,
    `${sections} sections`,
    kinds.length > 0 ? `claims: ${kinds.join(', ')} (${extracted} extracted)` : 'no claims',
  ];
  return [`${outcome}  ${formatProblem({ file, message: parts.join('; ') })}`, ...said.map((line) => `    ${line}`)];
}
