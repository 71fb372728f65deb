import MiniSearch from 'minisearch';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ask } from '../src/answer/ask.ts';
import { openLibrary } from '../src/library.ts';
import { LIMITS } from '../src/model/limits.ts';
import { createIndex } from '../src/search/index.ts';
import { stemOf } from '../src/search/stem.ts';
import { STOP_WORDS, tokenize } from '../src/search/words.ts';
import { readSnapshotAside } from '../src/snapshot/read.ts';
import { percentile } from './table.ts';
import { HOME, type Asked } from './world.ts';

/** What is measured, each in a process of its own. */
export type Way = 'build' | 'load' | 'plain' | 'tuned' | 'fts';

/** Times in milliseconds, memory in MiB. */
export interface Figures {
  /** Until the first question can be asked. */
  readonly start: number;
  readonly rss: number;
  readonly heap: number;
  /** The very first question, before anything is compiled. */
  readonly first: number;
  /** Questions that name one or two countries, each on another pair, and those that name none. */
  readonly named: Rounds;
  readonly unnamed: Rounds;
  /** The longest that a question held up everything else, the very first one included. */
  readonly block: number;
  /** The same for a load in slices. */
  readonly slice?: number;
}

/** p50 and p99 of questions that are asked for the first time, and asked once more; a plain search keeps nothing for that. */
export interface Rounds {
  readonly cold: readonly [number, number];
  readonly warm?: readonly [number, number];
}

type Search = (question: string) => unknown;

/** Questions of each sort, the same for everyone, and those beside them that warm up; plain MiniSearch takes most of a second for one. */
const [QUESTIONS, WARMING] = [100, 12];

const [, , way, dir] = process.argv as [string, string, Way, string];
const said = (line: string): void => void process.stderr.write(`  ${line}\n`);

function openOurs(): { readonly search: Search; readonly snapshot: readonly [string, string] | undefined } {
  const settings = { corpusDirs: [join(dir, 'corpus')], homeCountry: HOME, limits: LIMITS };
  const opened = openLibrary(settings, { dataDir: join(dir, 'data'), write: true, tell: said });
  if ('problems' in opened) throw new Error(opened.problems.slice(0, 5).join('\n'));
  const index = createIndex(opened.library, opened.catalogue);
  // As the bot does at its start.
  ask('Wehn did the two countries meet?', index);
  const { snapshot, digest } = opened;
  return {
    search: (question) => ask(question, index),
    snapshot: snapshot === undefined ? undefined : [snapshot, digest],
  };
}

/** The sections of the texts as a plain search sees them: their text behind the title. */
function sections(): { readonly id: number; readonly title: string; readonly text: string }[] {
  const folder = join(dir, 'corpus');
  const parts = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const title = /^title: (.*)$/m.exec(text)![1]!;
    return text
      .split(/^## /m)
      .slice(1)
      .map((part) => ({ title, text: part }));
  });
  return parts.map((part, id) => ({ id, ...part }));
}

function openMiniSearch(tuned: boolean): Search {
  const engine = new MiniSearch({
    fields: ['title', 'text'],
    ...(tuned && {
      tokenize,
      processTerm: (token: string) => (STOP_WORDS.has(token) ? null : stemOf(token)),
    }),
  });
  engine.addAll(sections());
  if (!tuned) return (question) => engine.search(question);
  return (question) =>
    engine
      .search(question)
      .map((hit) => ({ ...hit, score: hit.score / hit.queryTerms.length }))
      .toSorted((a, b) => b.score - a.score);
}

function openFts(): Search {
  const db = new DatabaseSync(join(dir, 'fts.sqlite'));
  db.exec(
    `PRAGMA journal_mode = OFF; CREATE VIRTUAL TABLE section USING fts5(title, text, content = '', tokenize = 'porter unicode61'); BEGIN`,
  );
  const put = db.prepare('INSERT INTO section (rowid, title, text) VALUES (?, ?, ?)');
  for (const { id, title, text } of sections()) put.run(id, title, text);
  db.exec('COMMIT');
  const find = db.prepare('SELECT rowid, rank FROM section WHERE section MATCH ? ORDER BY rank LIMIT 24');
  return (question) => {
    const words = tokenize(question).filter((token) => !STOP_WORDS.has(token));
    return words.length > 0 ? find.all(words.map((word) => `"${word}"`).join(' OR ')) : [];
  };
}

async function timed(questions: readonly string[], search: Search): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    const from = performance.now();
    search(question);
    times.push(performance.now() - from);
    await setImmediate();
  }
  return times;
}

/** Does some work, and tells the longest that other work had to wait meanwhile. */
async function blocked<T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly result: T }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(20);
  delay.reset();
  const result = await work();
  await setTimeout(5);
  delay.disable();
  return { took: delay.max / 1e6, result };
}

const { two, one, none } = JSON.parse(readFileSync(join(dir, 'questions.json'), 'utf8')) as Asked;
// Half with two countries, half with one.
const named = [...two.slice(0, QUESTIONS / 2), ...one.slice(0, QUESTIONS / 2)];
const from = performance.now();
const ours = way === 'build' || way === 'load' ? openOurs() : undefined;
const search = ours?.search ?? (way === 'fts' ? openFts() : openMiniSearch(way === 'tuned'));
const start = performance.now() - from;
globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
said(`ready after ${(start / 1000).toFixed(1)} s; asking`);

async function rounds(questions: readonly string[]): Promise<Rounds> {
  const round = async (): Promise<[number, number]> => {
    const times = await timed(questions, search);
    return [percentile(times, 0.5), percentile(times, 0.99)];
  };
  return { cold: await round(), ...(ours && { warm: await round() }) };
}

async function askAll(): Promise<Pick<Figures, 'first' | 'named' | 'unnamed'>> {
  // What is compiled and read once is not what a question costs; other questions warm it up.
  const [first] = await timed([...two.slice(-WARMING), ...none.slice(-WARMING)], search);
  return { first: first!, named: await rounds(named), unnamed: await rounds(none.slice(0, QUESTIONS)) };
}

const { took, result: asked } = await blocked(askAll);
const { snapshot } = ours ?? {};
const slice = snapshot && way === 'load' ? await blocked(() => readSnapshotAside(...snapshot)) : undefined;
const figures: Figures = {
  start,
  rss: rss / 2 ** 20,
  heap: heapUsed / 2 ** 20,
  ...asked,
  block: took,
  ...(slice && { slice: slice.took }),
};
process.stdout.write(JSON.stringify(figures));
