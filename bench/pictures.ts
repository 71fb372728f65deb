import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as surface from '../commands/index.ts';
import { createBot } from '../src/bot.ts';
import { createPictures, type Pictures } from '../src/charts/pictures.ts';
import type { Dispatch } from '../src/interaction.ts';
import type { Library } from '../src/model/document.ts';
import type { Figure } from '../src/model/figure.ts';
import type { Log } from '../src/model/log.ts';
import { openHttp } from '../src/transport/http.ts';
import { figuresOf, manyFigures, type Asked } from '../tests/charts/figures.ts';
import { called } from '../tests/interactions.ts';
import { PUBLIC_KEY, signed } from '../tests/transport/signed.ts';
import { median, percentile, printTable } from './table.ts';

/** More than are remembered, so that what is remembered grows no more. */
const WARMTH = 300;
const RENDERS = 1_000;
const AT_ONCE = 8;
const ROUNDS = 20;
const COLD_STARTS = 5;
const REPLIES = 3_000;
const DOOR_REPLIES = 500;

// A picture that cannot be drawn is quick, and would pass for one.
const fail = (fields: object): never => {
  throw new Error('a picture could not be drawn', { cause: fields });
};
const log: Log = { debug() {}, info() {}, warn: fail, error: fail };

/** What pictures cost: memory, time, and the others' time. */
export async function benchPictures(library: Library): Promise<void> {
  const figures = await manyFigures(library, WARMTH + RENDERS);
  const asked = await figuresOf(library);
  await benchReplies(library, asked);
  await benchLoop(figures);
  await benchTimes(figures);
  await benchMemory(figures);
}

async function benchMemory(figures: readonly Figure[]): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const pictures = createPictures({ log, now: Date.now });
  const drawAll = async (some: readonly Figure[]): Promise<void> => {
    for (const figure of some) await pictures.draw(figure);
  };
  const measure = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return [heapUsed + external, residentOf(childOf())].map((bytes) => bytes / 2 ** 20);
  };
  await drawAll(figures.slice(0, WARMTH));
  const before = measure();
  await drawAll(figures.slice(WARMTH));
  const after = measure();
  pictures.close();
  const row = (name: string, i: number): string[] => {
    const [a, b] = [before[i]!, after[i]!];
    return [name, `${a.toFixed(1)} MiB`, `${b.toFixed(1)} MiB`, `${((100 * (b - a)) / a).toFixed(1)} % (below 10 %)`];
  };
  printTable(`pictures: memory after ${WARMTH} and ${RENDERS} more, all different`, [
    ['', 'before', 'after', 'growth (aim)'],
    row('the bot: heap and buffers', 0),
    row('the process that draws: resident set', 1),
  ]);
}

/** The process that draws; only Linux tells. */
const childOf = (): string => readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').at(-1)!;
const residentOf = (child: string): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'))![1]) * 1024;

/** Milliseconds that drawing takes, chart by chart, in a process that has drawn before and in a new one. */
async function benchTimes(figures: readonly Figure[]): Promise<void> {
  const times = new Map<string, number[]>();
  const pictures = createPictures({ log, now: Date.now });
  const time = async (by: Pictures, figure: Figure): Promise<number> => {
    const from = performance.now();
    await by.draw(figure);
    return performance.now() - from;
  };
  for (const [i, figure] of figures.slice(0, 4 * WARMTH).entries()) {
    const taken = await time(pictures, figure);
    if (i >= WARMTH) times.set(figure.chart, [...(times.get(figure.chart) ?? []), taken]);
  }
  pictures.close();
  const rows = [['', 'p50', 'p99', 'first of a process']];
  for (const [chart, all] of times) {
    const cold: number[] = [];
    for (let i = 0; i < COLD_STARTS; i += 1) {
      const fresh = createPictures({ log, now: Date.now });
      cold.push(
        await time(
          fresh,
          figures.find((figure) => figure.chart === chart)!,
        ),
      );
      fresh.close();
    }
    rows.push([
      chart,
      ...[percentile(all, 0.5), percentile(all, 0.99), median(cold)].map((ms) => `${ms.toFixed(0)} ms`),
    ]);
  }
  printTable('pictures: time to draw', rows);
}

