import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../../oxlint.config.ts';

const top = resolve(import.meta.dirname, '../..');
const oxlint = join(top, 'node_modules/oxlint/bin/oxlint');

interface Finding {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}
/** Lints a folder; `fired(rule)` lists the places where a rule fired, as `file:line`. */
function lint(cwd: string): { files: number; exit: number | null; fired: (rule: string) => string[] } {
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const report = JSON.parse(run.stdout) as { number_of_files: number; diagnostics: readonly Finding[] };
  const fired = (rule: string): string[] =>
    report.diagnostics
      .filter((found) => found.code.endsWith(`(${rule})`))
      .map((found) => `${found.filename.replaceAll('\\', '/')}:${found.labels[0]?.span.line}`);
  return { files: report.number_of_files, exit: run.status, fired };
}

// Written out, not worked out from the table: whoever opens a door says so twice.
const closed: readonly [string, string][] = [
  ['src/model/planted.ts', '../reply/blocks.ts'],
  ['src/model/planted.ts', '../secrets.ts'],
  ['src/model/planted.ts', 'node:fs'],
  ['src/model/planted.ts', 'world-countries'],
  ['src/model/period.ts', 'world-countries'],
  ['src/model/country.ts', 'edtf'],
  ['src/model/kinds/planted.ts', '../../locales/en.ts'],
  ['src/locales/planted.ts', '../reply/blocks.ts'],
  ['src/locales/planted.ts', 'zod'],
  ['src/corpus/planted.ts', '../search/index.ts'],
  ['src/corpus/planted.ts', 'minisearch'],
  ['src/search/planted.ts', '../corpus/load.ts'],
  ['src/search/planted.ts', '../answer/decide.ts'],
  ['src/search/planted.ts', 'minisearch'],
  ['src/search/planted.ts', 'yaml'],
  ['src/answer/planted.ts', '../corpus/load.ts'],
  ['src/answer/planted.ts', '../reply/speak.ts'],
  ['src/answer/planted.ts', '../locales/en.ts'],
  ['src/answer/planted.ts', 'node:fs'],
  ['src/answer/planted.ts', '@noble/hashes/sha2.js'],
  ['src/answer/planted.ts', 'diff'],
  ['src/answer/check/planted.ts', '../../locales/en.ts'],
  ['src/answer/check/planted.ts', 'diff'],
  ['src/reply/planted.ts', '../answer/decide.ts'],
  ['src/reply/planted.ts', '../search/index.ts'],
  ['src/reply/planted.ts', '../command.ts'],
  ['src/command.ts', './corpus/load.ts'],
  ['src/command.ts', './dispatch.ts'],
  ['src/look.ts', './corpus/load.ts'],
  ['src/suggest.ts', './dispatch.ts'],
  ['src/press.ts', 'node:fs'],
  ['src/dispatch.ts', './transport/http.ts'],
  ['src/dispatch.ts', './config.ts'],
  ['src/dispatch.ts', '../commands/index.ts'],
  ['src/dispatch.ts', 'pino'],
  ['src/dispatch.ts', 'prom-client'],
  ['src/dispatch.ts', './reply/discord.ts'],
  ['src/dispatch/planted.ts', '../transport/http.ts'],
  ['src/dispatch/planted.ts', '../../commands/index.ts'],
  ['src/interaction.ts', './dispatch.ts'],
  ['src/config.ts', './corpus/load.ts'],
  ['src/config.ts', 'pino'],
  ['src/log.ts', './config.ts'],
  ['src/metrics.ts', './config.ts'],
  ['src/metrics.ts', 'pino'],
  ['src/secrets.ts', 'node:fs'],
  ['src/transport/planted.ts', '../dispatch.ts'],
  ['src/transport/planted.ts', 'discord.js'],
  ['src/transport/planted.ts', '../corpus/load.ts'],
  ['src/transport/planted.ts', '../../commands/index.ts'],
  ['src/transport/planted.ts', '../config.ts'],
  ['src/transport/page/planted.ts', '../http.ts'],
  ['src/transport/page/planted.ts', 'fastify'],
  ['src/transport/page/planted.ts', '../../reply/discord.ts'],
  ['src/transport/demo/planted.ts', '../http.ts'],
  ['src/transport/demo/planted.ts', 'node:fs'],
  ['src/transport/demo/planted.ts', 'vite'],
  ['commands/planted.ts', '../src/dispatch.ts'],
  ['commands/planted.ts', '../src/corpus/load.ts'],
  ['commands/planted.ts', '../src/transport/http.ts'],
  ['commands/planted.ts', 'minisearch'],
  ['src/reload.ts', 'yaml'],
  ['src/cli/planted.ts', 'yaml'],
  ['src/difference.ts', 'minisearch'],
  ['src/main.ts', 'fastify'],
  ['src/main.ts', 'pino'],
  ['src/bot.ts', 'minisearch'],
  ['src/cli.ts', 'yaml'],
  ['src/planted.ts', './model/claim.ts'],
  ['src/newroom/planted.ts', '../model/claim.ts'],
];
const open: readonly [string, string][] = [
  ['src/model/planted.ts', './claim.ts'],
  ['src/model/country.ts', 'world-countries'],
  ['src/model/period.ts', 'edtf'],
  ['src/model/kinds/planted.ts', '../claim.ts'],
  ['src/locales/planted.ts', '../model/country.ts'],
  ['src/corpus/planted.ts', 'node:fs/promises'],
  ['src/corpus/planted.ts', 'yaml'],
  ['src/search/planted.ts', '../model/kinds/index.ts'],
  ['src/answer/planted.ts', '../search/index.ts'],
  ['src/model/digest.ts', '@noble/hashes/sha2.js'],
  ['src/answer/find.ts', 'diff'],
  ['src/answer/check/planted.ts', '../evidence.ts'],
  ['src/answer/check/planted.ts', '../../search/index.ts'],
  ['src/reply/planted.ts', '../locales/en.ts'],
  ['src/look.ts', './command.ts'],
  ['src/slots.ts', './search/question.ts'],
  ['src/dispatch.ts', './command.ts'],
  ['src/dispatch.ts', './interaction.ts'],
  ['src/dispatch.ts', './dispatch/desk.ts'],
  ['src/dispatch/planted.ts', '../guild/planted.ts'],
  ['src/dispatch/planted.ts', '../reply/discord.ts'],
  ['src/log.ts', 'pino'],
  ['src/metrics.ts', 'prom-client'],
  ['src/config.ts', './model/country.ts'],
  ['src/transport/planted.ts', '../interaction.ts'],
  ['src/transport/planted.ts', '@fastify/helmet'],
  ['src/transport/gateway.ts', 'discord.js'],
  ['src/transport/api.ts', '@discordjs/core/http-only'],
  ['src/transport/page/planted.ts', 'lit/decorators.js'],
  ['src/transport/page/planted.ts', '../../reply/limits.ts'],
  ['src/transport/demo/planted.ts', '../../bot.ts'],
  ['src/transport/demo/planted.ts', '../page/app.ts'],
  ['src/inspect.ts', '../commands/index.ts'],
  ['commands/planted.ts', '../src/command.ts'],
  ['commands/planted.ts', '../src/look.ts'],
  ['commands/planted.ts', '../src/reply/speak.ts'],
  ['src/reload.ts', './aside.ts'],
  ['src/cli/planted.ts', '../corpus/load.ts'],
  ['src/builder.ts', 'node:worker_threads'],
  ['src/difference.ts', './answer/dispute.ts'],
  ['src/main.ts', './transport/http.ts'],
  ['src/cli.ts', '../commands/index.ts'],
];
const forms: readonly [string, string][] = [
  ['an import of a name', "import { planted } from '../reply/blocks.ts';"],
  ['an import of a type', "import type { Planted } from '../reply/blocks.ts';"],
  ['an import for its effect', "import '../reply/blocks.ts';"],
  ['an import at run time', "await import('../reply/blocks.ts');"],
  ['a name passed on', "export { planted } from '../reply/blocks.ts';"],
  ['all names passed on', "export * from '../reply/blocks.ts';"],
];

