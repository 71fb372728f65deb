import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem, loadLibrary } from '../../src/corpus/load.ts';
import { type FileReport } from '../../src/corpus/report.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { folder, libraryOf, problemsWith, reportsOf } from './folder.ts';

const document = `---
title: Fiji and Malta
publisher: Test press
countries: [MT, FJ]
textDate: "2020"
---
# Fiji and Malta

Fiji lies far from Malta.

## Trade
Malta sold boats for EUR 1.2 million in 2018. Fiji sold sugar.

Malta sold maps. Fiji sold sugar.

| Year | Boats |
|------|-------|
| 2018 | 40 |

## Later
Four boats came. By 2031 more will come. There were 2,055 crates.

## References
Retrieved 2088.
`;
const claim = (id: string, fields: Record<string, string> = {}): string =>
  Object.entries({
    kind: 'traded-goods',
    section: 'Trade',
    quote: 'Malta sold maps',
    value: '{ type: list, of: goods, items: [maps] }',
    ...fields,
  }).reduce((text, [key, value]) => `${text}    ${key}: ${value}\n`, `  - id: ${id}\n`);
const claims = (...all: string[]): string => `document: fiji-malta\nclaims:\n${all.join('')}`;
const withClaims = (...all: string[]): string[] =>
  problemsWith({ 'fiji-malta.md': document, 'fiji-malta.claims.yaml': claims(...all) });

describe('a right corpus', () => {
  const files = {
    'fiji-malta.md': document,
    'fiji-malta.claims.yaml': claims(
      claim('fm-maps'),
      claim('fm-boats', {
        kind: 'trade-flow',
        quote: '"boats for EUR 1.2 million in 2018"',
        value: '{ type: money, of: exports, amount: 1200000, currency: EUR }',
        parties: '[MT]',
        period: '2018',
      }),
      claim('fm-count', {
        section: 'Later',
        quote: 'Four boats',
        value: '{ type: count, of: boats, n: 4, unit: boats }',
      }),
    ),
    'malta-norway.txt': '= Malta–Norway relations =\n\nMalta and Norway met in 1969.\n',
    'aliases.yaml': '- { name: Valletta Line, hint: MT, also: [VL] }\n- { name: Norvegja, country: NO }\n',
    'norvegja-fiji.txt': '= Norvegja and Fiji =\n\nNothing is known.\n',
    'README.md': 'not a document',
    'places.yaml': 'not: read',
    'deeper/other.md': 'not read either',
  };
  const library = libraryOf(files);

  it('has its documents in the order of their names', () => {
    const found = library.documents.map(({ id, title, countries, text, newestYear }) => ({
      id,
      title,
      countries,
      text,
      newestYear,
    }));
    expect(found).toEqual([
      { id: 'fiji-malta', title: 'Fiji and Malta', countries: ['FJ', 'MT'], text: 'verbatim', newestYear: 2018 },
      {
        id: 'malta-norway',
        title: 'Malta–Norway relations',
        countries: ['MT', 'NO'],
        text: 'verbatim',
        newestYear: 1969,
      },
      {
        id: 'norvegja-fiji',
        title: 'Norvegja and Fiji',
        countries: ['FJ', 'NO'],
        text: 'verbatim',
        newestYear: undefined,
      },
    ]);
    expect(library.documents[0]).toMatchObject({
      publisher: 'Test press',
      textDate: { edtf: '2020', precision: 'year' },
    });
  });

  it('has pairs in alphabetical order and the aliases', () => {
    expect(library.pairs).toEqual(['FJ-MT', 'FJ-NO', 'MT-NO']);
    expect(library.aliases).toEqual([
      { name: 'Valletta Line', hint: 'MT', also: ['VL'] },
      { name: 'Norvegja', country: 'NO', also: [] },
    ]);
  });

  it('takes the first country of the alphabet for home when several are as common, or the one it is told', () => {
    expect(library.home).toBe('FJ');
    expect(libraryOf(files, { home: 'NO' }).home).toBe('NO');
  });

  it('has claims that point to the exact characters of their quotes', () => {
    const source = library.documents[0]!.source;
    expect(library.claims.map(({ id }) => id)).toEqual(['fm-maps', 'fm-boats', 'fm-count']);
    for (const { quote, start, end } of library.claims) expect(source.slice(start, end)).toBe(quote);
    expect(library.claims[0]).toMatchObject({
      pair: 'FJ-MT',
      parties: ['FJ', 'MT'],
      extracted: false,
      modality: 'asserted',
    });
    expect(library.claims[1]).toMatchObject({
      parties: ['MT'],
      period: { from: '2018-01-01' },
      document: 'fiji-malta',
    });
  });
});

