import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readHeader } from '../../src/corpus/header.ts';
import { parseText, type Parsed } from '../../src/corpus/parse.ts';
import type { ParsedSection as Section } from '../../src/corpus/scope.ts';

const inputs = globSync('tests/corpus/fixtures/*.{md,txt}').toSorted();
const parse = (text: string, markdown: boolean): Parsed => {
  const { end } = readHeader({ file: 'x', id: 'x', form: 'document', markdown, text });
  return parseText('x', text, end, markdown);
};
const passagesOf = ({ sections }: { sections: readonly Section[] }) => sections.flatMap((section) => section.passages);

test('there are fixtures for Markdown, wiki marks, bare headings and broken lines', () => {
  expect(inputs.map((file) => basename(file))).toEqual(['bare.txt', 'digest.md', 'wiki.txt', 'wrapped.txt']);
});

describe.each(inputs)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const markdown = file.endsWith('.md');

  it('has the sections and passages of its JSON twin', () => {
    const { title, sections } = parse(text, markdown);
    const found = {
      title,
      sections: sections.map(({ heading, searchable, passages }) => ({
        heading,
        searchable,
        passages: passages.map((passage) => `${passage.paragraph} ${passage.shape}: ${passage.text}`),
      })),
    };
    expect(found).toEqual(JSON.parse(readFileSync(file.replace(/\.\w+$/, '.json'), 'utf8')));
  });

  it('says the same with Windows and old Mac line ends', () => {
    const said = (source: string, end: string): unknown =>
      passagesOf(parse(source, markdown)).map((passage) => [
        passage.section,
        passage.paragraph,
        passage.text.replaceAll(end, '\n'),
      ]);
    expect(said(text.replaceAll('\n', '\r\n'), '\r\n')).toEqual(said(text, '\n'));
    expect(said(text.replaceAll('\n', '\r'), '\r')).toEqual(said(text, '\n'));
  });
});

const line = fc.oneof(
  fc.constantFrom(
    '',
    '---',
    '# T',
    '## H',
    '== H ==',
    '= T =',
    '==',
    '== ==',
    '[1] note',
    'Infobox',
    '| a | b |',
    '|-|',
  ),
  fc.constantFrom(
    '- item',
    '  more',
    'Dr. A. Berg met the U.S. In Oslo.Then she left! [2] "So."',
    '===== x =',
    '{|',
    '1. one',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.lorem({ mode: 'sentences', maxCount: 12 }),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

test('any text gives ordered passages that are exact spans inside sections that cover it', () => {
  fc.assert(
    fc.property(text, fc.boolean(), fc.nat(5), (source, markdown, from) => {
      const { sections } = parseText('x', source, Math.min(from, source.length), markdown);
      let at = Math.min(from, source.length);
      for (const section of sections) {
        expect(section.start).toBe(at);
        for (const passage of section.passages) {
          expect(passage.text).toBe(source.slice(passage.start, passage.end));
          expect(passage.start).toBeGreaterThanOrEqual(at);
          expect(passage.end).toBeLessThanOrEqual(section.end);
          expect(passage.text.trim()).toBe(passage.text);
          expect(passage.text).toMatch(/[\p{L}\p{N}]/u);
          expect(passage.text.length).toBeLessThanOrEqual(600);
          at = passage.end;
        }
        at = section.end;
      }
      expect(at).toBe(source.length);
      const ids = passagesOf({ sections }).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 1000 },
  );
});

test('sentences come back one by one, whole and in order', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  const sentence = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
      const passages = passagesOf(parse(`= T =\n\n${sentences.join(' ')}\n`, false));
      expect(passages.map((passage) => passage.text)).toEqual(sentences);
    }),
  );
});

test('a text with Windows line ends gives the same passages', () => {
  const short = text.filter((source) => source.length < 500 && !source.includes('\r'));
  fc.assert(
    fc.property(short, fc.boolean(), (source, markdown) => {
      const texts = (all: string): string[] =>
        passagesOf(parseText('x', all, 0, markdown)).map((passage) => passage.text.replaceAll('\r\n', '\n'));
      expect(texts(source.replaceAll('\n', '\r\n'))).toEqual(texts(source));
    }),
  );
});

test.each([
  ['a long word', 'a'.repeat(700), [600, 100]],
  ['a long word of two-unit letters', `a${'𝐀'.repeat(400)}`, [599, 202]],
  ['clauses', `${'word '.repeat(70)}word; ${'more '.repeat(70)}end`, [355, 353]],
])('a passage over 600 units is cut: %s', (_, source, lengths) => {
  const passages = passagesOf(parseText('x', source, 0, false));
  expect(passages.map((passage) => passage.text.length)).toEqual(lengths);
});

test.each([
  ['100,000 sections', Array.from({ length: 100_000 }, (_, i) => `== S${i} ==\nx${i}\n`).join(''), 100_000],
  ['a million dots', `A${'.'.repeat(1_000_000)} B`, 2],
  ['a million opening brackets', '['.repeat(1_000_000), 0],
])('a hostile text is read to its end: %s', (_, source, count) => {
  expect(passagesOf(parseText('x', source, 0, false))).toHaveLength(count);
});
