import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatReport, loadLibrary, type FileReport } from '../../src/corpus/load.ts';
import { folder } from './folder.ts';

const good = '= Malta–Norway relations =\n\nMalta and Norway met in 1969.\n';
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const utf16 = (text: string): number[] => [...Buffer.from(text, 'utf16le')];

/** The only report of a folder beside a good document, which must be there in any case. */
function reportIn(dir: string): FileReport | undefined {
  writeFileSync(join(dir, 'zz.txt'), good);
  const { library, problems, files } = loadLibrary([dir]);
  expect({ problems, ids: library?.documents.map(({ id }) => id).filter((id) => id === 'zz') }).toEqual({
    problems: [],
    ids: ['zz'],
  });
  return files.find(({ file }) => !file.endsWith('zz.txt'));
}

describe('a file whose bytes are', () => {
  it.each<[string, Uint8Array, Partial<FileReport>]>([
    ['cut UTF-8', bytes(good, [0xe2, 0x82]), { code: 'not-utf8', byte: Buffer.byteLength(good) }],
    ['Latin-1', bytes('Malta\nTroms', [0xf8], ' sold fish'), { code: 'not-utf8', byte: 11 }],
    ['a surrogate in UTF-8', bytes('Malta ', [0xed, 0xa0, 0x80]), { code: 'not-utf8', byte: 6 }],
    ['an overlong slash', bytes('Malta ', [0xc0, 0xaf]), { code: 'not-utf8', byte: 6 }],
    ['bad behind a mark', bytes([0xef, 0xbb, 0xbf], 'M', [0xff]), { code: 'not-utf8', byte: 4 }],
    ['UTF-16', bytes([0xff, 0xfe], utf16(`${good}\nMore.\n`)), { outcome: 'accepted' }],
    ['cut UTF-16', bytes([0xff, 0xfe], utf16('Malta'), [0x41]), { code: 'not-utf8', byte: 12 }],
    [
      'half a character in UTF-16',
      bytes([0xff, 0xfe], utf16('Ma'), [0x00, 0xd8], utf16('lta')),
      { code: 'not-utf8', byte: 6 },
    ],
    ['UTF-16 without mark', bytes(utf16(good)), { code: 'not-utf8', byte: 0 }],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), { code: 'not-utf8', byte: 0 }],
    ['a NUL in a text', bytes('Malta\nand', [0], 'Fiji'), { code: 'nul', byte: 9, line: 2 }],
    [
      'ISO-2022-JP',
      bytes('Malta ', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]),
      { code: 'binary', byte: 6, line: 1 },
    ],
    ['a PDF', bytes('%PDF-1.7\n', [0xb5, 0xb5]), { code: 'binary', byte: 0 }],
    ['a packed file', bytes('PK', [3, 4, 20, 0]), { code: 'binary', byte: 0 }],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a]), { code: 'binary', byte: 0 }],
    ['noise', bytes(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), { code: 'binary' }],
  ])('%s', (_, content, expected) => {
    expect(reportIn(folder({ 'a.txt': content }))).toMatchObject(expected);
  });
});

describe('a name that leads to', () => {
  const linked = (target: string): string => {
    const dir = folder({});
    symlinkSync(target, join(dir, 'a.txt'));
    return dir;
  };
  it.each<[string, () => string, FileReport['code']]>([
    ['a folder', () => folder({ 'a.txt/b.txt': good }), 'not-a-file'],
    ['nothing', () => linked('nowhere'), 'cannot-read'],
    ['itself', () => linked('a.txt'), 'cannot-read'],
    ['a device', () => linked('/dev/zero'), 'leaves-folder'],
    ['another folder', () => linked(join(folder({ 'b.txt': good }), 'b.txt')), 'leaves-folder'],
    ['a folder above', () => linked('../../etc/passwd'), 'leaves-folder'],
  ])('%s is no document', (_, make, code) => {
    expect(reportIn(make())?.code).toBe(code);
  });

  it.skipIf(process.platform === 'win32')('a pipe is no document, and nobody waits for it', () => {
    const dir = folder({});
    spawnSync('mkfifo', [join(dir, 'a.txt')]);
    expect(reportIn(dir)?.code).toBe('not-a-file');
  });

  it('a file without permission is told of', () => {
    const dir = folder({ 'a.txt': good });
    // It is also written to.
    chmodSync(dir, 0o777);
    chmodSync(join(dir, 'a.txt'), 0);
    expect(asNobody(() => reportIn(dir)?.code)).toBe('cannot-read');
  });
});

