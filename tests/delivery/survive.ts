import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { schedule } from '../../src/store/due.ts';
import { send, type Sending } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import type { Fault } from '../loopback/faults.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import type { Json } from '../loopback/world.ts';
import type { Kind } from '../store/databases.ts';
import { bodyOf, figureOf } from './drawings.ts';
import { noted } from './notes.ts';

const child = resolve(import.meta.dirname, 'child.ts');
/** More than the longest lease and the longest pause after a few failures. */
const AHEAD_MS = 60_000;

interface Running {
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<unknown>;
  /** What it has written so far. */
  readonly text: () => string;
}

/** Starts a process that sends and does what waits. @param ahead milliseconds that its clock is ahead */
function start(address: string, { api, token }: Pick<Loopback, 'api' | 'token'>, ahead: number): Running {
  const args = ['--disable-warning=ExperimentalWarning', child, address, api, token, String(ahead)];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  started.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(started, 'exit').then(([code]) => code as number | null);
  const kill = (): Promise<unknown> => {
    started.kill('SIGKILL');
    return ended;
  };
  return { ended, kill, text: () => text };
}

/** Faults of every kind, each after some requests; such as cannot be hidden by the client's own second try. */
const FAULTS: readonly [Fault, number][] = [
  [{ kind: 'limited', retryAfter: 0.3 }, 1],
  [{ kind: 'broken', status: 500 }, 2],
  [{ kind: 'dropped' }, 1],
  [{ kind: 'broken', status: 502, after: true }, 2],
  [{ kind: 'limited', retryAfter: 1.2 }, 1],
  [{ kind: 'dropped', after: true }, 1],
  [{ kind: 'broken', status: 503, after: true }, 1],
];

/** A database with sendings and work in it, and a Discord; then processes that are killed, and one that is not. */
export async function survive(
  { create, openAt }: Kind,
  plan: { readonly keys: number; readonly each: number; readonly works: number; readonly kills: number },
): Promise<object> {
  const { keys, each, works, kills } = plan;
  const [database, loopback] = await Promise.all([create(), openLoopback({ guilds: keys })]);
  const all = keys * each;
  const within = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openAt(database.address);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const at = Date.now();
  const sending = (i: number): Sending => {
    const key = i % keys;
    const text = `${key}:${Math.floor(i / keys)}`;
    // Those of every second key have pictures.
    const shown = key % 2 ? { body: bodyOf(text), figure: figureOf(text) } : { body: { content: text } };
    return { key: `card:${key}`, does: 'post', channel: loopback.guilds[key]!.channel, ...shown, at };
  };
  await within(async (store) => {
    // One by one: a transaction may not take long.
    for (let i = 0; i < all; i += 1) await store.write((tx) => send(tx, sending(i)));
    for (let i = 0; i < works; i += 1)
      await store.write((tx) => schedule(tx, { kind: 'check', subject: String(i), at }));
  });
  FAULTS.forEach(([fault, times], i) => {
    for (let after = 3 + i; after < all; after += Math.ceil(all / 5)) loopback.faults.next(/POST/, fault, times, after);
  });
  for (let i = 0; i < kills; i += 1) {
    const running = start(database.address, loopback, i * AHEAD_MS);
    const posts = loopback.messages.size + Math.ceil(all / (kills + 2));
    const done = works / (kills + 2);
    await until(() => (all > 0 ? loopback.messages.size >= posts : running.text().length >= done));
    await running.kill();
  }
  const code = await start(database.address, loopback, kills * AHEAD_MS).ended;
  const notes = await within(noted);
  await Promise.all([loopback.close(), database.remove()]);
  const counts = Object.values(notes);
  const messages = [...loopback.messages.values()];
  const contents = messages.map((message) => String(message['content']) || textOf(message));
  return {
    code,
    messages: contents.length,
    outOfOrder: contents.filter((content, i) => Number(content.split(':')[1]) !== earlier(contents, i)).length,
    missing: all + works - counts.length,
    twice: counts.filter((count) => count > 1).length,
    bare: messages.filter(({ content, attachments }) => content === '' && (attachments as Json[]).length !== 1).length,
    // A process that begins with its clock a minute ahead asks before the real minute is over.
    problems: loopback.problems.filter((problem) => !problem.includes('too early')),
  };
}

/** The first text of a message. */
const textOf = ({ components }: Json): string => /"content":"([^"]*)"/.exec(JSON.stringify(components))?.[1] ?? '';

/** How many messages of the same key came before. */
const earlier = (contents: readonly string[], i: number): number => {
  const key = contents[i]!.split(':')[0];
  return contents.slice(0, i).filter((content) => content.split(':')[0] === key).length;
};

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((done) => setTimeout(done, 5));
}

/** What is hoped for. */
export const survived = (messages: number): object => ({
  code: 0,
  messages,
  outOfOrder: 0,
  missing: 0,
  twice: 0,
  bare: 0,
  problems: [],
});