const good = { 'z.txt': '= Malta–Norway relations =\n\nMalta and Norway met in 1969.\n' };

describe('a document', () => {
  it.each<[string, Record<string, string | Uint8Array>, Partial<FileReport>]>([
    ['is empty', { 'a.md': '' }, { code: 'empty' }],
    ['has only blanks', { 'a.txt': ' \r\n\u00a0' }, { code: 'empty' }],
    ['is a page', { 'a.txt': '\n<!-- x --><!DOCTYPE html>x' }, { code: 'html' }],
    ['is too large', { 'a.txt': 'x'.repeat(LIMITS.fileBytes + 1) }, { code: 'too-large' }],
    ['has a long line', { 'a.txt': `x\r${'y'.repeat(LIMITS.lineLength + 1)}` }, { code: 'line-too-long', line: 2 }],
    [
      'has too many sections',
      { 'a.txt': '= T =\n' + '== S ==\n'.repeat(LIMITS.sections) },
      { code: 'too-many-sections' },
    ],
    ['says one thing only', { 'a.txt': '= Norway =\n\n' + 'Norway sold fish.\n'.repeat(500) }, { code: 'repetitive' }],
    ['has open front matter', { 'a.md': '---\ntitle: x\n' }, { code: 'front-matter', line: 1 }],
    [
      'has a wrong country',
      { 'a.md': '---\ntitle: x\ncountries: [NO, XX]\n---\nx' },
      { code: 'front-matter', line: 3, message: 'countries.1: unknown country "XX"' },
    ],
    [
      'has an impossible date',
      { 'a.md': '---\ncountries: [NO]\ntextDate: "2020-02-31"\n---\nx' },
      {
        code: 'front-matter',
        line: 3,
        message: 'textDate: "2020-02-31" is not a date in EDTF (like 1948-12-18, 196X or 2021-08/..)',
      },
    ],
    [
      'has a strange key',
      { 'a.md': '---\ntitel: x\n---\nx' },
      { code: 'front-matter', line: 2, message: 'Unrecognized key: "titel"' },
    ],
    [
      'has a live script for an address',
      { 'a.md': '---\ncountries: [NO]\nurl: "javascript:x"\n---\nx' },
      { code: 'front-matter', line: 3, message: 'url: Invalid URL' },
    ],
    ['has the id of another', { 'a.md': '# Norway\n\nx', 'a.txt': '= Malta =\n\ny' }, { code: 'same-id' }],
  ])('that %s is refused, and no other', (_, files, finding) => {
    const { library, files: reports } = loadLibrary([folder({ ...files, ...good })]);
    const told = reports.filter(({ outcome }) => outcome !== 'accepted');
    expect(told).toEqual([expect.objectContaining({ outcome: 'refused', ...finding })]);
    expect(library?.documents.map(({ id }) => id)).toContain('z');
    expect(told.map((report) => report.file)).not.toEqual(library?.documents.map(({ file }) => file));
  });

  it.each<[string, Record<string, string>, Partial<FileReport>, string[]]>([
    ['names no country', { 'a.txt': '= Fish =\n\nMany swim.\n' }, { code: 'no-country' }, ['a', 'z']],
    ['has only a title', { 'a.txt': '= Norway =\n' }, { code: 'no-text' }, ['a', 'z']],
    ['has no word', { 'a.txt': '---\n***\n' }, { code: 'no-text' }, ['a', 'z']],
    ['is a copy', { 'zz.txt': good['z.txt'] }, { code: 'same-text' }, ['z']],
    [
      'has a ragged row',
      { 'a.txt': '= Norway =\n\n| Year | Boats |\n| 2018 |\n' },
      { code: 'ragged-row', line: 4 },
      ['a', 'z'],
    ],
    [
      'was decoded wrongly',
      { 'a.txt': '= Norway =\n\nTroms\ufffd sold fish.\n' },
      { code: 'garbled', line: 3 },
      ['a', 'z'],
    ],
    ['was decoded twice', { 'a.txt': '= Norway =\n\nTromsÃ¸ sold fish.\n' }, { code: 'garbled', line: 3 }, ['a', 'z']],
    [
      'has front matter that is not understood',
      { 'a.txt': '---\nurl: nowhere\ntags: x\n---\n= Norway =\n\nx' },
      { code: 'foreign-front-matter', line: 2 },
      ['a', 'z'],
    ],
  ])('that %s is told of', (_, files, finding, ids) => {
    const { library, files: reports } = loadLibrary([folder({ ...files, ...good })]);
    expect(reports.filter(({ outcome }) => outcome !== 'accepted')).toEqual([
      expect.objectContaining({ outcome: 'warned', ...finding }),
    ]);
    expect(library?.documents.map(({ id }) => id)).toEqual(ids);
  });

  it('with several mistakes is told of with all of them', () => {
    const { 'b.md': report } = reportsOf({ 'b.md': '---\ncountries: [XX]\ntitel: x\n---\nx' });
    expect(report).toMatchObject({
      outcome: 'refused',
      code: 'front-matter',
      line: 2,
      message: 'countries.0: unknown country "XX"',
      also: [{ code: 'front-matter', line: 3, message: 'Unrecognized key: "titel"' }],
    });
  });

  it('loses its byte order mark', () => {
    expect(libraryOf({ 'a.txt': '\uFEFF= Norway =\n' }).documents[0]).toMatchObject({
      title: 'Norway',
      source: '= Norway =\n',
    });
  });

  it('without title is called like its file', () => {
    expect(libraryOf({ 'norway-malta.txt': 'they trade.\n' }).documents[0]).toMatchObject({
      title: 'norway malta',
      countries: ['MT', 'NO'],
    });
  });

  it('from elsewhere may carry front matter of others', () => {
    expect(
      libraryOf({ 'a.txt': '---\ntags: x\ndate: 2019-05-04 10:00\ntitle: Norway now\n---\nText.' }).documents[0],
    ).toMatchObject({ title: 'Norway now', textDate: { edtf: '2019-05-04' } });
  });

  it('that is a link is read inside the folder only', () => {
    const outside = folder({ 'secret.txt': '= Norway =\n' });
    const dir = folder({ 'real/b.txt': '= Malta =\n', 'a.txt': '= Fiji =\n' });
    symlinkSync(join(dir, 'real/b.txt'), join(dir, 'b.txt'));
    expect(loadLibrary([dir]).library?.documents.map(({ id }) => id)).toEqual(['a', 'b']);
    symlinkSync(join(outside, 'secret.txt'), join(dir, 'c.txt'));
    expect(loadLibrary([dir]).files[2]).toMatchObject({ file: join(dir, 'c.txt'), code: 'leaves-folder' });
  });
});

