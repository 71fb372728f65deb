import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/corpus/load.ts';

const shared = process.env['SHARED_DIR'];
if (!shared) console.log('not run, SHARED_DIR is not set: the seed texts, their sections and gold quotes');

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Fact extends Span {
  readonly id: string;
  readonly doc: string;
  readonly kind: string;
  readonly quote: string;
}
const read = (name: string): string => readFileSync(join(shared ?? '', name), 'utf8');
const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Sections as `heading start end`; one that goes on, with the same heading or none, is one. */
function joined(sections: readonly (Span & { heading: string | undefined })[]): string[] {
  const all: (Span & { heading: string | undefined })[] = [];
  for (const { heading, start, end } of sections) {
    const last = all.at(-1);
    if (last && (heading === undefined || heading === last.heading)) all[all.length - 1] = { ...last, end };
    else all.push({ heading, start, end });
  }
  return all.map(({ heading, start, end }) => `${heading} ${start} ${end}`);
}

describe.runIf(shared)('the seed texts', () => {
  const { library, problems } = loadLibrary([join(shared ?? '', 'seeds')]);
  const documents = library?.documents ?? [];
  const documentOf = (file: string) => documents.find(({ id }) => `${id}.txt` === file)!;

  it('load without a problem', () => {
    expect(problems).toEqual([]);
    expect(documents.map(({ title, countries }) => `${title}: ${countries.join(' ')}`)).toEqual([
      'Norway–Pakistan relations: NO PK',
      'Norway-Pakistan Relations: NO PK',
      'Afghanistan–Norway relations: AF NO',
      'Norway–Turkey relations: NO TR',
      'North Korea–Norway relations: KP NO',
    ]);
    expect(library).toMatchObject({ home: 'NO', pairs: ['AF-NO', 'KP-NO', 'NO-PK', 'NO-TR'] });
  });

  it('have the sections that were marked by hand', () => {
    const gold = JSON.parse(read('eval/sections.json')) as Record<string, (Span & { section: string })[]>;
    for (const [file, marked] of Object.entries(gold)) {
      const { title, sections } = documentOf(file);
      // By hand, footnotes belong to their section, and captions and what stands below the title are two sections.
      const own = sections.map((part) => (part.heading === 'Footnotes' ? { ...part, heading: undefined } : part));
      const hand = marked.map(({ section, ...span }) => ({
        ...span,
        heading: ['(lead)', '(caption)', title].includes(section) ? 'Lead' : section,
      }));
      expect([file, ...joined(own)]).toEqual([file, ...joined(hand)]);
    }
  });

  it('have passages in every section that is searched', () => {
    const empty = documents.flatMap(({ id, sections }) =>
      sections
        .filter((section) => section.searchable && section.passages.length === 0)
        .map(({ heading }) => [id, heading]),
    );
    // Only the title stands before the infobox.
    expect(empty).toEqual([[documentOf('002_9cdfd8219685e90e.txt').id, 'Lead']]);
  });

  const facts = shared
    ? read('eval/facts.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Fact)
    : [];

  it('have every gold quote inside one section', () => {
    const astray = facts.filter((fact) => {
      const { source, sections } = documentOf(fact.doc);
      return source.slice(fact.start, fact.end) !== fact.quote || !sections.some((section) => holds(section, fact));
    });
    expect(astray.map(({ id }) => id)).toEqual([]);
    expect(facts).toHaveLength(288);
  });

  it('have a passage for every gold quote that covers most of it', () => {
    const missed = facts.filter((fact) => {
      const passages = documentOf(fact.doc).sections.flatMap((section) => section.passages);
      const shares = passages.map(({ start, end }) => Math.min(end, fact.end) - Math.max(start, fact.start));
      return fact.kind !== 'document' && Math.max(...shares) < 0.6 * (fact.end - fact.start);
    });
    expect(missed.map(({ id, quote }) => `${id} ${quote}`)).toEqual([]);
  });
});

describe.runIf(shared)('the operators’ texts', () => {
  it('load without a problem, tidy or noisy', () => {
    for (const name of ['documents/text', 'documents/noisy']) {
      const { library, problems } = loadLibrary([join(shared ?? '', name)]);
      expect(problems).toEqual([]);
      expect(
        library?.documents.filter(({ sections }) => sections.every((section) => section.passages.length === 0)),
      ).toEqual([]);
    }
  });
});
