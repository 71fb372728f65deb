import MiniSearch from 'minisearch';
import { decide } from '../src/answer/decide.ts';
import { gather } from '../src/answer/evidence.ts';
import { receiptOf } from '../src/answer/receipt.ts';
import * as surface from '../commands/index.ts';
import { createBot } from '../src/bot.ts';
import { Interaction, type Dispatch } from '../src/interaction.ts';
import { localeFor } from '../src/locales/index.ts';
import type { Finding } from '../src/model/answer.ts';
import type { Library } from '../src/model/document.ts';
import { toCallback } from '../src/reply/discord.ts';
import { speak } from '../src/reply/speak.ts';
import type { Index } from '../src/search/index.ts';
import { understand } from '../src/search/question.ts';
import { generate } from './generate.ts';
import { askOf, POSED } from './questions.ts';
import { median, percentile, printTable } from './table.ts';

const ROUNDS = 7;
const WARMTH = 2;
const REPEATS = 20;

type Work = (question: string, id: number) => unknown;

/** `/ask` from raw interaction to payload, against MiniSearch as it comes, on the same sections and questions. */
export async function benchAsk(library: Library, profiled: boolean): Promise<void> {
  const big = generate(library);
  const posed = POSED.map(({ question }) => question);
  const rows = [['', 'p50', 'p99', 'MiniSearch p50', 'p99', 'p50 ratio (aim)', 'p99 ratio']];
  for (const [what, texts, questions, aim] of [
    ['shipped corpus', library, posed, 'at most 15'],
    ['1,000 generated sections', big.library, big.questions, 'at most 3'],
  ] as const) {
    const { index, dispatch } = botOf(texts);
    const [a, b, c, d] = await timeBoth((question, id) => dispatch(askOf(question, id)), createPlain(texts), questions);
    rows.push([what, us(a), us(b), us(c), us(d), `${(a / c).toFixed(2)} (${aim})`, (b / d).toFixed(2)]);
    if (profiled) profile(what, index, questions);
  }
  printTable(`ask (${ROUNDS} rounds, each question ${REPEATS} times a round, in turn; medians of the rounds)`, rows);
}

const us = (nanoseconds: number): string => `${(nanoseconds / 1000).toFixed(0)} µs`;

function botOf(library: Library): { readonly index: Index; readonly dispatch: Dispatch } {
  // An apology is quick, and would pass for an answer.
  const error = (fields: object): never => {
    throw new Error('a question could not be answered', { cause: fields });
  };
  const log = { debug() {}, info() {}, warn() {}, error };
  return createBot({ surface, library, config: { operatorContact: undefined, privacyUrl: undefined }, log });
}

/** MiniSearch with its own defaults over whole sections. */
function createPlain({ documents }: Library): Work {
  const engine = new MiniSearch({ fields: ['title', 'text'] });
  const sections = documents.flatMap((document) =>
    document.sections.map(({ heading, start, end }) => ({
      title: `${document.title}: ${heading}`,
      text: document.source.slice(start, end),
    })),
  );
  engine.addAll(sections.map((section, id) => ({ id, ...section })));
  return (question) => engine.search(question);
}

const nanoseconds = (): number => Number(process.hrtime.bigint());

/** Nanoseconds: p50 and p99 of the one, p50 and p99 of the other. */
async function timeBoth(
  ours: Work,
  theirs: Work,
  questions: readonly string[],
): Promise<[number, number, number, number]> {
  const rounds: { readonly ours: number[]; readonly theirs: number[] }[] = [];
  for (let round = 0; round < WARMTH + ROUNDS; round++) {
    const times = { ours: [] as number[], theirs: [] as number[] };
    for (let i = 0; i < REPEATS * questions.length; i++) {
      const question = questions[i % questions.length]!;
      const from = nanoseconds();
      await ours(question, i);
      const between = nanoseconds();
      theirs(question, i);
      times.theirs.push(nanoseconds() - between);
      times.ours.push(between - from);
    }
    if (round >= WARMTH) rounds.push(times);
  }
  const of = (whose: 'ours' | 'theirs', p: number) => median(rounds.map((round) => percentile(round[whose], p)));
  return [of('ours', 0.5), of('ours', 0.99), of('theirs', 0.5), of('theirs', 0.99)];
}

/** Prints the time that each room takes. */
function profile(what: string, index: Index, questions: readonly string[]): void {
  const spent = new Map<string, number[]>();
  const timed = <T>(room: string, work: () => T): T => {
    const from = nanoseconds();
    const result = work();
    spent.set(room, [...(spent.get(room) ?? []), nanoseconds() - from]);
    return result;
  };
  for (const text of Array.from({ length: REPEATS }, () => questions).flat()) {
    timed('parse', () => Interaction.safeParse(askOf(text, 1)));
    const question = timed('understand', () => understand(text, index));
    const evidence = timed('gather', () => gather(question, index));
    const answer = timed('decide', () => decide(question, evidence, index));
    const speaking = {
      t: localeFor('en-US'),
      library: index.library,
      private: false,
      receipt: (findings: readonly Finding[]) => receiptOf(findings, index),
    };
    const reply = timed('speak', () => speak(answer, speaking));
    timed('payload', () => toCallback(reply));
  }
  const rows = [...spent].map(([room, times]) => [room, us(median(times)), us(percentile(times, 0.99))]);
  printTable(`${what}: where the time goes`, [['room', 'p50', 'p99'], ...rows]);
}
