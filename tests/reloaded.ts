import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { buildAside } from '../src/aside.ts';
import { openLibrary } from '../src/library.ts';
import { LIMITS } from '../src/model/limits.ts';
import { createReload } from '../src/reload.ts';
import { openBot } from './bot.ts';
import { changedCorpus } from './corpus/changed.ts';
import { called, textOf } from './interactions.ts';
import { openLines } from './transport/signed.ts';

/** What became of questions that were asked while the documents were read anew again and again. */
export interface Reloaded {
  /** Answers from the first library alone, from the second alone, and any others. */
  readonly first: number;
  readonly second: number;
  readonly neither: readonly string[];
  readonly errors: readonly object[];
  /** How often a library was taken. */
  readonly taken: number;
}

// Both figures stand in one answer, and each library has other ones.
const QUESTION = called('ask', { question: 'How much did Norway trade with Pakistan in 2022?' });
const FIRST = ['559', '1,079'];
const SECOND = ['661', '2,084'];
const hasAll = (text: string, figures: readonly string[]): boolean => figures.every((figure) => text.includes(figure));
const hasNone = (text: string, figures: readonly string[]): boolean => !figures.some((figure) => text.includes(figure));

/** Keeps so many questions in flight at once while two libraries take turns, `reloads` times. */
export async function reloadUnderLoad(inFlight: number, reloads: number): Promise<Reloaded> {
  const sources = [
    changedCorpus(),
    changedCorpus([
      ['559', '661'],
      ['1,079', '2,084'],
      ['1079', '2084'],
    ]),
  ];
  const dir = changedCorpus();
  const order = { corpusDirs: [dir], homeCountry: undefined, limits: LIMITS, dataDir: './data' };
  const { log, lines } = openLines();
  const bot = openBot([dir], log);
  const reload = createReload({
    bot,
    opened: openLibrary(order),
    build: (known) => buildAside({ ...order, known }),
    log,
  });

  const pool = { open: true };
  const counts = { first: 0, second: 0 };
  const neither: string[] = [];
  async function askOn(): Promise<void> {
    while (pool.open) {
      await setImmediate();
      const text = textOf(await bot.dispatch(QUESTION));
      if (hasAll(text, FIRST) && hasNone(text, SECOND)) counts.first++;
      else if (hasAll(text, SECOND) && hasNone(text, FIRST)) counts.second++;
      else neither.push(text);
    }
  }
  const asking = Array.from({ length: inFlight }, askOn);
  for (let i = 1; i <= reloads; i++) {
    const source = sources[i % 2]!;
    for (const name of readdirSync(source)) copyFileSync(join(source, name), join(dir, name));
    await reload();
  }
  pool.open = false;
  await Promise.all(asking);
  const taken = lines.filter(({ message }) => message === 'the documents were read anew and answer from now on').length;
  const errors = lines.filter(({ level }) => level === 'error' || level === 'warn');
  return { ...counts, neither, errors, taken };
}

/** The longest that the event loop stood still while a library was built aside and received, in milliseconds. */
export async function longestHoldUp(corpusDirs: readonly string[]): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await buildAside({
    corpusDirs: [...corpusDirs],
    homeCountry: undefined,
    limits: LIMITS,
    dataDir: './data',
    known: '',
  });
  delay.disable();
  return delay.max / 1e6;
}
