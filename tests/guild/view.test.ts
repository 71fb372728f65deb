import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { checkReceipt, receiptOf } from '../../src/answer/receipt.ts';
import { isCut, leftOut, viewOf } from '../../src/guild/view.ts';
import { findingsOf } from '../../src/model/answer.ts';
import { GuildSettings } from '../../src/model/guild.ts';
import type { Document, Library } from '../../src/model/document.ts';
import { catalogueBeside, type Reading } from '../../src/readings/reading.ts';
import { catalogueOf } from '../../src/search/catalogue.ts';
import { createIndex, type Index } from '../../src/search/index.ts';
import { createNames } from '../../src/search/names.ts';
import { libraryOf } from '../corpus/folder.ts';
import { openIndex } from '../search/open.ts';

const FILES = {
  'fiji-malta.md': `# Fiji and Malta

## Trade

Malta sold 40 boats to Fiji in 2018. Fiji sold 7 drums to Malta in 2019.

## Crime

A Maltese sailor was murdered in Suva in 2020. The court heard the case in 2021.
`,
  'fiji-malta.claims.yaml': `document: fiji-malta
claims:
  - { id: fm-boats, kind: trade-flow, section: Trade, quote: 'Malta sold 40 boats to Fiji in 2018.', value: { type: count, of: exports, n: 40, unit: boats }, period: '2018' }
  - { id: fm-drums, kind: trade-flow, section: Trade, quote: 'Fiji sold 7 drums to Malta in 2019.', value: { type: count, of: exports, n: 7, unit: drums }, period: '2019' }
  - { id: fm-murder, kind: incident, section: Crime, quote: 'A Maltese sailor was murdered in Suva', value: { type: text, of: incident, text: murder }, period: '2020', sensitive: victim }
  - { id: fm-suva, kind: incident, section: Crime, quote: 'sailor was murdered in Suva in 2020.', value: { type: text, of: incident, text: murder }, period: '2020' }
`,
  'chad-fiji.md':
    '# Chad and Fiji\n\nChad opened an embassy in Suva in 1999. Chad bought 12 zithers from Fiji in 2003.\n',
};

const library = libraryOf(FILES, { home: 'FJ' });
const small = createIndex(library);
/** The same library as if it were a large one. */
const large = createIndex(library, catalogueOf(library, createNames(library), 0));

interface More {
  readonly hidden: ReadonlySet<string>;
  readonly readings: readonly Reading[];
}
const view = (index: Index, settings: object, { hidden, readings }: Partial<More> = {}): Index =>
  viewOf(index, { settings: GuildSettings.parse(settings), ...(hidden && { hidden }) }, readings);

function reading(index: Index, files: Record<string, string>): Reading {
  const own: Library = libraryOf(files);
  const parts = { document: own.documents[0]!, claims: own.claims };
  return { ...parts, catalogue: catalogueBeside(index, parts) };
}
const TONGA = {
  'own-1.md':
    '# Fiji and Tonga\n\nTonga sold 31 xylophones to Fiji in 2011. A Tongan nurse was abducted in Suva in 2012.\n',
};

const textOf = ({ source, sections }: Document): string =>
  [source, ...sections.flatMap(({ passages }) => passages.map(({ text }) => text))].join('\n');
/** All that can be found in an index. */
const allOf = (index: Index): string =>
  [
    ...index.library.documents.map(textOf),
    ...index.library.claims.map((claim) => JSON.stringify(claim)),
    ...index.library.retracted.map((claim) => JSON.stringify(claim)),
  ].join('\n');