describe('a claim', () => {
  it.each<[string, Record<string, string>, string]>([
    ['of an unknown section', { section: 'History' }, '5 no section "History" in document "fiji-malta"'],
    ['whose quote is not there', { quote: 'Malta sold mops' }, '6 quote not found in section "Trade"'],
    ['whose quote stands in another section', { quote: 'Four boats came' }, '6 quote not found in section "Trade"'],
    ['whose quote has other blanks', { quote: '"Malta  sold maps"' }, '6 quote not found in section "Trade"'],
    ['whose quote is a table head', { quote: 'Boats' }, '6 quote not found in section "Trade"'],
    ['whose quote stands there twice', { quote: 'Fiji sold sugar' }, '6 quote found 2 times in section "Trade"'],
    [
      'whose quote runs on',
      { quote: '"Fiji sold sugar.\\n\\nMalta sold maps"' },
      '6 quote reaches over one paragraph, table row or list item',
    ],
    [
      'with a sum that the quote lacks',
      { quote: 'boats for EUR 1.2 million', value: '{ type: money, of: x, amount: 1300000, currency: EUR }' },
      '7 value.amount 1300000 does not stand in the quote',
    ],
    [
      'with a number that the quote lacks',
      { value: '{ type: count, of: maps, n: 2, unit: maps }' },
      '7 value.n 2 does not stand in the quote',
    ],
    [
      'with a range that the quote lacks',
      { quote: '"2018 | 40"', value: '{ type: range, of: boats, min: 40, max: 41, unit: boats }' },
      '7 value.max 41 does not stand in the quote',
    ],
    [
      'with an impossible date',
      { period: '"2018-02-31"' },
      '8 period: "2018-02-31" is not a date in EDTF (like 1948-12-18, 196X or 2021-08/..)',
    ],
    ['with an unknown country', { parties: '[MT, ZZ]' }, '8 parties.1: unknown country "ZZ"'],
    ['of an unknown kind', { kind: 'gossip' }, '4 kind: unknown value'],
    ['with a strange field', { colour: 'red' }, '8 Unrecognized key: "colour"'],
    ['without value', { value: '' }, '7 value: Invalid input: expected object, received null'],
  ])('%s is refused with its line', (_, fields, message) => {
    expect(withClaims(claim('fm-a', fields))).toEqual([`corpus/fiji-malta.claims.yaml:${message}`]);
  });

  it('with the id of another is refused, in whatever file', () => {
    const other = {
      'malta-norway.txt': '= Malta–Norway =\n\nMalta sold maps.\n',
      'malta-norway.claims.yaml': `document: malta-norway\nclaims:\n${claim('fm-a', { section: 'Lead' })}`,
    };
    expect(
      problemsWith({ 'fiji-malta.md': document, 'fiji-malta.claims.yaml': claims(claim('fm-a')), ...other }),
    ).toEqual(['corpus/malta-norway.claims.yaml:3 duplicate id "fm-a", first in corpus/fiji-malta.claims.yaml:3']);
  });

  it.each<[string, string, string, string | undefined]>([
    ['one country tells of it and the world', '# Malta', '', '001-MT'],
    ['one country may name another', '# Malta', ', parties: [MT, FJ]', 'FJ-MT'],
    ['two countries may name one of them', '# Fiji and Malta', ', parties: [FJ]', '001-FJ'],
    ['three countries tells of the first two', '# Chile, Fiji and Malta', ', parties: [CL, FJ, MT]', 'CL-FJ'],
    ['no country may name them', '# Boats', ', parties: [FJ, MT]', 'FJ-MT'],
    ['no country names none', '# Boats', '', undefined],
  ])('of a text about %s', (_, title, parties, pair) => {
    const entry = `{ id: m-a, kind: traded-goods, section: Lead, quote: Boats were sold., value: { type: text, of: goods, text: boats }${parties} }`;
    const files = {
      'm.md': `${title}\n\nBoats were sold.\n`,
      'm.claims.yaml': `document: m\nclaims:\n  - ${entry}\n`,
      'other.md': '# Fiji and Malta\n\nNone.\n',
    };
    const told = pair ? libraryOf(files).claims.map((each) => each.pair) : problemsWith(files);
    expect(told).toEqual([pair ?? 'corpus/m.claims.yaml:3 document "m" names no country, and the claim no parties']);
  });
});

