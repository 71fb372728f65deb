import { CountryCode, type Pair } from '../model/country.ts';
import type { Document, Library } from '../model/document.ts';
import { readAliases } from './aliases.ts';
import { duplicates, readClaims } from './claims.ts';
import { codesIn, countryFinder, type CountriesIn } from './countries.ts';
import type { CorpusFile, Form } from './file.ts';
import { readHeader } from './header.ts';
import { parseText } from './parse.ts';
import { extractClaims } from './extract/index.ts';
import type { Problem } from './problem.ts';
import { readRetracted, withdraw } from './retracted.ts';
import { pairsAmong, placeSections, type ParsedSection } from './scope.ts';

/**
 * Checks the files of a corpus and puts them together; reads nothing from a disk. Either everything is right and there is
 * a library, or there is none and `problems` lists all that is wrong, what was `found` while reading first.
 * @param options.home the home country (ISO 3166 alpha-2); by default the one that most documents are about
 */
export function assemble(
  files: readonly CorpusFile[],
  options: { readonly home?: string } = {},
  found: readonly Problem[] = [],
): { library?: Library; problems: Problem[] } {
  const of = (form: Form): CorpusFile[] => files.filter((file) => file.form === form);
  const problems = [...found];

  const aliases = of('aliases').flatMap((file) => gather(readAliases(file), problems).aliases);
  const countriesIn = countryFinder(aliases);
  const documents = of('document').flatMap((file) => gather(readDocument(file, countriesIn), problems).document ?? []);
  problems.push(...sameIds(of('document')));

  const texts = new Set(of('document').map(({ id }) => id));
  const placed = of('claims').flatMap((file) => {
    if (!texts.has(file.id))
      problems.push({ file: file.file, message: `has no document ${file.id}.md or ${file.id}.txt` });
    const document = documents.find(({ id }) => id === file.id);
    return gather(readClaims(file, document), problems).claims;
  });
  problems.push(...duplicates(placed));
  const withdrawals = of('retracted').flatMap((file) => gather(readRetracted(file), problems).withdrawals);

  const home = options.home ?? commonest(documents);
  if (home === undefined && problems.length === 0) problems.push({ file: 'corpus', message: 'no country' });
  if (home !== undefined && !CountryCode.safeParse(home).success)
    problems.push({ file: 'HOME_COUNTRY', message: `unknown country "${home}"` });
  if (home === undefined || problems.length > 0) return { problems };
  const reviewed = placed.map(({ claim }) => claim);
  const told = new Set(of('claims').map(({ id }) => id));
  const unread = documents.filter(({ id }) => !told.has(id));
  const extracted = unread.flatMap((document) => extractClaims(document, countriesIn));
  const { claims, retracted } = withdraw([...reviewed, ...extracted], withdrawals);
  return { library: { documents, claims, retracted, aliases, home, pairs: pairsOf(documents) }, problems };
}

function gather<T extends { readonly problems: readonly Problem[] }>(result: T, problems: Problem[]): T {
  problems.push(...result.problems);
  return result;
}

function sameIds(files: readonly CorpusFile[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ id, file }) => {
    const known = first.get(id);
    if (known === undefined) first.set(id, file);
    return known === undefined ? [] : [{ file, message: `has the same id as ${known}` }];
  });
}

function readDocument(file: CorpusFile, countriesIn: CountriesIn): { document?: Document; problems: Problem[] } {
  const { header, end, problems } = readHeader(file);
  if (!header) return { problems };
  const parsed = parseText(file.id, file.text, end, file.markdown);
  const title = header.title ?? parsed.title ?? file.id.replace(/[-_]+/g, ' ');
  const countries = header.countries ? [...new Set(header.countries)].toSorted() : codesIn(title, countriesIn);
  if (countries.length === 0)
    return {
      problems: [{ file: file.file, message: 'its countries are not known: name the countries in the front matter' }],
    };
  const year = newestYearIn(parsed.sections);
  const document = {
    // zod leaves out what is missing; its type says `undefined`.
    ...(header as Given),
    id: file.id,
    file: file.file,
    title,
    countries,
    source: file.text,
    sections: placeSections(parsed.sections, countries),
    ...(year !== undefined && { newestYear: year }),
  };
  return { document, problems: [] };
}
type Given = Pick<Document, 'text' | 'publisher' | 'url' | 'licence' | 'textDate' | 'digestOf'>;

function newestYearIn(sections: readonly ParsedSection[]): number | undefined {
  const passages = sections.flatMap((section) => (section.searchable ? section.passages : []));
  const years = passages.flatMap(({ text }) => text.match(/(?<!\d[.,]?)(?:1[89]|20)\d\d(?![.,]?\d)/g) ?? []);
  return years.map(Number).reduce((a: number | undefined, b) => Math.max(a ?? b, b), undefined);
}

function commonest(documents: readonly Document[]): CountryCode | undefined {
  const counts = new Map<CountryCode, number>();
  for (const code of documents.flatMap(({ countries }) => countries)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function pairsOf(documents: readonly Document[]): Pair[] {
  const pairs = documents.flatMap(({ countries, sections }) => [
    ...pairsAmong(countries),
    ...sections.flatMap(({ passages }) => passages.flatMap((passage) => passage.pairs)),
  ]);
  return [...new Set(pairs)].toSorted();
}
