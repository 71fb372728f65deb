import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../src/model/kinds/index.ts';
import { newDataDir } from './data.ts';
import { openIndex } from './search/open.ts';

const top = resolve(import.meta.dirname, '..');
const quiet = '--disable-warning=ExperimentalWarning';
const { library } = openIndex();

/** The settings of this shell stay out of it. */
const environment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  DATA_DIR: newDataDir(),
  ...env,
});

interface Ended {
  readonly code: number | null;
  readonly out: string[];
  readonly err: string[];
}
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Starts a program of the bot, and waits until it has ended. */
async function run(
  file: 'cli' | 'main',
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [quiet, `src/${file}.ts`, ...args], {
    cwd: top,
    env: environment(env),
    timeout: 60_000,
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  // A program that has no use for its input may be gone before it is written.
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: linesOf(out), err: linesOf(err) };
}
const cli = (...args: string[]): Promise<Ended> => run('cli', args);

// Most of the time is spent starting programs: they run side by side.
describe.concurrent('the command line', { timeout: 60_000 }, () => {
  describe('check', () => {
    it('says what it understood of the shipped documents', async () => {
      const { code, out, err } = await cli('check');
      // On a busy machine it tells how far it is.
      const complaints = err.filter((line) => !/^(?:texts|claims) of \d+ of \d+ documents$/.test(line));
      expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
      for (const { file, sections } of library.documents)
        expect(out.filter((line) => line.startsWith(`accepted  ${file} `))).toEqual([
          expect.stringMatching(
            new RegExp(` [A-Z]{2}-[A-Z]{2}; ${sections.length} sections; claims: .* \\(0 extracted\\)$`),
          ),
        ]);
      expect(out.at(-1)).toContain(
        `${library.documents.length} documents, ${library.claims.length} claims, 0 problems; files: `,
      );
    });

    it('leaves out a document that cannot be read, and fails when a reviewed claim is wrong', async () => {
      const dir = mkdtempSync(join(tmpdir(), 'check-'));
      writeFileSync(join(dir, 'a.md'), `---\ncountries: ['NO', ZZ]\n---\n\n# A\n\nText.\n`);
      writeFileSync(join(dir, 'b.md'), '# Fiji and Malta\n\nThey trade.\n');
      const [plain, json] = await Promise.all([cli('check', '--corpus', dir), cli('check', '--json', '--corpus', dir)]);
      writeFileSync(join(dir, 'a.claims.yaml'), 'document: a\nclaims: []\n');
      const broken = await cli('check', '--corpus', dir);
      rmSync(dir, { recursive: true });
      expect([plain.code, json.code, broken.code]).toEqual([0, 0, 1]);
      expect(plain.out).toEqual([
        `refused  ${dir}/a.md:2 countries.1: unknown country "ZZ"`,
        `accepted  ${dir}/b.md FJ-MT; 1 sections; no claims`,
        '1 documents, 0 claims, 0 problems; files: 1 accepted, 1 refused',
      ]);
      expect(JSON.parse(json.out.join('\n'))).toMatchObject({
        documents: 1,
        problems: [],
        files: [
          {
            file: `${dir}/a.md`,
            outcome: 'refused',
            code: 'front-matter',
            line: 2,
            pairs: [],
            sections: 0,
            claims: {},
          },
          { file: `${dir}/b.md`, outcome: 'accepted', pairs: ['FJ-MT'], sections: 1, claims: {} },
        ],
      });
      expect(broken.out.at(-2)).toContain('a.claims.yaml has no document a.md or a.txt that can be read');
    });
  });

  describe('items', () => {
    it('prints one object a line, and their sum beside them', async () => {
      const { code, out, err } = await cli('items', '--json', '--pair', 'NO-TR', '--kind', 'visit');
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(0);
      for (const line of out) expect(JSON.parse(line)).toMatchObject({ pair: 'NO-TR', kind: 'visit', hard: [] });
      expect(err.at(-1)).toContain(` proposed, ${out.length} passed; by kind: visit ${out.length}; by form: `);
    });
  });

  describe('review', () => {
    it.each<[string[], RegExp]>([
      [['diff', 'corpus'], /^diff: two folders are expected/],
      [['diff', 'corpus', 'nowhere'], /nowhere does not exist/],
      [['extract'], /^extract: a document is expected/],
      [['extract', 'corpus/nothing.md'], /nothing\.md is no document/],
      [['extract', 'corpus/aliases.yaml'], /aliases\.yaml is no document/],
      [['retract', '--reason', 'x'], /^retract: the id of a claim is expected/],
      [['retract', 'np-relations-established'], /^retract: say why/],
      [['retract', 'np-relations-established', '--reason', ' '], /^retract: say why/],
      [['retract', 'nothing', '--reason', 'x'], /^no claim "nothing" in /],
    ])('says what is wrong with %j', async (args, told) => {
      const { code, err, out } = await cli(...args);
      expect({ code, out }).toEqual({ code: 1, out: [] });
      expect(err[0]).toMatch(told);
    });
  });

  describe('batch', () => {
    const lines = [
      { id: 1, command: 'ask', args: { question: 'When did Norway and Turkey establish diplomatic relations?' } },
      'not JSON {',
      { id: 'b', command: 'trade', args: { country: 'TR', year: 2018 } },
      { id: 3, command: 'nothing', args: {} },
      { id: 4, command: 'sources', args: {} },
      { id: 5, command: 'trade', args: { country: 'Atlantis' } },
      { id: 6, command: 'trade', args: { country: 'TR', colour: 'red' } },
      { id: 7, command: 'trade', args: {} },
      { id: 8, command: 'trade', args: { country: 'TR', year: 'soon' } },
      { id: 9, command: 'ask', args: { question: ' ' } },
      { id: 10, command: 'constructor', args: {} },
      { command: 'ask', args: { question: 'no id' } },
      { id: 12, command: 'ask' },
      [],
      '',
      { id: 14, command: 'ask', args: { question: 'who designed the salang tunnel' }, locale: 'xx', conversation: 'c' },
      { id: 15, command: 'embassy', args: { country: 'AF', as_of: '2024-10' } },
      { id: 16, command: 'compare', args: { country_a: 'PK', country_b: 'TR', topic: 'aid' } },
    ];
    const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n');
    let ended: Ended;
    let results: Record<string, unknown>[] = [];
    beforeAll(async () => {
      ended = await run('cli', ['batch'], input);
      results = ended.out.map((line) => JSON.parse(line) as Record<string, unknown>);
    });
    const of = (id: unknown): Record<string, unknown> => results.find((result) => result['id'] === id)!;

    it('answers every line in order, and ends well', () => {
      expect(ended).toMatchObject({ code: 0, err: [] });
      expect(results.map(({ id }) => id)).toEqual([1, null, 'b', 3, 4, 5, 6, 7, 8, 9, 10, null, 12, null, 14, 15, 16]);
    });

    it('gives an answer with its text, its sources and what was understood', () => {
      const answer = of(1);
      expect(answer).toMatchObject({ status: 'answered', understood: { pairs: ['NO-TR'], wanted: 'date' } });
      expect(answer['text']).toContain('1926');
      const sources = answer['sources'] as { doc: string; quote: string; start: number; end: number; claim?: string }[];
      expect(sources.map(({ claim }) => claim)).toContain('tr-diplomatic-relations-start');
      for (const { doc, quote, start, end } of sources)
        expect(library.documents.find(({ id }) => id === doc)?.source.slice(start, end)).toBe(quote);
      expect(of('b')).toMatchObject({ status: 'answered', understood: { years: { from: 2018, to: 2018 } } });
      expect(of(15)['text']).toContain('Not open in October 2024');
      expect(of(16)).toMatchObject({ status: 'answered', understood: { pairs: ['NO-PK', 'NO-TR'] } });
    });

    it('gives a refusal its reason', () => {
      expect(of(14)).toMatchObject({ status: 'refused', reason: 'value-not-stated', sources: [] });
      // An empty question asks nothing.
      expect(of(9)).toMatchObject({ status: 'refused', reason: 'out-of-scope', sources: [] });
    });

    it.each<[unknown, RegExp]>([
      [3, /not known/],
      [4, /not known/],
      [10, /not known/],
      [5, /Atlantis/],
      [6, /“colour”/],
      [7, /“country”/],
      [8, /“year”/],
      [12, /args/],
    ])('says what is wrong with line %s', (id, text) => {
      expect(of(id)['error']).toMatch(text);
      expect(Object.keys(of(id))).toEqual(['id', 'error']);
    });

    it('says what is wrong with lines that have no id', () => {
      const nameless = results.filter(({ id }) => id === null).map(({ error }) => error);
      expect(nameless[0]).toBe('not a line of JSON');
      expect(nameless[1]).toContain('id');
      expect(nameless).toHaveLength(3);
    });
  });

  describe('facts', () => {
    it('are one JSON object a claim', async () => {
      const { code, out } = await cli('facts', '--json');
      expect(code).toBe(0);
      const rows = out.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(rows.map(({ id }) => id)).toEqual(library.claims.map(({ id }) => id));
      for (const { period, quote } of rows) {
        expect(['string', 'undefined']).toContain(typeof period);
        expect(quote).toEqual(expect.any(String));
      }
      expect(rows.find(({ id }) => id === 'np-relations-established')).toMatchObject({
        doc: 'norway-pakistan',
        pair: 'NO-PK',
        value: { type: 'date', edtf: '1948-12-18' },
      });
    });

    it('are CSV with a head, every cell in quotation marks', async () => {
      const { out } = await cli('facts', '--csv', '--kind', 'statement');
      expect(out[0]).toBe('id,doc,section,kind,pair,period,modality,topic,quote');
      expect(out.length).toBeGreaterThan(3);
      for (const row of out.slice(1)) expect(row).toMatch(/^("(?:[^"]|"")*")(,"(?:[^"]|"")*"){8}$/);
      // A cell that a spreadsheet would run.
      for (const row of out.slice(1)) expect(row).not.toMatch(/"[=+@-]/);
    });
  });

  describe('ask', () => {
    it('answers in plain text', async () => {
      const { code, out, err } = await cli('ask', 'wen did norwey and turky establish diplomatic relations');
      expect({ code, err }).toEqual({ code: 0, err: [] });
      expect(out.join('\n')).toContain('1926');
      expect(out.join('\n')).toMatch(/“.+” \[Source 1: Norway–Turkey relations/);
    });

    it('shows what left each room, then the answer as JSON; a refusal is a result like any other', async () => {
      const { code, out } = await cli('ask', 'what is the weather in kabul', '--explain', '--json');
      expect(code).toBe(0);
      const rooms = JSON.parse(out.slice(0, -1).join('\n')) as Record<string, unknown>;
      expect(Object.keys(rooms)).toEqual(['question', 'claims', 'passages']);
      expect(rooms).toMatchObject({ question: { offTopic: true, pairs: ['AF-NO'] } });
      expect(JSON.parse(out.at(-1)!)).toMatchObject({ status: 'refused', reason: 'out-of-scope', sources: [] });
    });
  });

  it('schema prints the schema of a claims file, with every kind', async () => {
    const { code, out } = await cli('schema');
    expect(code).toBe(0);
    const text = JSON.stringify(JSON.parse(out.join('\n')));
    for (const kind of KIND_NAMES) expect(text).toContain(`"${kind}"`);
  });

  it('doctor looks at settings, folders and doors', async () => {
    const [well, ill] = await Promise.all(
      ['0', 'x'].map((port) => run('cli', ['doctor'], '', { PORT: port })) as [Promise<Ended>, Promise<Ended>],
    );
    expect(well.code).toBe(0);
    for (const line of well.out) expect(line).toMatch(/^ok {7}/);
    for (const part of ['Node', 'settings', 'corpus', 'data folder', 'playground'])
      expect(well.out.join('\n')).toContain(part);
    expect(ill.code).toBe(1);
    expect(ill.out.join('\n')).toMatch(/^problem .*PORT/m);
  });

  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ['no command', [], {}, /^Usage:/],
    ['a command that is none', ['constructor'], {}, /^unknown command "constructor"/],
    ['a flag that is none', ['check', '--colour'], {}, /--colour/],
    ['a question that is missing', ['ask'], {}, /question is missing/],
    ['a folder that is missing', ['facts', '--corpus', '/nowhere/at/all'], {}, /\/nowhere\/at\/all/],
    ['a setting that is wrong', ['facts'], { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"; expected one of/],
  ])('fails with a plain line for %s', async (_, args, env, text) => {
    const { code, out, err } = await run('cli', args, '', env);
    expect(code).toBe(1);
    expect(out).toEqual([]);
    expect(err[0]).toMatch(text);
    expect(err.join('\n')).not.toMatch(/^\s+at /m);
  });

  it('says in one line that a kind is none', async () => {
    const { code, err } = await cli('facts', '--kind', 'nonsense');
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^unknown kind "nonsense"; one of .*trade-flow/)]);
  });

  it('--help prints how to use it, on standard output', async () => {
    const { code, out, err } = await cli('--help');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    for (const command of ['ask', 'batch', 'facts', 'check', 'doctor', 'schema'])
      expect(out.join('\n')).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });
});

