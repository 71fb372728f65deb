import { CountryCode, type Pair } from '../model/country.ts';
import type { Document, Library } from '../model/document.ts';
import type { Claim } from '../model/kinds/index.ts';
import { LIMITS, type Limits } from '../model/limits.ts';
import { readAliases } from './aliases.ts';
import { duplicates, readClaims } from './claims.ts';
import { countryFinder, type CountriesIn } from './countries.ts';
import { readDocument } from './document.ts';
import { extractClaims } from './extract/index.ts';
import type { CorpusFile, Form } from './file.ts';
import { reportOf, type FileReport, type Finding, type Problem } from './report.ts';
import { readRetracted, withdraw } from './retracted.ts';
import { pairsAmong } from './scope.ts';

export interface Options {
  /** The home country (ISO 3166 alpha-2); by default the one that most documents are about. */
  readonly home?: string;
  readonly limits?: Limits;
  /** Later years are plans: no text is of them. By default the year of the clock. */
  readonly thisYear?: number;
  /** Is told before each document how many were read, of how many: first their texts, then the claims in them. */
  readonly progress?: (read: number, all: number, what: 'texts' | 'claims') => void;
}

/** A corpus that was read: no library when `problems` says what is wrong with the whole; `files` has a report of each file. */
export interface Assembled {
  readonly library?: Library;
  readonly problems: readonly Problem[];
  readonly files: readonly FileReport[];
}

/**
 * Checks the files of a corpus and puts them together; reads nothing from a disk. A document that cannot be read is left out and
 * reported. A mistake in what people reviewed, claims or aliases, refuses the whole: the rest of it would answer wrongly.
 * @param found what reading the folders has told already
 */
export function assemble(
  files: readonly CorpusFile[],
  options: Options = {},
  found: Pick<Assembled, 'problems' | 'files'> = { problems: [], files: [] },
): Assembled {
  const of = (form: Form): CorpusFile[] => files.filter((file) => file.form === form);
  const aliasFiles = of('aliases').map((file) => ({ file, ...readAliases(file) }));
  const aliases = aliasFiles.flatMap((read) => read.aliases);
  const countriesIn = countryFinder(aliases);
  const reviewed = new Set(of('claims').map(({ id }) => id));
  const { documents, reports } = readDocuments(of('document'), reviewed, countriesIn, options);
  const claimFiles = of('claims').map((file) => ({ file, ...claimsOf(file, documents) }));
  const placed = claimFiles.flatMap((read) => read.claims);
  const withdrawn = of('retracted').map((file) => ({ file, ...readRetracted(file) }));
  const byPeople = [...aliasFiles, ...claimFiles, ...withdrawn];

  const told = [...found.files, ...reports, ...byPeople.map(reportOfReviewed)];
  const wrong = byPeople.flatMap((read) => read.problems);
  const problems = [...found.problems, ...wrong, ...duplicates(placed)];
  const home = options.home ?? commonest(documents);
  if (problems.length === 0) problems.push(...homeless(home, documents));
  if (home === undefined || problems.length > 0) return { problems, files: told };
  const all = [...placed.map(({ claim }) => claim), ...extracted(documents, reviewed, countriesIn, options)];
  const taken = withdraw(
    all,
    withdrawn.flatMap((read) => read.withdrawals),
  );
  return { library: { documents, ...taken, aliases, home, pairs: pairsOf(documents) }, problems, files: told };
}

interface Reviewed {
  readonly file: CorpusFile;
  readonly problems: readonly Problem[];
}

function reportOfReviewed({ file: { file, form }, problems }: Reviewed): FileReport {
  const code = form === 'aliases' ? form : form === 'retracted' ? 'retractions' : 'claims';
  return reportOf(
    file,
    problems.map(({ line, message }) => ({ code, message, ...(line !== undefined && { line }) })),
  );
}

function readDocuments(
  files: readonly CorpusFile[],
  reviewed: ReadonlySet<string>,
  countriesIn: CountriesIn,
  { limits = LIMITS, progress, thisYear = new Date().getUTCFullYear() }: Options,
): { documents: Document[]; reports: FileReport[] } {
  const byId = new Map<string, Document>();
  const byText = new Map<string, Document>();
  const reports = files.map((file, i) => {
    progress?.(i, files.length, 'texts');
    const copied = copyOf(file, byId, reviewed.has(file.id) ? undefined : byText.get(file.text));
    if (copied) return reportOf(file.file, [copied]);
    const { document, findings } = readDocument(file, countriesIn, limits, thisYear);
    if (document) {
      byId.set(file.id, document);
      byText.set(file.text, document);
    }
    return reportOf(file.file, findings);
  });
  return { documents: [...byId.values()], reports };
}

function copyOf(
  file: CorpusFile,
  byId: ReadonlyMap<string, Document>,
  same: Document | undefined,
): Finding | undefined {
  const namesake = byId.get(file.id);
  if (namesake) return { code: 'same-id', message: `has the same id as ${namesake.file}` };
  return same && { code: 'same-text', message: `has the same text as ${same.file}, and is left out` };
}

function claimsOf(file: CorpusFile, documents: readonly Document[]): ReturnType<typeof readClaims> {
  const document = documents.find(({ id }) => id === file.id);
  const { claims, problems } = readClaims(file, document);
  const message = `has no document ${file.id}.md or ${file.id}.txt that can be read`;
  return { claims, problems: document ? problems : [{ file: file.file, message }, ...problems] };
}

/** Rules read what nobody has: a document with a file of claims is left to that, even where there is none in it. */
function extracted(
  documents: readonly Document[],
  reviewed: ReadonlySet<string>,
  countriesIn: CountriesIn,
  { progress }: Options,
): Claim[] {
  return documents.flatMap((document, i) => {
    progress?.(i, documents.length, 'claims');
    return reviewed.has(document.id) ? [] : extractClaims(document, countriesIn);
  });
}

function homeless(home: string | undefined, documents: readonly Document[]): Problem[] {
  if (documents.length === 0) return [{ file: 'corpus', message: 'has no document that can be read' }];
  if (home === undefined)
    return [{ file: 'corpus', message: 'names no country: name the countries in the front matter' }];
  return CountryCode.safeParse(home).success ? [] : [{ file: 'HOME_COUNTRY', message: `unknown country "${home}"` }];
}

function commonest(documents: readonly Document[]): CountryCode | undefined {
  const counts = new Map<CountryCode, number>();
  for (const code of documents.flatMap(({ countries }) => countries)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** The pairs of which documents tell, in alphabetical order. */
export function pairsOf(documents: readonly Document[]): Pair[] {
  const pairs = documents.flatMap(({ countries, sections }) => [
    ...pairsAmong(countries),
    ...sections.flatMap(({ passages }) => passages.flatMap((passage) => passage.pairs)),
  ]);
  return [...new Set(pairs)].toSorted();
}
