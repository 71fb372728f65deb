import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { findingOfPassage } from '../src/answer/citation.ts';
import { findingsOf, type Answer, type Finding } from '../src/model/answer.ts';
import type { Library } from '../src/model/document.ts';
import { questionOf } from '../src/model/question.ts';
import { createIndex, type Index } from '../src/search/index.ts';
import { answerAll, judge, POSED, type Posed } from '../tests/questions.ts';
import { printTable } from './table.ts';

/** Answers all questions of the table, in order. */
type Answering = () => readonly Answer[];

/** How answers of several kinds of search fare on the project's own questions, and on those of SHARED_DIR where it is set. */
export function benchAnswers(library: Library): void {
  const index = createIndex(library);
  const from = performance.now();
  const ours = answerAll(POSED, index);
  const each = (performance.now() - from) / POSED.length;
  const rivals: readonly [string, Answering][] = [
    ['Attaché', () => ours],
    ['MiniSearch, first passage', () => plain(index, 1)],
    ['MiniSearch, first five', () => plain(index, 5)],
    ['always refusing', () => POSED.map((): Answer => refusal)],
  ];
  const all = rivals.map(([name, answer]) => ({ name, answers: answer() }));
  const row = ({ name, answers }: (typeof all)[number]): string[] => [name, ...shares(answers, index)];
  printTable(`answers (${POSED.length} questions of our own, ${each.toFixed(2)} ms each)`, [
    ['', 'right', 'refused, but told', 'wrong', 'right of those kept apart'],
    ...all.map(row),
  ]);
  const types = [...new Set(POSED.map(({ type }) => type))].toSorted();
  printTable('answers, right by type', [
    ['', ...all.map(({ name }) => name)],
    ...types.map((type) => [type, ...all.map(({ answers }) => right(answers, index, (posed) => posed.type === type))]),
  ]);
  printOrigins(ours, index);
  printShared();
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function right(answers: readonly Answer[], index: Index, which: (posed: Posed) => boolean): string {
  const verdicts = POSED.flatMap((posed, i) => (which(posed) ? [judge(posed, answers[i]!, index)] : []));
  return percent(verdicts.filter((verdict) => verdict.right).length, verdicts.length);
}

function shares(answers: readonly Answer[], index: Index): string[] {
  const verdicts = POSED.map((posed, i) => judge(posed, answers[i]!, index));
  const wrong = verdicts.filter((verdict) => !verdict.right);
  const silent = wrong.filter(({ status }) => status === 'refused' || status === 'clarify');
  return [
    right(answers, index, () => true),
    percent(silent.length, POSED.length),
    percent(wrong.length - silent.length, POSED.length),
    right(answers, index, ({ held }) => held === true),
  ];
}

const refusal: Answer = {
  status: 'refused',
  question: questionOf({}),
  reason: 'value-not-stated',
  searched: [],
  nearest: [],
  instead: [],
};

/** MiniSearch over the same passages with its usual settings, which always shows its best. */
function plain(index: Index, count: number): Answer[] {
  const { documents } = index.library;
  const engine = new MiniSearch({ fields: ['title', 'text'], searchOptions: { prefix: true, fuzzy: 0.2 } });
  const passages = new Map(
    documents.flatMap(({ sections }) => sections.flatMap((section) => section.passages.map((each) => [each.id, each]))),
  );
  for (const { title, sections } of documents)
    engine.addAll(sections.flatMap((section) => section.passages.map(({ id, text }) => ({ id, title, text }))));
  return POSED.map(({ question }): Answer => {
    const hits = engine.search(question).slice(0, count);
    const findings = hits.map(({ id, score }): Finding =>
      findingOfPassage({ item: passages.get(id as string)!, coverage: 1, score }, index),
    );
    const groups = [{ label: { by: 'found' }, findings } as const];
    return { status: 'answered', shape: 'answer', question: questionOf({}), groups, notes: [] };
  });
}

/** From what answers are made, and how often each band of passages is right. */
function printOrigins(answers: readonly Answer[], index: Index): void {
  const bandOf = (answer: Answer): string => {
    if (findingsOf(answer).length === 0) return 'refused or asked back';
    const codes = 'notes' in answer ? answer.notes.map(({ code }) => code) : [];
    if (codes.includes('perhaps')) return 'a passage, perhaps no answer';
    return codes.includes('passage-only') ? 'a passage' : 'claims';
  };
  const bands = Map.groupBy(
    POSED.map((posed, i) => ({ band: bandOf(answers[i]!), ...judge(posed, answers[i]!, index) })),
    ({ band }) => band,
  );
  printTable('answers, by what they are made of', [
    ['', 'share', 'right'],
    ...[...bands].map(([band, own]) => [
      band,
      percent(own.length, POSED.length),
      percent(own.filter((verdict) => verdict.right).length, own.length),
    ]),
  ]);
}

// ---- the questions of SHARED_DIR, scored by the scorer beside them

const RUNS = [
  ['asks, own documents', 'asks', [], ['--own']],
  ['commands, own documents', 'commands', [], ['--own', '--commands']],
  ['asks, texts without claims', 'asks', ['--corpus', 'seeds'], []],
] as const;

function printShared(): void {
  const shared = process.env['SHARED_DIR'];
  if (!shared) {
    process.stdout.write('\nSHARED_DIR is not set: its questions were not asked.\n');
    return;
  }
  const folder = join(shared, 'eval');
  const questions = join(folder, 'dev.jsonl');
  const out = mkdtempSync(join(tmpdir(), 'answers-'));
  for (const [name, mode, corpus, flags] of RUNS) {
    const input = run([join(folder, 'questions.mjs'), questions, mode]);
    const dirs = corpus.map((part) => (part.startsWith('-') ? part : join(shared, part)));
    const results = join(out, `${mode}.jsonl`);
    writeFileSync(results, run(['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'batch', ...dirs], input));
    const scores = run([join(folder, 'score.mjs'), questions, results, '--fails', ...flags]);
    process.stdout.write(`\n${name}\n${scores}`);
    if (corpus.length > 0) printBands(readFileSync(results, 'utf8'), scores);
  }
  rmSync(out, { recursive: true });
}

/**
 * How often each band is right where no claim answers, for every second question and for the others: limits that fit only the
 * questions on which they were chosen would show.
 */
function printBands(results: string, scores: string): void {
  const failed = new Set(scores.split('\n').map((line) => line.split('\t')[0]));
  const lines = results
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly status: string; readonly perhaps?: true });
  const bands = Map.groupBy(lines, ({ status, perhaps }) => (perhaps ? 'perhaps no answer' : status));
  const passed = (own: typeof lines): string =>
    own.length === 0 ? '-' : `${percent(own.filter(({ id }) => !failed.has(id)).length, own.length)} of ${own.length}`;
  printTable('asks, texts without claims, right by band', [
    ['', 'one half', 'the other half'],
    ...[...bands].map(([band, own]) => [
      band,
      ...[0, 1].map((half) => passed(own.filter(({ id }) => Number(/\d+$/.exec(id)?.[0]) % 2 === half))),
    ]),
  ]);
}

const run = (args: readonly string[], input = ''): string =>
  spawnSync(process.execPath, args, { input, encoding: 'utf8', maxBuffer: 1e9 }).stdout;
