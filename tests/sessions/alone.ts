import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as surface from '../../commands/index.ts';
import { createBot } from '../../src/bot.ts';
import { loadLibrary } from '../../src/corpus/load.ts';
import { createDelivery, type Delivery } from '../../src/delivery/delivery.ts';
import { createGuilds } from '../../src/guild/guilds.ts';
import type { Dispatch } from '../../src/interaction.ts';
import { readAside } from '../../src/readings/aside.ts';
import { createReadings } from '../../src/readings/readings.ts';
import { createQuizSettler, createQuizWorkers } from '../../src/sessions/keeper.ts';
import { openSqlite } from '../../src/store/open.ts';
import { lookForWork } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { createDiscord } from '../../src/transport/discord.ts';
import { openHttp } from '../../src/transport/http.ts';
import { openLoopback } from '../loopback/loopback.ts';
import { playQuiz, type Played } from './play.ts';
import type { Size } from './plan.ts';

/** The folder of a library of one document. */
export function folderOfOne(): string {
  const dir = mkdtempSync(join(tmpdir(), 'attache-one-'));
  writeFileSync(join(dir, 'fiji-norway.md'), '# Fiji and Norway\n\nFiji and Norway are far apart.\n');
  return dir;
}

/** How far the clock goes at once: what is due must not find itself late. */
const STEP_MS = 200;

/** A bot in this process with its HTTP door, at a Discord whose clock goes on only when nothing is due. */
export async function openAlone(store: Store) {
  const loopback = await openLoopback();
  const { now } = loopback.clock;
  const quiet = (): void => undefined;
  const problems: unknown[] = [];
  const complain = (fields: object, message: string): void => void problems.push(message, fields);
  const log = { debug: quiet, info: quiet, warn: complain, error: complain };
  const dir = folderOfOne();
  const guilds = createGuilds(store, now);
  const readings = createReadings({ store, read: readAside, log, now });
  const discord = createDiscord({ token: loopback.token, apiBase: loopback.api });
  const kept = { store, guilds, readings, discord, deliver: (key: string, ms: number) => delivery.deliver(key, ms) };
  const config = { operatorContact: undefined, privacyUrl: undefined };
  const bot = createBot({ surface, library: loadLibrary([dir]).library!, config, log, kept, now });
  const deliver = (): Delivery =>
    createDelivery({
      ...kept,
      settlers: { quiz: createQuizSettler({ now }) },
      workers: createQuizWorkers({ store, now }),
      log,
      now,
      every: 20,
    });
  let delivery = deliver();
  const under = new Set<Promise<unknown>>();
  const dispatch: Dispatch = (raw) => {
    const answer = bot.dispatch(raw).finally(() => under.delete(answer));
    under.add(answer);
    return answer;
  };
  const door = await openHttp({ dispatch, publicKey: loopback.publicKey, port: 0, host: '127.0.0.1', log, now });
  const url = `${door.address}/interactions`;
  // Of each key the oldest: what follows it waits for it.
  const isDue = (): Promise<boolean> =>
    store.read(async (tx) => {
      const rows = await tx
        .selectFrom('outbox')
        .select(['key', 'run_at'])
        .where('failed', 'is', null)
        .orderBy('seq')
        .execute();
      const first = rows.filter(({ key }, i) => rows.findIndex((row) => row.key === key) === i);
      const { dueAt } = await lookForWork(tx);
      return Math.min(dueAt, ...first.map(({ run_at }) => run_at)) <= now();
    });
  return {
    loopback,
    store,
    door: () => ({ url, killed: () => false }),
    async until(at: number): Promise<void> {
      while (now() < at) {
        loopback.clock.advance(Math.min(STEP_MS, at - now()));
        while (await isDue()) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Nothing is sent and nothing due is done while something happens, and for so many milliseconds after it. */
    async away(ms: number, meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
      await delivery.close();
      await meanwhile();
      loopback.clock.advance(ms);
      delivery = deliver();
    },
    async dealtWith(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 15));
      await Promise.all(under);
    },
    async close(): Promise<void> {
      await door.close();
      await delivery.close();
      await loopback.close();
      rmSync(dir, { recursive: true });
      if (problems.length + loopback.problems.length > 0)
        throw new Error(JSON.stringify([...problems, ...loopback.problems].slice(0, 6)));
    },
  };
}

/** Plays one quiz with a bot in this process. */
export async function playAlone(store: Store, seed: number, size: Size): Promise<Played> {
  const stage = await openAlone(store);
  const { id: guild, channel } = stage.loopback.guilds[0]!;
  try {
    return await playQuiz(stage, { guild, channel }, seed, size);
  } finally {
    await stage.close();
  }
}

if (import.meta.main) {
  const [, , seed = '1', students = '30', questions = '2'] = process.argv;
  const store = await openSqlite(':memory:');
  const size = { students: Number(students), questions: Number(questions), seconds: 5 };
  const { waits: _, ...played } = await playAlone(store, Number(seed), size);
  process.stdout.write(`${JSON.stringify(played)}\n`);
  await store.close();
}
