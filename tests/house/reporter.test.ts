import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-reporter-'));
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs vitest with our reporter over these files; gives what it printed last and how it ended. */
function run(files: Readonly<Record<string, string>>): { last: string | undefined; exit: number | null } {
  const imports = "import { afterAll, describe, expect, it } from 'vitest';\n";
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.ts`), imports + text);
  const vitest = join(top, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${join(top, 'tests/reporter.ts')}`];
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', folder, ...reporters], {
    encoding: 'utf8',
  });
  return { last: stdout.split('\n').at(-2), exit: status };
}
const passing = "it('a', () => expect(1).toBe(1)); it('b', () => {});";

it.each<[string, Record<string, string>, string, number]>([
  ['counts what passed', { a: passing, b: passing }, '4 passed, 0 failed, 0 skipped', 0],
  [
    'counts failures and ends with 1',
    { a: `${passing} it('c', () => expect(1).toBe(2));` },
    '2 passed, 1 failed, 0 skipped',
    1,
  ],
  [
    'counts a todo as skipped',
    { a: `${passing} it.skip('c', () => {}); it.todo('d');` },
    '2 passed, 0 failed, 2 skipped',
    0,
  ],
  [
    'counts a file that breaks as a failure',
    { a: passing, b: "throw new Error('broken');" },
    '2 passed, 1 failed, 0 skipped',
    1,
  ],
  [
    'counts a hook that breaks as a failure',
    { a: `${passing} describe('c', () => { afterAll(() => { throw new Error('broken'); }); it('d', () => {}); });` },
    '3 passed, 1 failed, 0 skipped',
    1,
  ],
  [
    'counts an error outside the tests as a failure',
    {
      a: `${passing} it('c', () => { setTimeout(() => { throw new Error('stray'); }, 0); return new Promise((done) => setTimeout(done, 50)); });`,
    },
    '3 passed, 1 failed, 0 skipped',
    1,
  ],
  ['counts nothing when there is nothing', {}, '0 passed, 0 failed, 0 skipped', 1],
])('the closing line %s', (_, files, last, exit) => {
  expect(run(files)).toEqual({ last, exit });
});
