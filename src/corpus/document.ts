import type { Document } from '../model/document.ts';
import type { Limits } from '../model/limits.ts';
import { type CountriesIn } from './countries.ts';
import type { CorpusFile } from './file.ts';
import { readHeader } from './header.ts';
import { parseText } from './parse.ts';
import { overLimit, type Finding } from './report.ts';
import { placeSections, type ParsedSection } from './scope.ts';
import { subjectOf } from './subject.ts';

/** Reads one document. It is missing when `findings` says why the file is refused. */
export function readDocument(
  file: CorpusFile,
  countriesIn: CountriesIn,
  limits: Limits,
  thisYear: number,
): { document?: Document; findings: readonly Finding[] } {
  const long = longLine(file.text, limits);
  if (long) return { findings: [long] };
  const { header, end, findings } = readHeader(file);
  if (!header) return { findings };
  const parsed = parseText(file.id, file.text, end, file.markdown, limits.sections);
  if (parsed.count > limits.sections)
    return { findings: [overLimit('too-many-sections', `has ${parsed.count} sections`, 'sections', limits)] };
  const repeated = repetition(parsed.sections);
  if (repeated) return { findings: [repeated] };
  const title = header.title ?? parsed.title ?? file.id.replace(/[-_]+/g, ' ');
  const countries = header.countries
    ? [...new Set(header.countries)].toSorted()
    : subjectOf(title, parsed.sections, countriesIn);
  const year = newestYearIn(parsed.sections, thisYear);
  const textDate = header.textDate ?? parsed.date;
  const document = {
    // zod leaves out what is missing; its type says `undefined`.
    ...(header as Given),
    ...(textDate && { textDate }),
    id: file.id,
    file: file.file,
    title,
    countries,
    source: file.text,
    sections: placeSections(parsed.sections, countries, file.text, countriesIn),
    searched: parsed.sections.filter(({ searchable }) => searchable).length,
    ...(year !== undefined && { newestYear: year }),
  };
  return { document, findings: [...findings, ...warningsOf(document, parsed.ragged)] };
}
type Given = Pick<Document, 'text' | 'publisher' | 'url' | 'licence' | 'digestOf'>;

const lineAt = (text: string, offset: number): number =>
  text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029\u0085]/).length;

function longLine(text: string, limits: Limits): Finding | undefined {
  let start = 0;
  let line = 1;
  for (const { 0: end, index } of text.matchAll(/\r\n|[\n\r\u2028\u2029\u0085]|$/g)) {
    if (index - start > limits.lineLength)
      return { ...overLimit('line-too-long', `has a line of ${index - start} characters`, 'lineLength', limits), line };
    start = index + end.length;
    line++;
  }
  return undefined;
}

/** Ten passages that make more than half of a long text: it would outweigh others in the search, and tells no more. */
function repetition(sections: readonly ParsedSection[]): Finding | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { text, plain = text } of sections.flatMap(({ passages }) => passages)) {
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
    all++;
  }
  const often = [...counts.values()].toSorted((a, b) => b - a).slice(0, 10);
  const repeated = often.reduce((sum, count) => sum + count - 1, 0);
  if (all < 100 || repeated * 2 < all) return undefined;
  return { code: 'repetitive', message: `says the same over and over: ${counts.size} different of ${all} passages` };
}

/** What stands before a year that has not come yet. */
const AHEAD = /\b(?:next|expected|planned|due|until|by|target|forecast)\b[^.;]*$/i;

function newestYearIn(sections: readonly ParsedSection[], thisYear: number): number | undefined {
  const passages = sections.flatMap((section) => (section.searchable ? section.passages : []));
  const years = passages.flatMap(({ text, plain = text }) =>
    [...plain.matchAll(/(?<!\d[.,]?)(?:1[89]|20)\d\d(?![.,]?\d)/g)]
      .filter(({ index }) => !AHEAD.test(plain.slice(Math.max(0, index - 40), index)))
      .map(([year]) => Number(year)),
  );
  return years.filter((year) => year <= thisYear).reduce((a: number | undefined, b) => Math.max(a ?? b, b), undefined);
}

function warningsOf({ source, sections, countries }: Document, ragged: readonly number[]): Finding[] {
  const passages = sections.flatMap((section) => section.passages);
  const garbled = /\ufffd|\u00c3[\u0080-\u00bf]|\u00e2\u20ac[\u0080-\u00bf\u2013-\u2122]/.exec(source)?.index;
  const found: Finding[] = [];
  if (passages.length === 0) found.push({ code: 'no-text', message: 'has no sentence, row or list item' });
  else if (countries.length === 0 && passages.every(({ pairs }) => pairs.length === 0))
    found.push({
      code: 'no-country',
      message: 'its countries are not known: name the countries in the front matter',
    });
  if (ragged[0] !== undefined)
    found.push({
      code: 'ragged-row',
      line: lineAt(source, ragged[0]),
      message: `${ragged.length === 1 ? 'a row has' : `${ragged.length} rows have`} more or fewer cells than the head of the table`,
    });
  if (garbled !== undefined)
    found.push({
      code: 'garbled',
      line: lineAt(source, garbled),
      message: 'has signs of a wrong decoding; quotes show them as they are',
    });
  return found;
}
