import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/corpus/parse.ts';
import { cellsOf } from '../../src/corpus/row.ts';

describe('a row', () => {
  it.each<[string, string[]]>([
    ['2018 | 40', ['2018', '40']],
    ['| | Peru has a consulate. |', ['', '', 'Peru has a consulate.', '']],
    ['Peru [4] | 1951[12][13] | [note 2]', ['Peru', '1951', '']],
    [String.raw`a \| b | c`, [String.raw`a \| b`, 'c']],
    [
      '{{cite web|url=x|title=y}} | [[File:x.jpg|thumb]] | {{open | z',
      ['{{cite web|url=x|title=y}}', '[[File:x.jpg|thumb]]', '{{open', 'z'],
    ],
    ['< style="background: silver;" | Tonga | colspan=2 align="left" | none', ['Tonga', 'none']],
    ['2018 || 40 || || x', ['2018', '40', '', 'x']],
    ['style="color: red" | 2018 || 40\n| x', ['2018', '40', 'x']],
    ['2018 || 40 | x', ['2018', '', '40', 'x']],
    ['', ['']],
  ])('%j has the cells %j', (row, cells) => {
    expect(cellsOf(row).map(({ text }) => text)).toEqual(cells);
  });

  it('has cells that are exact spans in order, whatever it says', () => {
    const part = fc.constantFrom(
      '|',
      '\\',
      '{{',
      '}}',
      '[[',
      ']]',
      '[1]',
      ' ',
      'a',
      'style="x"',
      '<',
      '\u00a0',
      '\ud83c',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const row = parts.join('');
        let at = 0;
        for (const { text, start, end } of cellsOf(row)) {
          expect(row.slice(start, end)).toBe(text);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeLessThanOrEqual(row.length);
          at = end;
        }
      }),
    );
  });

  it('of a million marks is read to its end', () => {
    for (const mark of ['|', '{{', '[[', '\\', '[1]', 'style='])
      expect(cellsOf(mark.repeat(1_000_000 / mark.length)).length).toBeGreaterThan(0);
  });
});

const rows = (text: string) =>
  parseText('x', `= T =\n\n${text}\n`, 0, false).sections.flatMap(({ passages }) =>
    passages.map((passage) => [passage.text, passage.head?.join(', ')]),
  );

describe('a table', () => {
  it('gives its rows the captions of its head where they have as many cells', () => {
    expect(rows('| Land | Opened |\n| Peru | 1951 |\n| Chad |\n| Fiji | 1971 | closed |')).toEqual([
      ['Peru | 1951', 'Land, Opened'],
      ['Chad', undefined],
      ['Fiji | 1971 | closed', undefined],
    ]);
  });

  it.each([
    ['dashes below it', '| 1 | 2 |\n|---|:-:|\n| 3 | 4 |', '1, 2'],
    ['years', '| | 2019 | 2020 |\n| Boats | 5 | 7 |', ', 2019, 2020'],
    ['a corner without words', '| | Boats |\n| 2019 | 7 |', ', Boats'],
  ])('has a head with %s', (_, text, head) => {
    expect(rows(text)).toEqual([[expect.any(String), head]]);
  });

  it.each([
    ['values', '| Lima | 1951 |\n| Suva | 1971 |'],
    ['a sentence', '| Lima | Peru sold boats. |\n| Suva | It sold none. |'],
    ['an empty cell', '| Lima |  |\n| Suva | x |'],
    ['one cell', '| Lima |\n| Suva |'],
  ])('without a head, its first row having %s, gives every row and no captions', (_, text) => {
    expect(rows(text)).toEqual([
      [expect.stringContaining('Lima'), undefined],
      [expect.stringContaining('Suva'), undefined],
    ]);
  });

  it('gives the parts of a long row the captions of the cells that they hold', () => {
    const note = 'Peru keeps a consulate in every port that its ships call at, and pays for it. '.repeat(9).trim();
    const [first, second] = rows(`| Land | Opened | Notes |\n| Peru | 1951 | ${note} |`);
    expect(first![0]).toMatch(/^Peru \| 1951 \| Peru keeps/);
    expect([first![1], second![1]]).toEqual(['Land, Opened, Notes', 'Notes']);
  });

  it('keeps a bar that is escaped at the end of its row', () => {
    expect(rows(String.raw`| Peru \|` + '\n')).toEqual([[String.raw`Peru \|`, undefined]]);
  });

  it.each([
    ['all cells in a line', '! Land !! Opened\n|-\n| Peru || 1951\n|- style="x"\n| Chad || '],
    [
      'a cell a line',
      '|+ Posts\n|-\n! Land\n! scope="col" | Opened\n|-\n! scope="row" | Peru\n| 1951\n\n|-\n| Chad\n|',
    ],
  ])('of a wiki with %s has rows and a head', (_, inner) => {
    const found = rows(`{| class="wikitable"\n${inner}\n|}\n\nAfter it.`);
    expect(found.map(([text, head]) => [cellsOf(text!).map((cell) => cell.text), head])).toEqual([
      [['Peru', '1951'], 'Land, Opened'],
      [['Chad', ''], 'Land, Opened'],
      [['After it.'], undefined],
    ]);
  });

  it('of a wiki that does not end, or has no rows of its own, is read line by line', () => {
    const lines = [
      ['{| class="x"', undefined],
      ['Peru | 1951', 'Land, Opened'],
    ];
    expect(rows('{| class="x"\n| Land | Opened |\n| Peru | 1951 |')).toEqual(lines);
  });
});
