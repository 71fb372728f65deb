import { mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openDesk } from './desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let dataDir: string;

const cli = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  });

describe('reports on the command line', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'attache-reports-'));
    const store = await openStore({ dataDir, databaseUrl: undefined });
    const [one, other] = [openDesk(store, '4001'), openDesk(store, '4002')];
    const boats = ['claim', 'fm-boats'];
    await one.fill('70001', 'report', boats, { reason: 'fact', comment: 'It was 14.', leaves: ['yes'] });
    await other.fill('70002', 'report', boats, { reason: 'source', leaves: ['yes'] });
    await other.fill('70003', 'report', boats, { reason: 'fact', comment: 'Stays here.', leaves: [] });
    await one.fill('70004', 'report', ['claim', 'fm-drums'], { reason: 'personal', leaves: ['yes'] });
    await store.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('are those whose members let them leave, by object, without members and servers', () => {
    const { stdout, status } = cli('reports');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^claim:fm-drums {2}personal 1 {2}1 server[^]*\nclaim:fm-boats {2}fact 1, source 1 {2}2 servers/,
    );
    expect(stdout).toContain('Fiji and Malta, Trade: Malta sold 40 boats in 2018.\n    > It was 14.');
    expect(stdout).not.toMatch(/Stays here|400[12]|7000/);
    expect(stdout).toContain('retract CLAIM');
  });

  it('are one object a line for programs', () => {
    const lines = cli('reports', '--json').stdout.trim().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { object: 'claim:fm-drums', servers: 1, reasons: { personal: 1 }, comments: [] },
      { object: 'claim:fm-boats', servers: 2, reasons: { fact: 1, source: 1 }, comments: ['It was 14.'] },
    ]);
  });
});