describe.concurrent('the bot', { timeout: 60_000 }, () => {
  const started: ChildProcess[] = [];
  afterAll(() =>
    started
      .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      .forEach((child) => child.kill('SIGKILL')),
  );

  it('starts without any setting but a port, says its address in one line, answers, and ends when it is told to', async () => {
    const child = spawn(process.execPath, [quiet, 'src/main.ts'], { cwd: top, env: environment({ PORT: '0' }) });
    started.push(child);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    expect(out).toMatch(/^Attaché is ready: http:\/\/(127\.0\.0\.1|localhost):\d+\/?\n$/);
    const address = /http:\S+/.exec(out)![0];
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    await page.text();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(linesOf(out)).toHaveLength(1);
  });

  it('does not start on a chosen port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const { code, out, err } = await run('main', [], '', { PORT: String(port) });
      expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
      expect(err[0]).toContain(String(port));
    } finally {
      server.close();
    }
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a folder that is missing', { CORPUS_DIRS: '/nowhere/at/all' }, /\/nowhere\/at\/all/],
    ['a setting that is wrong', { PORT: 'x' }, /^PORT is "x"; expected a port number/],
    ['nothing to start', { PLAYGROUND: 'off' }, /nothing would start/],
  ])('does not start with %s, and says so in one line', async (_, env, text) => {
    const { code, out, err } = await run('main', [], '', env);
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 });
    expect(err[0]).toMatch(text);
  });
});