describe.each([
  ['a small library', small],
  ['a large library', large],
])('a view of %s', (_, index) => {
  it('is the very same index where nothing is set', () => {
    expect(view(index, {})).toBe(index);
    expect(view(index, { answers: 'private', documentsOff: ['no-such-document'] })).toBe(index);
    expect(leftOut(index, { pairs: ['FJ-MT'], kinds: [] })).toEqual({ documents: 0, sensitive: 0 });
  });

  it('is made once for all who have set the same', () => {
    expect(view(index, { documentsOff: ['chad-fiji'] })).toBe(view(index, { documentsOff: ['chad-fiji', 'other'] }));
    expect(view(index, {}, { hidden: new Set(['a', 'b']) })).toBe(view(index, {}, { hidden: new Set(['b', 'a']) }));
  });

  it('lacks a document that is switched off, its countries and its words', () => {
    const seen = view(index, { documentsOff: ['chad-fiji'] });
    expect(allOf(seen)).not.toMatch(/Chad|zither/);
    expect(seen.library.pairs).toEqual(['FJ-MT']);
    expect(ask('When did Chad open its embassy?', seen).answer.status).toBe('refused');
    expect(seen.documents({ pairs: [] }).map(({ id }) => id)).toEqual(['fiji-malta']);
    expect(seen.passages([{ text: 'zithers', terms: ['zither'] }], { pairs: [] }, 'any')).toEqual([]);
    expect(leftOut(seen, { pairs: [], kinds: [] })).toEqual({ documents: 1, sensitive: 0 });
  });

  it('lacks everything when all documents are switched off', () => {
    const seen = view(index, { documentsOff: ['chad-fiji', 'fiji-malta'] });
    expect(ask('How many boats did Malta sell to Fiji?', seen).answer.status).toBe('refused');
    expect(seen.library.pairs).toEqual([]);
  });

  it('lacks sensitive claims where they are left out, and their words in claims and texts', () => {
    const seen = view(index, { sensitive: 'left-out' });
    expect(allOf(seen)).not.toMatch(/murder|sailor/);
    expect(['fiji-malta', 'chad-fiji'].map((id) => isCut(seen, id))).toEqual([true, false]);
    expect(seen.library.claims.map(({ id }) => id)).toEqual(expect.arrayContaining(['fm-boats', 'fm-drums']));
    expect(leftOut(seen, { pairs: ['FJ-MT'], kinds: ['incident'] })).toEqual({ documents: 0, sensitive: 2 });
    expect(leftOut(seen, { pairs: ['FJ-MT'], kinds: ['trade-flow'] }).sensitive).toBe(0);
    expect(leftOut(seen, { pairs: ['CF-FJ'], kinds: [] }).sensitive).toBe(0);
    expect(ask('Who was murdered in Suva?', seen).answer.status).toBe('refused');
  });

  it('keeps every place in a text where it is', () => {
    const seen = view(index, { sensitive: 'left-out' }, { hidden: new Set(['fm-drums']) });
    for (const { document, start, end, quote } of seen.library.claims)
      expect(seen.documentOf(document)!.source.slice(start, end)).toBe(quote);
    for (const { sections, source } of seen.library.documents)
      for (const { text, start, end } of sections.flatMap(({ passages }) => passages))
        expect(source.slice(start, end)).toBe(text);
  });

  it('lacks a hidden claim and its words, unless another claim says them', () => {
    const seen = view(index, {}, { hidden: new Set(['fm-drums', 'fm-suva']) });
    expect(allOf(seen)).not.toMatch(/drums|fm-suva/);
    expect(allOf(seen)).toMatch(/murdered/);
    expect(seen.claimOf('fm-drums')).toBeUndefined();
    expect(ask('How many drums did Fiji sell to Malta in 2019?', seen).answer.status).toBe('refused');
  });

  it('has the readings of the server beside the documents, and what is sensitive in them only where it is told', () => {
    const own = reading(index, TONGA);
    const seen = view(index, {}, { readings: [own] });
    const { answer } = ask('How many xylophones did Tonga sell to Fiji in 2011?', seen);
    expect(answer.status).toBe('answered');
    expect(seen.library.pairs).toEqual(['FJ-MT', 'FJ-TD', 'FJ-TO']);
    expect(ask('How many boats did Malta sell to Fiji?', seen).answer.status).toBe('answered');
    expect(allOf(index)).not.toMatch(/Tonga/);
    expect(allOf(view(index, { sensitive: 'left-out' }, { readings: [own] }))).not.toMatch(/abducted/);
  });

  it('has receipts of its own, which tell its changes apart', () => {
    const [whole, seen] = [index, view(index, { documentsOff: ['chad-fiji'] }, { readings: [reading(index, TONGA)] })];
    const receipt = (text: string, on: Index): string => {
      const { answer } = ask(text, on);
      if (answer.status !== 'answered') throw new Error(answer.status);
      return receiptOf(
        answer.groups.flatMap(({ findings }) => findings),
        on,
      )!;
    };
    const boats = receipt('How many boats did Malta sell to Fiji?', whole);
    expect(checkReceipt(boats, whole)!.verdict).toBe('unchanged');
    expect(checkReceipt(boats, seen)!.verdict).toBe('same');
    expect(checkReceipt(receipt('When did Chad open its embassy in Suva?', whole), seen)!.verdict).toBe('gone');
    const own = receipt('How many xylophones did Tonga sell to Fiji in 2011?', seen);
    expect(checkReceipt(own, seen)!.verdict).toBe('unchanged');
    expect(checkReceipt(own, whole)!.verdict).toBe('gone');
  });
});

const QUESTIONS = [
  'When did Norway and Turkey establish relations?',
  'How much do Norway and Pakistan trade?',
  'Which embassies are there?',
  'Who is the ambassador to Turkey?',
  'What happened at Nanga Parbat?',
  'Did Norway send a field hospital to Korea?',
];
const documentsIn = (index: Index, question: string): Set<string> => {
  const { answer, evidence } = ask(question, index);
  const found = [...evidence.claims, ...evidence.passages].map(({ item }) => item.document);
  return new Set([...found, ...findingsOf(answer).map(({ citation }) => citation.document.id)]);
};

const { library: shipped } = openIndex();

describe.each([
  ['as it is', createIndex(shipped)],
  ['as if it were large', createIndex(shipped, catalogueOf(shipped, createNames(shipped), 0))],
])('a view of the shipped corpus, %s,', (_, index) => {
  it.each(shipped.documents.map(({ id }) => id))('holds nothing of %s when it is switched off', (id) => {
    const seen = view(index, { documentsOff: [id] });
    expect(seen.library.documents.map((document) => document.id)).not.toContain(id);
    expect(seen.library.claims.filter(({ document }) => document === id)).toEqual([]);
    expect(seen.documentOf(id)).toBeUndefined();
    for (const question of QUESTIONS) expect(documentsIn(seen, question)).not.toContain(id);
    expect(QUESTIONS.some((question) => documentsIn(index, question).has(id))).toBe(true);
  });

  it('does not cover countries of which only what is switched off tells', () => {
    const [pair] = index.library.pairs.filter((each) => each.includes('TR'));
    const telling = shipped.documents.filter(({ countries }) => countries.includes('TR')).map(({ id }) => id);
    const seen = view(index, { documentsOff: telling });
    expect(index.coverage.covers(pair!)).toBe(true);
    expect(seen.coverage.covers(pair!)).toBe(false);
    expect(ask('When did Norway and Turkey establish relations?', seen).answer.status).toBe('refused');
  });
});