/** How long the bot's own loop is held up while pictures are drawn for it. */
async function benchLoop(figures: readonly Figure[]): Promise<void> {
  const pictures = createPictures({ log, now: Date.now });
  await pictures.draw(figures[0]!);
  const p99 = async (work: () => Promise<unknown>): Promise<number> => {
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    await work();
    histogram.disable();
    return histogram.percentile(99) / 1e6;
  };
  let next = 1;
  const draw = () => Promise.all(figures.slice(next, (next += AT_ONCE)).map(async (figure) => pictures.draw(figure)));
  const [busy, idle]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    busy.push(await p99(draw));
    const taken = performance.now() - from;
    idle.push(await p99(() => delay(taken)));
  }
  pictures.close();
  printTable(`pictures: p99 of the event loop's delay in the bot (${ROUNDS} rounds in turn)`, [
    ['', 'median', 'longest (aim)'],
    [`while ${AT_ONCE} are drawn`, `${median(busy).toFixed(1)} ms`, `${Math.max(...busy).toFixed(1)} ms (below 20 ms)`],
    ['while none is', `${median(idle).toFixed(1)} ms`, `${Math.max(...idle).toFixed(1)} ms`],
  ]);
}

/** An answer with a picture that is remembered, against the same without. */
async function benchReplies(library: Library, asked: readonly Asked[]): Promise<void> {
  const pictures = createPictures({ log, now: Date.now });
  const bots = [pictures, undefined].map((by) => botOf(library, by));
  for (const { figure } of asked) await pictures.draw(figure);
  const rows = [['', 'with', 'without', 'ratio (aim)']];
  const add = (what: string, [a, b]: readonly number[], aim: string): void =>
    void rows.push([what, us(a!), us(b!), `${(a! / b!).toFixed(2)} (${aim})`]);
  add('at dispatch', await timeInTurn(REPLIES, bots, asked), 'at most 1.2');
  const doors = await Promise.all(
    bots.map((dispatch) => openHttp({ dispatch, publicKey: PUBLIC_KEY, port: 0, host: '127.0.0.1', log })),
  );
  const posts = doors.map(({ address }): Dispatch => async (raw) => {
    const { body, signature, timestamp } = signed(raw as object, String(Math.floor(Date.now() / 1_000)));
    const headers = {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    };
    const response = await fetch(`${address}/interactions`, { method: 'POST', headers, body: new Uint8Array(body) });
    await response.arrayBuffer();
    return { type: response.status };
  });
  add('at the HTTP door', await timeInTurn(DOOR_REPLIES, posts, asked), 'no aim');
  await Promise.all(doors.map((door) => door.close()));
  pictures.close();
  printTable('pictures: an answer with one that is remembered (medians, in turn)', rows);
}

const us = (ms: number): string => `${(ms * 1_000).toFixed(0)} µs`;

function botOf(library: Library, pictures: Pictures | undefined): Dispatch {
  let time = Date.now();
  // On such a clock nobody meets a cooldown.
  const now = (): number => (time += 600_000);
  const config = { operatorContact: undefined, privacyUrl: undefined };
  return createBot({ surface, library, config, log, pictures, now }).dispatch;
}

let ids = 0n;
/** The median time of each, in milliseconds, asked the same one after the other. */
async function timeInTurn(count: number, all: readonly Dispatch[], asked: readonly Asked[]): Promise<number[]> {
  const times = all.map((): number[] => []);
  for (let i = 0; i < 2 * count; i += 1) {
    const { name, given } = asked[i % asked.length]!;
    // Who is asked second finds what both share just used.
    for (const [which, dispatch] of Math.floor(i / asked.length) % 2
      ? [...all.entries()]
      : [...all.entries()].toReversed()) {
      const raw = { ...called(name, given), id: String(1_300_000_000_000_000_000n + (ids += 1n)) };
      const from = performance.now();
      await dispatch(raw);
      // The first half warms up.
      if (i >= count) times[which]!.push(performance.now() - from);
    }
  }
  return times.map(median);
}