const planted = new Map<string, string[]>();
/** Puts a line into a file of the planted house and returns where it stands. */
function plant(file: string, line: string): string {
  const lines = planted.get(file) ?? [];
  planted.set(file, [...lines, line]);
  return `${file}:${lines.length + 1}`;
}
const importOf = (path: string): string => `import '${path}';`;
const refused = closed.map(([file, path]) => [file, path, plant(file, importOf(path))] as const);
const allowed = open.map(([file, path]) => [file, path, plant(file, importOf(path))] as const);
const seen = forms.map(([name, line]) => [name, plant('src/model/forms.ts', line)] as const);
const reader = plant('src/dispatch.ts', 'console.log(process.env.PORT);');
const onlyReader = plant('src/config.ts', 'console.log(process.env.PORT);');
const ring = [
  plant('src/model/ring.ts', "export * from './ring2.ts';"),
  plant('src/model/ring2.ts', "export * from './ring.ts';"),
];

function build(folder: string): void {
  copyFileSync(join(top, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'));
  for (const [file, lines] of planted) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), lines.join('\n'));
  }
}

describe('a house with planted breaks', () => {
  let report: ReturnType<typeof lint>;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'attache-layers-'));
    build(folder);
    report = lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read whole and fails', () => {
    expect(report.files).toBe(planted.size + 1);
    expect(report.exit).toBe(1);
  });
  it.each(refused)('%s may not import %s', (_file, _path, place) => {
    expect(report.fired('no-restricted-imports')).toContain(place);
  });
  it.each(allowed)('%s may import %s', (_file, _path, place) => {
    expect(report.fired('no-restricted-imports')).not.toContain(place);
  });
  it.each(seen)('%s is seen', (_name, place) => {
    expect(report.fired('no-restricted-imports')).toContain(place);
  });
  it('may read the environment in src/config.ts only', () => {
    expect(report.fired('no-process-env')).toContain(reader);
    expect(report.fired('no-process-env')).not.toContain(onlyReader);
  });
  it('may not import in a ring', () => {
    expect(report.fired('no-cycle')).toEqual(expect.arrayContaining(ring));
  });
});

