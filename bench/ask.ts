import MiniSearch from 'minisearch';
import { ask } from '../src/answer/ask.ts';
import { decide } from '../src/answer/decide.ts';
import { gather } from '../src/answer/evidence.ts';
import { createBot } from '../src/bot.ts';
import { Interaction, type Dispatch } from '../src/interaction.ts';
import { localeFor } from '../src/locales/index.ts';
import type { Library } from '../src/model/document.ts';
import { toCallback } from '../src/reply/discord.ts';
import { speak } from '../src/reply/speak.ts';
import type { Index } from '../src/search/index.ts';
import { understand } from '../src/search/question.ts';
import { generate } from './generate.ts';
import { askOf, POSED } from './questions.ts';
import { against, median, percentile, printTable } from './table.ts';

const ROUNDS = 7;
const ROUNDS_OF_WARMTH = 2;
const REPEATS = 20;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** `/ask` from raw interaction to payload, against MiniSearch as it comes, on the same sections and questions. */
export async function benchAsk(library: Library, profiled: boolean): Promise<void> {
  const big = generate(library);
  const rows = [['', 'p50', 'p99', 'MiniSearch p50', 'p99', 'p50 ratio (aim)', 'p99 ratio']];
  for (const [what, each, questions, aim] of [
    ['shipped corpus', library, POSED.map(({ question }) => question), 'at most 15'],
    ['1,000 generated sections', big.library, big.questions, 'at most 3'],
  ] as const) {
    const { index, dispatch } = createBot({
      library: each,
      config: { operatorContact: undefined, privacyUrl: undefined },
      log: silent,
    });
    const { ours, theirs } = await timeBoth(dispatch, createPlain(each), questions);
    const ratio = (p: keyof Times): number => ours[p] / theirs[p];
    rows.push([
      what,
      ...[ours.p50, ours.p99, theirs.p50, theirs.p99].map(us),
      against(ratio('p50'), aim),
      ratio('p99').toFixed(2),
    ]);
    if (profiled) profile(`${what}: where the time goes`, index, questions);
  }
  printTable(
    `ask (${ROUNDS} rounds of ${REPEATS} times ${POSED.length} questions, in turn; medians of the rounds)`,
    rows,
  );
}

const us = (nanoseconds: number): string => `${(nanoseconds / 1000).toFixed(0)} µs`;

/** MiniSearch with its own defaults over whole sections. */
function createPlain({ documents }: Library): (question: string) => unknown {
  const engine = new MiniSearch({ fields: ['title', 'text'] });
  const sections = documents.flatMap(({ title, source, sections: all }) =>
    all
      .filter(({ searchable }) => searchable)
      .map(({ heading, start, end }) => ({ title: `${title}: ${heading}`, text: source.slice(start, end) })),
  );
  engine.addAll(sections.map((section, id) => ({ id, ...section })));
  return (question) => engine.search(question);
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

async function timeBoth(
  dispatch: Dispatch,
  plain: (question: string) => unknown,
  questions: readonly string[],
): Promise<{ ours: Times; theirs: Times }> {
  const rounds: { ours: number[]; theirs: number[] }[] = [];
  let id = 0;
  for (let round = -ROUNDS_OF_WARMTH; round < ROUNDS; round++) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const question of questions) {
        const raw = askOf(question, ++id);
        const from = process.hrtime.bigint();
        await dispatch(raw);
        const between = process.hrtime.bigint();
        plain(question);
        theirs.push(Number(process.hrtime.bigint() - between));
        ours.push(Number(between - from));
      }
    }
    if (round >= 0) rounds.push({ ours, theirs });
  }
  const times = (of: 'ours' | 'theirs', p: number): number => median(rounds.map((round) => percentile(round[of], p)));
  return {
    ours: { p50: times('ours', 0.5), p99: times('ours', 0.99) },
    theirs: { p50: times('theirs', 0.5), p99: times('theirs', 0.99) },
  };
}

/** Prints the time that each room takes. */
function profile(title: string, index: Index, questions: readonly string[]): void {
  const speaking = { t: localeFor('en-US'), library: index.library, private: false };
  const spent = new Map<string, number[]>();
  const timed = <T>(room: string, work: () => T): T => {
    const from = process.hrtime.bigint();
    const result = work();
    const took = Number(process.hrtime.bigint() - from);
    spent.set(room, [...(spent.get(room) ?? []), took]);
    return result;
  };
  for (let i = 0; i < REPEATS; i++) {
    for (const text of questions) {
      timed('parse', () => Interaction.safeParse(askOf(text, i)));
      const question = timed('understand', () => understand(text, index));
      const ids = new Set(
        index.library.documents
          .filter(
            ({ countries }) =>
              question.pairs.length === 0 ||
              question.pairs.some((pair) => pair.split('-').every((code) => countries.includes(code))),
          )
          .map(({ id }) => id),
      );
      timed('  claims', () => index.claims(question.words, ids));
      timed('  passages', () => index.passages(question.words, ids, question.wanted));
      const evidence = timed('gather', () => gather(question, index));
      const answer = timed('decide', () => decide(question, evidence, index));
      const reply = timed('speak', () => speak(answer, speaking));
      timed('payload', () => toCallback(reply));
      timed('all rooms', () => toCallback(speak(ask(text, index).answer, speaking)));
    }
  }
  const rows = [...spent].map(([room, times]) => [room, us(median(times)), us(percentile(times, 0.99))]);
  printTable(title, [['room', 'p50', 'p99'], ...rows]);
}
