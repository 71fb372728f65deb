import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkText } from '../../src/answer/check.ts';
import { en } from '../../src/locales/en.ts';
import { speakCheck } from '../../src/reply/check.ts';
import { toCallback } from '../../src/reply/discord.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { openIndex } from '../search/open.ts';
import { hostile } from './hostile.ts';
import { read } from './marks.ts';

const index = openIndex();
const callback = (text: string) => toCallback(speakCheck(checkText(text, index), en));
const linesOf = (text: string): string[] =>
  callback(text).data.components.flatMap(({ components }) =>
    components.flatMap((part) => ('content' in part ? part.content.split('\n') : [])),
  );

it.each([
  [
    "Norway's bilateral development assistance to Pakistan was about NOK 130 million, or USD 15 million, in 2022.",
    "**Differs**: Norway's bilateral development assistance to Pakistan was about NOK 130 million, or **USD 15 million**, in 2022.",
    '-# Not as in the passage: USD 15 million. As in the passage: Norway; Pakistan; NOK 130 million; 2022.',
  ],
  [
    'Norway never closed its embassy in Kabul.',
    '**Differs**: Norway **never closed** its embassy in Kabul.',
    '-# Not as in the passage: never closed. As in the passage: Kabul.',
  ],
  [
    'Trade between Norway and Pakistan reached USD 128 million in 2017.',
    '**Agrees**: Trade between Norway and Pakistan reached USD 128 million in 2017.',
    '-# As in the passage: USD 128 million; 2017.',
  ],
])('what was compared is bold where it differs, and named: %s', (text, first, second) => {
  const lines = linesOf(text);
  expect(lines[1]).toBe(first);
  expect(lines[2]).toBe(second);
  expect(lines[3]).toMatch(/^> /);
  expect(lines[4]).toMatch(/^-# Source 1: /);
});

it('what is only told of has its passage, and nothing that was compared', () =>
  expect(linesOf('Norway helped to build the Salang Tunnel.').slice(1, 3)).toEqual([
    '**The documents speak of it**: Norway helped to build the Salang Tunnel.',
    "> Norway helped to build Afghanistan's Salang Tunnel, a major transportation link joining southern and northern Afghanistan.",
  ]));

it('the other side of a dispute is shown beside the one that a message takes', () => {
  const lines = linesOf('Relations between Norway and Pakistan reach back to 1947.');
  expect(lines.filter((line) => line.startsWith('> '))).toEqual([
    expect.stringContaining('reaches back to 1947'),
    expect.stringContaining('18 December 1948'),
  ]);
  expect(lines.join()).toContain('The sources differ on this');
});

it('a long sentence is cut, and what differs in it is named all the same', () => {
  const long = `In the year 2022${', as everybody here knows'.repeat(7)}, Norway exported goods worth NOK 600 million to Pakistan.`;
  const [, first] = linesOf(long);
  expect(first).toMatch(/…$/);
  expect(linesOf('Harald V visited Istanbul in 2005'.padStart(160))[2]).toContain('Not as in the passage: 2005');
});

it('any message gives a private answer that does nothing', () => {
  const within = hostile.map((piece) => `Norway exported ${piece} NOK 600 million ${piece} to Pakistan in 2022.`);
  fc.assert(
    fc.property(fc.oneof(hostile, within), (text) => {
      const sent = callback(text);
      expect(problemsOfCallback(sent)).toEqual([]);
      expect(sent.data.flags & 64).toBe(64);
      const marks = linesOf(text).flatMap((line) => read(line).marks);
      expect(new Set(marks).difference(new Set(['heading', 'small', 'quote', 'bold', 'link']))).toEqual(new Set());
      const linked = linesOf(text).filter((line) => line.includes('](https'));
      expect(linked.every((line) => line.startsWith('-# Source '))).toBe(true);
    }),
  );
});
