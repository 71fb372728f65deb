import type { Callback } from '../src/interaction.ts';
import { encodePress } from '../src/reply/state.ts';
import { tokenize } from '../src/search/words.ts';
import { openBot } from './bot.ts';
import type { Endured } from './endured.ts';
import { called, idsIn, pressing, sent, typing } from './interactions.ts';
import { GOOD, required, surface } from './surface.ts';

// A process of its own, with `--expose-gc`: `endure.ts 20000 200000` has one bot answer so many mixed interactions and
// writes a line of JSON at each count.

const WATCHED = 1000;
const MEMBERS = 3000;
const CHANNELS = 3000;
const MODERATES = '8192';
const collect = (globalThis as { gc?: () => void }).gc!;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
let state = 7;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

let time = Date.UTC(2026, 0, 15);
let failed = 0;
const silent = (): void => undefined;
// What is no interaction has no id in the log; any other apology is a fault.
const error = (fields: object): void => void (failed += 'interaction' in fields ? 1 : 0);
const bot = openBot(undefined, { debug: silent, info: silent, warn: silent, error }, undefined, () => time);
const vocabulary = [...new Set(bot.index.library.documents.flatMap(({ source }) => tokenize(source)))];

const letters = (from: string, length: number): string => times(length, () => pick([...from])).join('');
const TEXTS: readonly (() => string)[] = [
  () => times(1 + below(9), () => pick(vocabulary)).join(' '),
  () =>
    `What did Norway and ${pick(['Turkey', 'Pakistan', 'DPRK', 'Kabul'])} ${pick(vocabulary)} in ${1900 + below(130)}?`,
  // Words that nobody had before: what remembers words must forget them.
  () => times(40, () => letters('abcdefghijklmnopqrstuvwxyz', 3 + below(8))).join(' '),
  () => letters('abcdefghijklmnopqrstuvwxyz', 500),
  () => letters('øæğİı한국어کابل中文\u202e\u0000\ud800😀@<#:`*|>[]() ', 1 + below(300)),
];

const AGAIN = encodePress({ action: 'again' })!;

/** Buttons that answers had, the newest in the place of an older one. */
const buttons: string[] = [AGAIN];
const keep = (callback: Callback): void => {
  for (const id of idsIn(callback).slice(0, 2)) buttons[below(200)] = id;
};

const BAD: readonly (() => unknown)[] = [
  () => undefined,
  () => pick(TEXTS)(),
  () => ({ type: below(9), id: pick(TEXTS)() }),
  () => ({ ...called('ask'), data: { name: pick(TEXTS)().slice(0, 64) } }),
  () => ({ ...called('ask', { question: below(9) }), type: 1 + below(5) }),
];
const MIX: readonly (() => unknown)[] = [
  () => called('ask', { question: pick(TEXTS)() }),
  () => called('ask', { question: pick(TEXTS)() }, 'silenced'),
  () => {
    const [name, command] = pick(surface);
    return called(name, required(command));
  },
  () => {
    const [name, command] = pick(surface);
    const option = pick(Object.keys(command.options));
    return called(name, { ...required(command), ...(option && { [option]: pick([GOOD[option], pick(TEXTS)()]) }) });
  },
  () => {
    const [name, command] = pick(surface);
    return typing(name, pick(Object.keys(command.options)) ?? 'text', { question: pick(TEXTS)().slice(0, 100) });
  },
  () => pressing(pick(buttons) ?? AGAIN),
  () => pressing(pick(buttons) ?? AGAIN, 'direct', [pick(buttons) ?? '']),
  () => pressing(pick(TEXTS)().slice(0, 100)),
  () => sent(AGAIN, 'question', pick(TEXTS)()),
  () => pick(BAD)(),
];

/** An interaction as a door reads it, of one of thousands of members in one of thousands of channels. */
function interaction(number: number): unknown {
  const raw = pick(MIX)();
  // Every fiftieth comes from somebody who never comes again.
  const id = String(below(50) === 0 ? 10n ** 17n + BigInt(number) : 10n ** 16n + BigInt(below(MEMBERS)));
  const member = { user: { id }, permissions: pick(['2048', '2048', '0', MODERATES]) };
  const own = {
    id: String(10n ** 18n + BigInt(number)),
    channel_id: String(10n ** 15n + BigInt(below(CHANNELS))),
    member,
  };
  return typeof raw === 'object' ? JSON.parse(JSON.stringify({ ...raw, ...own })) : raw;
}

const callbacks: Record<string, number> = {};
let watched: WeakRef<object>[] = [];
async function answer(number: number): Promise<void> {
  const raw = interaction(number);
  const callback = await bot.dispatch(raw);
  callbacks[callback.type] = (callbacks[callback.type] ?? 0) + 1;
  keep(callback);
  watched.push(new WeakRef(callback), ...(typeof raw === 'object' && raw ? [new WeakRef(raw)] : []));
  time += 50;
}

let done = 0;
for (const mark of process.argv.slice(2).map(Number)) {
  while (done < mark) {
    if (done % WATCHED === 0) watched = [];
    await answer(done++);
  }
  // What a WeakRef was made for lives until the job ends.
  await new Promise((resolve) => setTimeout(resolve, 10));
  for (let i = 0; i < 3; i++) collect();
  const held = watched.filter((each) => each.deref() !== undefined).length;
  const endured: Endured = { count: done, heap: process.memoryUsage().heapUsed, held, callbacks, failed };
  process.stdout.write(`${JSON.stringify(endured)}\n`);
}
