import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import vitestConfig from '../../vitest.config.ts';

const top = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(top, file), 'utf8');

it('.ci/run can be run and ends with the test command of the README', () => {
  expect(statSync(join(top, '.ci/run')).mode & 0o111).not.toBe(0);
  expect(read('.ci/run').trimEnd().split('\n').at(-1)).toMatch(/\bnpm test$/);
  expect(read('README.md')).toMatch(/^npm (ci && npm )?test\b/m);
});
it('npm test runs every test but the long ones, and the long run only those', () => {
  const config = (mode: string) =>
    (vitestConfig as (env: { mode: string; command: 'serve' }) => { test: { include: string[]; exclude: string[] } })({
      mode,
      command: 'serve',
    }).test;
  expect(globSync(config('test').include, { cwd: top, exclude: config('test').exclude })).toContain(
    'tests/house/ci.test.ts',
  );
  expect(config('test').exclude).toContain('tests/long/**');
  expect(config('long').include).toEqual(['tests/long/**/*.test.ts']);
});
it('the lock file names no download addresses', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"');
});
it('every dependency has one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
