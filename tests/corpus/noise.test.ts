import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutNoise } from '../../src/corpus/noise.ts';
import { parseText } from '../../src/corpus/parse.ts';

/** What is left to read, with single blanks. */
const read = (text: string): string =>
  withoutNoise(text)
    .replaceAll('\u2060', '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

it.each<[string, string]>([
  ['Fiji sold <em>nets</em>.<br/>Malta <b class="x">did</b> not.', 'Fiji sold nets . Malta did not.'],
  ['a < b and c > d, <@123>, <t:0:R>, 1 <2', 'a < b and c > d, <@123>, <t:0:R>, 1 <2'],
  ['Open<!-- a\nb --> since 1950.<!-- rest\nNext', 'Open\nsince 1950.\nNext'],
  ['A<script src="x">steal()\n</SCRIPT >B<style>p{}', 'A\nB'],
  ['A<ref name="x"/> B<ref>Some book</ref> C', 'A B C'],
  ['Malta&nbsp;sold&#160;caf&eacute;s &amp; &Oslash;l&#x2014;&lt;b&gt;', 'Malta sold cafés & Øl—<b>'],
  ['&nothing; &#xD800; &#99999999; &constructor; &', '&nothing; &#99999999; &constructor; &'],
  ['Peru[4] and Chad,[5][note 2] both [a]', 'Peru and Chad, both'],
  ['[1] A note stands at the beginning of its line', '[1] A note stands at the beginning of its line'],
  ['In {{cite web|url=x|t={{nested}}}} Lima. {{cite web|url=y', 'In Lima.'],
  ['[[Lima|The capital]] and [[Cusco]]. [[File:x.jpg|thumb|A [[town]] square]] Far', 'The capital and Cusco . Far'],
  ['Old_harbour_(12).jpg (left) and a ship, 1951.]] Fiji sold nets.', 'Fiji sold nets.'],
  ['and a ship, 1951.]] and another, 1952.]]', ''],
  ['Fiji sold nets.]]', 'Fiji sold nets.'],
  ['| < style="background: silver;" | Tonga | colspan=2 align="left" | none |', '| Tonga | none |'],
])('%j reads as %j', (text, plain) => {
  expect(read(text)).toBe(plain);
});

it('keeps the length, the line ends and what is no noise in its place', () => {
  const marks =
    '< > <b> </b> <!-- --> <script> </script> <ref/> & ; &eacute; &# 123 [ ] [[ ]] [12] {{ }} | x.jpg style="x" a B. İ';
  const part = fc.constantFrom(...marks.split(' '), '<ref ', '\n', '\r\n', '\u2028', ' ', '\ud83c');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const plain = withoutNoise(text);
      expect(plain.length).toBe(text.length);
      const lines = (all: string): number[] => [...all.matchAll(/[\n\r\u2028]/g)].map(({ index }) => index);
      expect(lines(plain)).toEqual(lines(text));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  '<',
  '<!--',
  '<script>',
  '</a ',
  '<a b',
  '[[',
  ']]',
  '[[a|',
  '{{',
  '{{a}}',
  '{{a',
  '[1]',
  '&',
  '&#1',
  'a.jpg',
  'x.]] ',
  '| style=',
  '<ref/>',
  '|id=a;',
])('a million of %j are read to their end', (mark) => {
  const text = mark.repeat(1_000_000 / mark.length);
  expect(withoutNoise(text)).toHaveLength(text.length);
});

it('a passage has the text as it stands and as it reads', () => {
  const source = '= T =\n\nMalta[2] sold <em>nets</em> to Fiji.[3]\n\n<!-- Nothing --> Fiji paid.\n';
  expect(parseText('x', source, 0, false).sections.flatMap(({ passages }) => passages)).toMatchObject([
    { text: 'Malta[2] sold <em>nets</em> to Fiji.', plain: 'Malta    sold     nets      to Fiji.' },
    { text: 'Fiji paid.' },
  ]);
});