describe('a claims file', () => {
  it.each([
    [
      'without its document',
      'x.claims.yaml',
      'document: x\nclaims: []\n',
      ' has no document x.md or x.txt that can be read',
    ],
    [
      'for another document',
      'fiji-malta.claims.yaml',
      'claims: []\ndocument: other\n',
      ':2 document: must be "fiji-malta" as in the file name',
    ],
    [
      'with broken YAML',
      'fiji-malta.claims.yaml',
      'document: fiji-malta\nclaims:\n  - id: "a\n',
      ':4 YAML: Missing closing "quote',
    ],
    [
      'with a key twice',
      'fiji-malta.claims.yaml',
      'document: fiji-malta\nclaims: []\nclaims: []\n',
      ':3 YAML: Map keys must be unique',
    ],
    [
      'with an anchor in use',
      'fiji-malta.claims.yaml',
      'document: &a fiji-malta\nclaims: [*a]\n',
      ':1 YAML: Alias resolution is disabled',
    ],
    [
      'with no list',
      'fiji-malta.claims.yaml',
      'document: fiji-malta\nclaims: 5\n',
      ':2 claims: Invalid input: expected array, received number',
    ],
    ['that is a list', 'fiji-malta.claims.yaml', '- 5\n', ':1 Invalid input: expected object, received array'],
  ])('%s is refused', (_, name, text, message) => {
    expect(problemsWith({ 'fiji-malta.md': document, [name]: text })).toEqual([`corpus/${name}${message}`]);
  });
});

describe('an alias file', () => {
  it.each([
    [
      'with country and hint',
      '- { name: A, country: NO }\n- { name: B, country: NO, hint: MT }\n',
      ':2 1: a name is a country or hints at one, not both',
    ],
    ['with an unknown country', '- name: A\n  country: QQ\n', ':2 0.country: unknown country "QQ"'],
    ['that is a map', 'name: A\n', ':1 Invalid input: expected array, received object'],
  ])('%s is refused', (_, text, message) => {
    expect(problemsWith({ 'fiji-malta.md': document, 'aliases.yaml': text })).toEqual([
      `corpus/aliases.yaml${message}`,
    ]);
  });
});

