import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/corpus/load.ts';
import type { Document } from '../../src/model/document.ts';
import { openBot } from '../bot.ts';
import { called } from '../interactions.ts';
import { SHIPPED } from '../search/open.ts';
import { folder } from './folder.ts';

const shared = process.env['SHARED_DIR'];
if (!shared) console.log('not run, SHARED_DIR is not set: the hostile files and questions');

const ignore = (): void => undefined;

interface Expected {
  readonly outcomes: readonly string[];
}

describe.runIf(shared)('the hostile files', () => {
  const dir = shared ? folder({}) : '';
  if (shared) spawnSync('python3', [join(shared, 'documents/make_nasty.py'), dir]);
  const expected = shared
    ? (JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Record<string, Expected>)
    : {};
  const { library, problems, files } = shared ? loadLibrary([dir]) : { library: undefined, problems: [], files: [] };
  const documentOf = (id: string): Document => library!.documents.find((document) => document.id === id)!;
  const passagesOf = (id: string) => documentOf(id).sections.flatMap(({ passages }) => passages);

  it('have each one of the outcomes that are right, and stop nothing', () => {
    expect(problems).toEqual([]);
    const outcomes = new Map(files.map(({ file, outcome }) => [basename(file), outcome]));
    const wrong = Object.entries(expected).filter(
      ([name, { outcomes: right }]) => right.length > 0 && !right.includes(outcomes.get(name)!),
    );
    expect(wrong.map(([name]) => [name, outcomes.get(name)])).toEqual([]);
    expect(Object.keys(expected)).toHaveLength(28);
  });

  it('give passages that are exact characters, without scripts and comments', () => {
    for (const { source, sections } of library!.documents)
      for (const { text, plain = text, start, end } of sections.flatMap(({ passages }) => passages)) {
        expect(text).toBe(source.slice(start, end));
        expect(plain).not.toMatch(/document\.cookie|color:red|hidden:/);
      }
  });

  it('say the same with all line ends', () => {
    const said = (id: string) => passagesOf(id).map(({ section, text }) => `${section}: ${text}`);
    expect(said('05b-cr-only')).toEqual(said('05-crlf'));
    expect(said('05c-mixed-eol')).toEqual(said('05-crlf'));
    expect(documentOf('04-utf16le-bom').title).toMatch(/^[A-Z]/);
  });

  it('keep rows that do not fit the head without captions', () => {
    const rows = passagesOf('14-tables').filter(({ shape, head }) => shape === 'row' && head);
    expect(rows.map(({ text }) => text)).toEqual([expect.stringContaining('a\\|b'), 'Norway || 5']);
  });

  const questions = shared
    ? readFileSync(join(shared, 'documents/nasty-queries.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; text: string })
    : [];
  const errors: object[] = [];
  const log = { debug: ignore, info: ignore, warn: ignore, error: (data: object) => void errors.push(data) };
  const bot = shared ? openBot([SHIPPED, dir], log) : undefined;

  it.each(questions)('and the question $text get an answer that pings nobody', async ({ text }) => {
    const reply = JSON.stringify(await bot!.dispatch(called('ask', { question: text })));
    expect(reply.length).toBeGreaterThan(20);
    expect(reply).toContain('"parse":[]');
    expect(errors).toEqual([]);
  });
});
