import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lastWritten, watchFolders, type Watch } from '../../src/corpus/watch.ts';
import { folder } from './folder.ts';

const TEXT = '# Fiji and Malta\n\nFiji lies far from Malta.\n';
const QUIET = 30;

let watch: Watch | undefined;
afterEach(() => watch?.close());

/** A watched folder of one document inside a folder of its own, what was told of it, and a way to wait for the next word. */
function watched(dir = join(folder({ 'texts/a.md': TEXT }), 'texts')) {
  let told = 0;
  const failures: string[] = [];
  const failed = (where: string): void => void failures.push(where);
  watch = watchFolders([dir], { changed: () => void told++, failed }, QUIET);
  const next = async (change: () => void): Promise<void> => {
    const before = told;
    change();
    await expect.poll(() => told, { timeout: 10_000, interval: 10 }).toBeGreaterThan(before);
  };
  return { dir, next, failures, told: () => told };
}

describe('a watched folder', () => {
  it.each<[string, (dir: string) => void]>([
    ['a file that is written', (dir) => writeFileSync(join(dir, 'b.md'), TEXT)],
    ['a file that grows', (dir) => appendFileSync(join(dir, 'a.md'), 'More.\n')],
    ['a file that is taken away', (dir) => rmSync(join(dir, 'a.md'))],
    [
      'an editor that writes beside a file and renames',
      (dir) => {
        writeFileSync(join(dir, '.a.md.swp'), TEXT);
        renameSync(join(dir, '.a.md.swp'), join(dir, 'a.md'));
      },
    ],
    [
      'the link that Kubernetes turns',
      (dir) => {
        mkdirSync(join(dir, '..2026'));
        symlinkSync('..2026', join(dir, '..data_tmp'));
        renameSync(join(dir, '..data_tmp'), join(dir, '..data'));
      },
    ],
    [
      'another folder in its place',
      (dir) => {
        mkdirSync(`${dir}-new`);
        renameSync(dir, `${dir}-old`);
        renameSync(`${dir}-new`, dir);
      },
    ],
  ])('tells of %s', async (_, change) => {
    const { dir, next, failures } = watched();
    await next(() => change(dir));
    expect(failures).toEqual([]);
  });

  it('says nothing of files that belong to no corpus', async () => {
    const { dir, next, told } = watched();
    writeFileSync(join(dir, 'notes.txt~'), 'x');
    writeFileSync(join(dir, '.hidden.md'), 'x');
    writeFileSync(join(dirname(dir), 'beside.md'), 'x');
    await next(() => writeFileSync(join(dir, 'b.md'), TEXT));
    expect(told()).toBe(1);
  });

  it('is one change when many files come at once', async () => {
    const { dir, next, told } = watched();
    await next(() => {
      for (let i = 0; i < 50; i++) writeFileSync(join(dir, `d${i}.md`), TEXT);
    });
    expect(told()).toBe(1);
  });

  it('is followed when it is removed and comes back', async () => {
    const { dir, next, failures } = watched();
    await next(() => rmSync(dir, { recursive: true }));
    await next(() => mkdirSync(dir));
    await next(() => writeFileSync(join(dir, 'a.md'), TEXT));
    await next(() => appendFileSync(join(dir, 'a.md'), 'More.\n'));
    expect(failures).toEqual([]);
  });

  it('may be missing at first', async () => {
    const dir = join(folder({}), 'texts');
    const { next, failures } = watched(dir);
    await next(() => mkdirSync(dir));
    await next(() => writeFileSync(join(dir, 'a.md'), TEXT));
    expect(failures).toEqual([]);
  });

  it('is told of once when it cannot be watched', () => {
    // What is below a file is no folder.
    const dir = join(folder({ file: 'x' }), 'file', 'texts');
    expect(watched(dir).failures).toEqual([dir]);
  });
});

it('what belongs to a corpus was last written when its newest file was', () => {
  const dir = folder({ 'a.md': TEXT, 'b.md': TEXT, 'notes.bin': 'x' });
  utimesSync(join(dir, 'a.md'), 1_000, 1_000);
  utimesSync(join(dir, 'b.md'), 2_000, 2_000);
  expect(lastWritten([dir, join(dir, 'missing')])).toBe(2_000_000);
  expect(lastWritten([])).toBe(0);
});