/** Root may read everything; here it acts as nobody for a moment. */
function asNobody<T>(act: () => T): T {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid!(65534);
  try {
    return act();
  } finally {
    process.seteuid!(0);
  }
}

describe('a file called', () => {
  it.each(['a\nb.txt', 'a\u001b[2Jb.txt', 'a\u202etxt.md', 'a\u200b.txt', 'a\u0085.txt', 'a\u2028.md'])(
    '%j is refused, and told of on one line',
    (name) => {
      const report = reportIn(folder({ [name]: good }));
      expect(report?.code).toBe('odd-name');
      expect(formatReport(report!)).toEqual([expect.stringMatching(/^[^\p{Cc}\p{Cf}\u2028]+\\u\{[^\p{Cc}\p{Cf}]+$/u)]);
    },
  );

  it('something in another encoding is refused', () => {
    const dir = folder({});
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/a`), Buffer.from([0xf8]), Buffer.from('.txt')]), good);
    expect(reportIn(dir)?.code).toBe('odd-name');
  });

  it.each(['__proto__.txt', 'constructor.md', 'a#1.txt', 'Å <b>.txt', 'x'.repeat(250) + '.txt'])(
    '%j is a document',
    (name) => {
      expect(reportIn(folder({ [name]: `${good}\nMore.\n` }))?.outcome).toBe('accepted');
    },
  );
});

describe('front matter', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'},*${i ? `b${i - 1}` : 'a'}]`).join('\n')}`;
  it.each<[string, string]>([
    ['that unfolds', bomb],
    ['that is deep', `a: ${'['.repeat(30_000)}`],
    ['that is deep in braces', `a: ${'{a: '.repeat(10_000)}`],
    ['that is broken', 'title: Fiji: and: Malta\n  - x'],
    ['that is huge', `title: ${'x'.repeat(300_000)}`],
  ])('%s refuses a Markdown file, and is passed over in a plain text', (_, yaml) => {
    expect(reportIn(folder({ 'a.md': `---\n${yaml}\n---\n${good}More.\n` }))).toMatchObject({
      code: expect.stringMatching(/front-matter|line-too-long/) as string,
      outcome: 'refused',
    });
    expect(reportIn(folder({ 'a.txt': `---\n${yaml}\n---\n${good}More.\n` }))?.outcome).not.toBe('accepted');
  });

  it('with a key of every object changes no object', () => {
    const dir = folder({
      'a.txt': `---\n__proto__: { polluted: yes }\nconstructor: x\ntitle: Fiji\n---\n${good}More.\n`,
    });
    expect(reportIn(dir)?.outcome).toBe('accepted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that is only lines of dashes is text', () => {
    const dir = folder({ 'fiji.txt': '---\nFiji and Malta trade.\n---\nThey do.\n' });
    expect(loadLibrary([dir]).library?.documents[0]?.sections[0]?.passages.map(({ text }) => text)).toContain(
      'Fiji and Malta trade.',
    );
  });
});

it('thousands of files are read, each told of', () => {
  const files = Object.fromEntries(
    Array.from({ length: 3000 }, (_, i) => [`t${i}.txt`, `= Malta–Norway =\n\nIn ${1000 + i} they met.\n`]),
  );
  const { library, files: reports } = loadLibrary([folder(files)]);
  expect([library?.documents.length, reports.length]).toEqual([3000, 3000]);
});

it.each(['a.pdf', 'a.txt.gz', 'a.HTML', 'a.docx'])('a file %s is refused by its name', (name) => {
  expect(reportIn(folder({ [name]: good }))?.code).toBe('other-form');
});

it('a folder below is told of and not read', () => {
  const dir = folder({});
  mkdirSync(join(dir, 'more'));
  expect(reportIn(dir)).toMatchObject({ outcome: 'ignored', code: 'unknown-name' });
});