describe('the review of claims on the command line', { timeout: 180_000 }, () => {
  const RELATIONS = '# Fiji and Malta\n\nFiji and Malta established diplomatic relations on 3 May 1975.\n';
  const texts = (): string => {
    const dir = mkdtempSync(join(tmpdir(), 'review-'));
    writeFileSync(join(dir, 'fiji-malta.md'), RELATIONS);
    return dir;
  };

  it('goes from a proposal to a claim that is taken back, and diff tells each step', async () => {
    const [old, dir] = [texts(), texts()];
    const file = join(dir, 'fiji-malta.md');
    const shown = await cli('extract', file);
    expect(shown).toMatchObject({ code: 0, err: [] });
    expect((await cli('extract', file, '--write')).out).toEqual([
      `1 claims in ${join(dir, 'fiji-malta.claims.yaml')}: review each, then check`,
    ]);
    expect(linesOf(readFileSync(join(dir, 'fiji-malta.claims.yaml'), 'utf8'))).toEqual(shown.out);
    expect((await cli('extract', file, '--write')).err[0]).toMatch(/fiji-malta\.claims\.yaml is there already/);
    expect((await cli('diff', old, dir)).out).toEqual(['no difference']);
    const id = 'fiji-malta-diplomatic-relations-1';
    const because = ['--reason', 'It was a draft', '--corpus', dir];
    expect((await cli('retract', id, ...because)).out[0]).toContain(`claim "${id}" is retracted in ${dir}`);
    expect(await cli('retract', id, ...because)).toMatchObject({
      code: 1,
      err: [`claim "${id}" is retracted already: It was a draft`],
    });
    expect((await cli('check', '--corpus', dir)).code).toBe(0);
    const { out } = await cli('diff', old, dir, '--json');
    expect(out.map((line) => JSON.parse(line) as object)).toMatchObject([
      { change: 'claim-retracted', kind: 'diplomatic-relations' },
    ]);
    [old, dir].forEach((each) => rmSync(each, { recursive: true }));
  });
});