describe('folders', () => {
  it('that do not exist or hold no document are one problem each', () => {
    const empty = folder({ 'notes.json': '{}', 'README.md': 'x' });
    mkdirSync(join(empty, 'a.md'));
    const missing = join(empty, 'none');
    expect(loadLibrary([missing, empty]).problems.map(formatProblem)).toEqual([
      `${missing} does not exist`,
      `${empty} holds no documents (.md or .txt)`,
    ]);
    expect(loadLibrary([]).problems.map(formatProblem)).toEqual(['corpus has no document that can be read']);
  });

  it('are joined into one library', () => {
    const dirs = [folder({ 'b.txt': '= Norway–Malta =\n' }), folder({ 'a.txt': '= Norway–Fiji =\n' })];
    expect(loadLibrary(dirs).library).toMatchObject({
      home: 'NO',
      pairs: ['FJ-NO', 'MT-NO'],
      documents: [{ id: 'b' }, { id: 'a' }],
    });
    writeFileSync(join(dirs[1]!, 'b.md'), '# Fiji\n');
    expect(loadLibrary(dirs).files).toMatchObject([
      { outcome: 'warned' },
      { outcome: 'warned' },
      { file: `${dirs[1]}/b.md`, code: 'same-id', message: `has the same id as ${dirs[0]}/b.txt` },
    ]);
  });

  it('with an unknown home country are refused', () => {
    expect(problemsWith({ 'a.txt': '= Norway =\n' }, { home: 'no' })).toEqual(['HOME_COUNTRY unknown country "no"']);
  });

  it('tell all that is wrong at once', () => {
    const files = {
      'fiji-malta.md': document,
      'fiji-malta.claims.yaml': claims(
        claim('fm-a', { section: 'None' }),
        claim('fm-a', { quote: 'Malta sold 5 maps', value: '{ type: count, of: maps, n: 6, unit: maps }' }),
        claim('fm-b'),
        claim('fm-b', { kind: 'gossip' }),
        claim('fm-b', { quote: 'sold maps' }),
      ),
      'aliases.yaml': '- {}\n',
    };
    expect(problemsWith(files)).toEqual([
      'corpus/aliases.yaml:1 0.name: Invalid input: expected string, received undefined',
      'corpus/fiji-malta.claims.yaml:5 no section "None" in document "fiji-malta"',
      'corpus/fiji-malta.claims.yaml:11 quote not found in section "Trade"',
      'corpus/fiji-malta.claims.yaml:12 value.n 6 does not stand in the quote',
      'corpus/fiji-malta.claims.yaml:19 kind: unknown value',
      'corpus/fiji-malta.claims.yaml:23 duplicate id "fm-b", first in corpus/fiji-malta.claims.yaml:13',
    ]);
  });
});

describe('a claim that was taken back', () => {
  const text = '# Fiji and Malta\n\n## Trade\n\nMalta sold boats. Malta sold nets.\n';
  const entry = (id: string, quote: string, more = ''): string =>
    `  - { id: ${id}, kind: traded-goods, section: Trade, quote: ${quote}, value: { type: text, of: goods, text: goods }${more} }\n`;
  const withTwo = (second: string): string =>
    `document: fiji-malta\nclaims:\n${entry('fm-boats', 'Malta sold boats.')}${second}`;

  it('is kept beside the claims that are told', () => {
    const { claims: told, retracted } = libraryOf({
      'fiji-malta.md': text,
      'fiji-malta.claims.yaml': withTwo(entry('fm-nets', 'Malta sold nets.', ', retracted: It was hearsay')),
    });
    expect(told.map(({ id }) => id)).toEqual(['fm-boats']);
    expect(retracted.map(({ id, retracted: reason }) => [id, reason])).toEqual([['fm-nets', 'It was hearsay']]);
  });
  it('is checked all the same', () => {
    const second = entry('fm-boats', 'Malta sold ships.', ', retracted: It was hearsay');
    expect(problemsWith({ 'fiji-malta.md': text, 'fiji-malta.claims.yaml': withTwo(second) })).toEqual([
      'corpus/fiji-malta.claims.yaml:4 quote not found in section "Trade"',
    ]);
  });
  it('needs a reason, and a known kind', () => {
    expect(
      problemsWith({
        'fiji-malta.md': text,
        'retracted.yaml': '- { claim: x-1, document: fiji-malta, kind: gossip, quote: a, reason: "" }\n',
      }).map((line) => line.replace(/: .*/, '')),
    ).toEqual(['corpus/retracted.yaml:1 0.kind', 'corpus/retracted.yaml:1 0.reason']);
  });
});
