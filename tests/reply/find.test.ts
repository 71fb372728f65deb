import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findText } from '../../src/answer/find.ts';
import { en } from '../../src/locales/en.ts';
import { toCallback } from '../../src/reply/discord.ts';
import { speakFound } from '../../src/reply/find.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { openIndex } from '../search/open.ts';
import { hostile } from './hostile.ts';
import { read } from './marks.ts';

const { library } = openIndex();
const callback = (text: string) => toCallback(speakFound(findText(text, library), text, en));
const linesOf = (text: string): string[] =>
  callback(text).data.components.flatMap(({ components }) =>
    components.flatMap((part) => ('content' in part ? part.content.split('\n') : [])),
  );

it('the words in which a passage differs are bold, and those that it lacks are named', () => {
  const lines = linesOf('Norway exported goods worth NOK 600 million to Pakistan in 2021');
  expect(lines).toContain('> Norway exported goods worth NOK **559** million to Pakistan in **2022**.');
  expect(lines).toContain('-# Not in this passage: 600, 2021');
  expect(lines.join()).toContain('In bold: words that your text does not have');
});

it('a passage word for word has no marks', () =>
  expect(linesOf('has an embassy')).toContain('> In Oslo, Pakistan has an embassy.'));

it('what stands nowhere is said so', () => expect(linesOf('chess tournament').join()).toContain('Nowhere in these'));

it('passages beyond the fourth are counted', () => {
  const lines = linesOf('Norway');
  expect(lines.filter((line) => line.startsWith('> '))).toHaveLength(4);
  expect(lines.at(-1)).toMatch(/^\d+ more$/);
});

it('any text, also within words of a passage, gives a private message that does nothing', () => {
  const within = hostile.map(
    (piece) => `Norway exported goods worth ${piece} NOK ${piece} million to Pakistan in 2022`,
  );
  fc.assert(
    fc.property(fc.oneof(hostile, within), (text) => {
      const sent = callback(text.slice(0, 300));
      expect(problemsOfCallback(sent)).toEqual([]);
      expect(sent.data.flags & 64).toBe(64);
      const marks = linesOf(text.slice(0, 300)).flatMap((line) => read(line).marks);
      expect(new Set(marks).difference(new Set(['heading', 'small', 'quote', 'bold', 'link']))).toEqual(new Set());
      // Every link is the source of a passage.
      const places = linesOf(text.slice(0, 300)).filter((line) => line.includes('](https'));
      expect(places.every((line) => line.startsWith('-# Source '))).toBe(true);
    }),
  );
});
