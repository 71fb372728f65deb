import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { assemble } from '../../src/corpus/assemble.ts';
import { decode } from '../../src/corpus/decode.ts';
import { recognise } from '../../src/corpus/file.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { randomFrom } from '../../bench/generate.ts';

/** Texts to begin with: the fixtures, and what operators drop in where SHARED_DIR is set. */
function parents(): Buffer[] {
  const shared = process.env['SHARED_DIR'];
  const others = shared ? globSync(join(shared, '{documents/*,seeds}/*.txt')) : [];
  return [...globSync('tests/corpus/fixtures/*.{md,txt}'), ...others].toSorted().map((file) => readFileSync(file));
}

const MARKS = [
  '---\n',
  '= T =\n',
  '== S ==\n',
  '## ',
  '|',
  '\n|',
  '\n|---|\n',
  '{{',
  '}}',
  '[[',
  ']]',
  '[1]',
  '<!--',
  '-->',
  '<b',
  '>',
  '<script>',
]
  .concat([
    '&eacute;',
    '&#0;',
    '\n- ',
    '1. ',
    '.',
    '. ',
    '\r',
    '\n\n',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\ufffd',
    '\0',
    '\u001b',
    '𐀀',
  ])
  .map((mark) => Buffer.from(mark));
const BYTES = [[0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90], [0]].map(
  (all) => Buffer.from(all),
);

type Random = () => number;
const upTo = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, from: readonly T[]): T => from[upTo(random, from.length)]!;

/** Ways to spoil a file. */
const SPOIL: readonly ((bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer)[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = upTo(random, 8); i >= 0 && copy.length > 0; i--) copy[upTo(random, copy.length)] = upTo(random, 256);
    return copy;
  },
  (bytes, random) => bytes.subarray(upTo(random, bytes.length), upTo(random, bytes.length)),
  (bytes, random) =>
    insert(bytes, random, Buffer.concat(Array.from({ length: 1 + upTo(random, 6) }, () => pick(random, MARKS)))),
  (bytes, random) => insert(bytes, random, pick(random, BYTES)),
  (bytes, random) =>
    insert(bytes, random, Buffer.concat(Array.from({ length: upTo(random, 300) }, () => line(bytes, random)))),
  (bytes, random) => insert(bytes, random, Buffer.alloc(upTo(random, 5_000), pick(random, MARKS))),
  (bytes, random, others) => insert(bytes, random, line(pick(random, others), random)),
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  (bytes, random) =>
    Buffer.from(
      // Not by `toString('utf16le')`: on an odd number of bytes that of Node 24.21 spoils the memory of the process.
      new TextDecoder(pick(random, ['latin1', 'utf-8', 'utf-16le'] as const)).decode(bytes),
      pick(random, ['latin1', 'utf8', 'utf16le'] as const),
    ),
  (bytes, random) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll('\n', pick(random, ['\r\n', '\r', '\n\n', ' ', '\u0085'])),
      'latin1',
    ),
];

function insert(bytes: Buffer, random: Random, more: Buffer): Buffer {
  const at = upTo(random, bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function line(bytes: Buffer, random: Random): Buffer {
  const from = bytes.lastIndexOf(10, upTo(random, bytes.length)) + 1;
  const to = bytes.indexOf(10, from);
  return bytes.subarray(from, to < 0 ? bytes.length : Math.min(to + 1, from + 2_000));
}

/** Spoiled files from a seed, each with a name. Most begin with a part of a text, so that many are tried in the time. */
export function* mutants(count: number, seed: number): Generator<{ readonly name: string; readonly bytes: Buffer }> {
  const random = randomFrom(seed);
  const all = parents();
  for (let i = 0; i < count; i++) {
    const parent = pick(random, all);
    const from = i % 50 === 0 ? 0 : Math.max(0, upTo(random, parent.length) - 2_000);
    let bytes = parent.subarray(from, i % 50 === 0 ? parent.length : from + 4_000);
    for (let turn = upTo(random, 3); turn >= 0; turn--) bytes = pick(random, SPOIL)(bytes, random, all);
    yield { name: `m${i}.${pick(random, ['txt', 'md'])}`, bytes };
  }
}

const whole = { file: 'z.txt', ...recognise('z.txt')!, text: '= Malta–Norway relations =\n\nThey met in 1969.\n' };

/** Reads a file as the loader does and expects that it stops no other, and that nothing is quoted that does not stand in it. */
export function expectHarmless({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): void {
  // A larger file is refused before anybody reads it.
  if (bytes.length > LIMITS.fileBytes) return;
  const decoded = decode(bytes);
  if ('finding' in decoded) return;
  const { text } = decoded;
  const wide = Buffer.from(text, 'utf16le');
  const written = bytes[0] === 0xff ? wide : bytes[0] === 0xfe ? wide.swap16() : Buffer.from(text);
  expect(bytes.subarray(bytes.length - written.length).equals(written)).toBe(true);
  const { library, problems, files } = assemble([{ file: name, ...recognise(name)!, text }, whole]);
  expect(problems).toEqual([]);
  expect(files).toHaveLength(2);
  const { documents, claims } = library!;
  const astray = documents.flatMap(({ source, sections }) =>
    sections
      .flatMap(({ passages }) => passages)
      .filter(
        ({ text: quote, plain = quote, start, end }) =>
          source.slice(start, end) !== quote || plain.length !== quote.length,
      ),
  );
  expect(astray).toEqual([]);
  const sources = new Map(documents.map(({ id, source }) => [id, source]));
  expect(
    claims.filter(({ document, quote, start, end }) => sources.get(document)!.slice(start, end) !== quote),
  ).toEqual([]);
}
