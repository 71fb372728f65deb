import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { catalogueOf } from '../../src/search/catalogue.ts';
import { createNames } from '../../src/search/names.ts';
import { digestOfCorpus } from '../../src/snapshot/digest.ts';
import type { Kept } from '../../src/snapshot/form.ts';
import { readSnapshot, readSnapshotAside } from '../../src/snapshot/read.ts';
import { writeSnapshot } from '../../src/snapshot/write.ts';
import { folder } from '../corpus/folder.ts';
import { openIndex } from '../search/open.ts';

const dir = mkdtempSync(join(tmpdir(), 'snapshot-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const { library } = openIndex();
const files = [{ file: 'corpus/a.md', outcome: 'taken' }] as unknown as Kept['files'];
const kept: Kept = { library, files, catalogue: catalogueOf(library, createNames(library), 0) };
const path = join(dir, 'index-00112233445566ff.sqlite');
writeSnapshot(path, 'digest', kept);

describe('a snapshot', () => {
  it.each([
    ['at once', readSnapshot],
    ['in slices', readSnapshotAside],
  ])('read %s is what was written', async (_, read) => {
    const found = await read(path, 'digest');
    const { postings, ...catalogue } = kept.catalogue;
    expect(found?.library).toEqual(library);
    expect(found?.files).toEqual(files);
    expect(found?.catalogue).toMatchObject(catalogue);
    const { shelves, lengths, having } = found!.catalogue.postings!;
    expect({ shelves, lengths }).toEqual({ shelves: postings!.shelves, lengths: postings!.lengths });
    for (const term of [...catalogue.frequency.keys(), 'absent']) expect(having(term)).toEqual(postings!.having(term));
  });

  it('of a small corpus has no postings', () => {
    const other = join(dir, 'small.sqlite');
    writeSnapshot(other, 'digest', { ...kept, catalogue: catalogueOf(library, createNames(library)) });
    expect(readSnapshot(other, 'digest')?.catalogue).not.toHaveProperty('postings');
    writeSnapshot(path, 'digest', kept);
  });

  it('leaves nothing of others beside it, and nothing else alone', () => {
    const [old, foreign] = [join(dir, 'index-ffffffffffffffff.sqlite'), join(dir, 'guilds.sqlite')];
    for (const file of [old, foreign]) writeFileSync(file, '');
    writeSnapshot(path, 'digest', kept);
    expect(readdirSync(dir)).toContain('guilds.sqlite');
    expect(readdirSync(dir)).not.toContain('index-ffffffffffffffff.sqlite');
    expect(readdirSync(dir).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});

describe('is not trusted:', () => {
  const whole = readFileSync(path);
  const broken = join(dir, 'broken.sqlite');
  const sizes = [0, 1, 100, 5_000, Math.floor(whole.length / 2), whole.length - 1];

  it.each(sizes)('a snapshot of which %i bytes are left', (size) => {
    writeFileSync(broken, whole);
    truncateSync(broken, size);
    expect(readSnapshot(broken, 'digest')).toBeUndefined();
  });

  it('one of another corpus, or of other code', () => expect(readSnapshot(path, 'other')).toBeUndefined());

  it('another file of that name', () => {
    writeFileSync(broken, 'no database at all');
    expect(readSnapshot(broken, 'digest')).toBeUndefined();
    rmSync(broken);
    const db = new DatabaseSync(broken);
    db.exec(`CREATE TABLE snapshot (digest TEXT); INSERT INTO snapshot VALUES ('digest')`);
    db.close();
    expect(readSnapshot(broken, 'digest')).toBeUndefined();
    rmSync(broken);
    mkdirSync(broken);
    expect(readSnapshot(broken, 'digest')).toBeUndefined();
  });
});

describe('the digest of a corpus', () => {
  const write = (bytes: Uint8Array, name = 'a.md') => folder({ [name]: bytes, 'b.claims.yaml': 'document: b\n' });

  it('is another one after a change of any byte, name or setting', () => {
    const at = write(Uint8Array.of(1));
    const digest = () => digestOfCorpus([at], { home: 'NO' });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.nat(59),
        fc.integer({ min: 1, max: 255 }),
        (bytes, n, by) => {
          writeFileSync(join(at, 'a.md'), bytes);
          const before = digest();
          expect(digest()).toBe(before);
          writeFileSync(join(at, 'a.md'), bytes.with(n % bytes.length, bytes[n % bytes.length]! ^ by));
          expect(digest()).not.toBe(before);
        },
      ),
      { numRuns: 30 },
    );
    const before = digest();
    expect(digestOfCorpus([at], { home: 'SE' })).not.toBe(before);
    writeFileSync(join(at, 'c.txt'), '');
    expect(digest()).not.toBe(before);
  });

  it('is none where a folder cannot be read', () => expect(digestOfCorpus([join(dir, 'nowhere')], {})).toBeUndefined());
});

describe('a large corpus', () => {
  const text = `---\ntitle: Fiji and Malta\ncountries: [FJ, MT]\n---\n# Sugar\n\nA sugar mill opened in 1932.\n\n# External links\n\n`;
  const at = folder({ 'a.md': text + Array.from({ length: 7_000 }, (_, i) => `- ${i}${'x'.repeat(290)}\n`).join('') });
  const settings = { corpusDirs: [at], homeCountry: 'FJ', limits: LIMITS };
  const open = (
    dataDir: string,
    write = true,
  ): { readonly opened: ReturnType<typeof openLibrary>; readonly lines: string[] } => {
    const lines: string[] = [];
    const opened = openLibrary(settings, { dataDir, write, tell: (line) => void lines.push(line) });
    return { opened, lines };
  };

  it('is built once, and read from its snapshot from then on; a torn one is built anew', () => {
    const data = join(dir, 'data');
    const { opened: built } = open(data);
    const [name = ''] = readdirSync(data);
    const before = readFileSync(join(data, name));
    expect(open(data)).toEqual({ opened: built, lines: [] });
    truncateSync(join(data, name), 4096);
    const { opened, lines } = open(data);
    expect(opened).toEqual(built);
    expect(lines).toEqual([expect.stringContaining('torn')]);
    expect(readFileSync(join(data, name)).length).toBe(before.length);
    expect(open(data)).toEqual({ opened: built, lines: [] });
  });

  it('is built all the same where no snapshot can be written, with a line that says so', () => {
    const file = join(dir, 'a-file');
    writeFileSync(file, '');
    const { opened, lines } = open(join(file, 'data'));
    expect('library' in opened && opened.library.documents.length).toBe(1);
    expect(lines).toEqual([expect.stringContaining('no snapshot')]);
  });

  it('leaves no snapshot of somebody who only reads', () => {
    const data = join(dir, 'read-only');
    expect(open(data, false).lines).toEqual([]);
    expect(() => readdirSync(data)).toThrow('ENOENT');
  });
});
