import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for what a process keeps, as two bots do not share one; it is gone after the tests of the file. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-data-'));
  made.push(folder);
  return folder;
}