describe('our house', () => {
  const sources = globSync('{src,commands,tests,bench}/**/*.ts', { cwd: top });
  const product = sources.filter((file) => /^(src|commands)\b/.test(file));

  it('is read whole by the lint and breaks no layer', () => {
    const report = lint(top);
    expect(report.files).toBeGreaterThanOrEqual(sources.length);
    expect(product.length).toBeGreaterThan(40);
    expect([...report.fired('no-restricted-imports'), ...report.fired('no-cycle')]).toEqual([]);
  });
  it.each(Object.keys(rooms))('has files for the row %s', (row) => {
    expect(globSync(row, { cwd: top })).not.toEqual([]);
  });
  it('switches no rule of the layers off in a comment', () => {
    const off = product.filter((file) => /(ox|es)lint-disable/.test(readFileSync(join(top, file), 'utf8')));
    expect(off).toEqual([]);
  });
  it('asks for no type by an import inside a type, which the lint does not see', () => {
    const hidden = product.filter((file) =>
      /[:<|&=]\s*(typeof )?import\('\./.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(hidden).toEqual([]);
  });
  it('lets each library into one room', () => {
    const homes = new Map<string, Set<string>>();
    for (const [files, doors] of Object.entries(rooms)) {
      const room = files.split('/').slice(0, 2).join('/');
      for (const door of doors.filter((name) => !/^(\.|node:|zod$)/.test(name))) {
        homes.set(door, (homes.get(door) ?? new Set()).add(room));
      }
    }
    const shared = [...homes].filter(([, at]) => at.size > 1);
    // The page cuts the Markdown of a message into parts with the library that reads the documents.
    expect(shared).toEqual([]);
  });
});
