import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { randomOf, type Random } from '../../src/quiz/random.ts';
import { openPostgres } from '../../src/store/open.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import { openLoopback, type Loopback } from '../loopback/loopback.ts';
import { folderOfOne } from './alone.ts';
import { playQuiz, type Played, type Stage } from './play.ts';
import type { Size } from './plan.ts';

const top = resolve(import.meta.dirname, '../..');

/** A bot in a process of its own, as `npm start` starts it. */
interface Replica {
  readonly child: ChildProcess;
  readonly url: string;
}

interface Discord {
  readonly loopback: Loopback;
  readonly databaseUrl: string;
  readonly corpus: string;
  /** Is told what a bot warns of. */
  readonly complain: (line: string) => void;
}

async function startReplica({ loopback, databaseUrl, corpus, complain }: Discord): Promise<Replica> {
  const env = {
    PATH: process.env['PATH'],
    DISCORD_TOKEN: loopback.token,
    DISCORD_API_BASE: loopback.api,
    DISCORD_PUBLIC_KEY: loopback.publicKey,
    HTTP_PORT: '0',
    DATABASE_URL: databaseUrl,
    CORPUS_DIRS: corpus,
    DATA_DIR: mkdtempSync(join(corpus, 'data-')),
    WATCH: 'off',
  };
  const args = ['--disable-warning=ExperimentalWarning', 'src/main.ts'];
  const child = spawn(process.execPath, args, { cwd: top, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve: opened } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('taking signed interactions')) opened((JSON.parse(line) as { address: string }).address);
    else if (/"level":"?(?:40|50|60|warn|error)/.test(line)) complain(line);
  });
  return { child, url: `${await promise}/interactions` };
}

/** A store for the test itself, which shares its computer with what it tests: what was slow is asked for again. */
function patient(store: Store): Store {
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let i = 1; ; i += 1) {
      try {
        return await work();
      } catch (error) {
        if (i === 20 || !(error instanceof StoreError)) throw error;
      }
    }
  };
  return {
    ...store,
    read: (work) => again(() => store.read(work)),
    write: (work) => again(() => store.write(work)),
  };
}

/** Two bots on one database, and a Discord whose clock is the real one. */
async function openReplicas(databaseUrl: string, servers: number, random: Random) {
  const loopback = await openLoopback({ start: Date.now(), guilds: servers });
  const { clock } = loopback;
  const timer = setInterval(() => clock.advance(Math.max(0, Date.now() - clock.now())), 2);
  const lines: string[] = [];
  const corpus = mkdtempSync(join(tmpdir(), 'attache-replicas-'));
  const one = folderOfOne();
  const discord: Discord = { loopback, databaseUrl, corpus: one, complain: (line) => lines.push(line) };
  const replicas = [await startReplica(discord), await startReplica(discord)];
  const store = patient(await openPostgres(databaseUrl));
  let kills = 0;
  let killing = Promise.resolve();
  const killAfter = async (before: Promise<void>): Promise<void> => {
    await before;
    const which = kills++ % 2;
    const { child } = replicas[which]!;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await setTimeout(random.whole(0, 3_000));
    replicas[which] = await startReplica(discord);
  };
  /** Kills one, and starts another in its place. One of the two is there at any time. */
  const kill = (): void => void (killing = killAfter(killing));
  const stage: Stage = {
    loopback,
    store,
    door() {
      const alive = replicas.filter(({ child }) => child.exitCode === null && child.signalCode === null);
      const { child, url } = alive[random.whole(0, alive.length - 1)]!;
      return { url, killed: () => child.killed };
    },
    until: (at) => setTimeout(Math.max(0, at - clock.now())),
  };
  return {
    stage,
    kill,
    kills: () => kills,
    lines,
    async close(): Promise<void> {
      await killing;
      for (const { child } of replicas) {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      }
      await store.close();
      clearInterval(timer);
      await loopback.close();
      for (const dir of [corpus, one]) rmSync(dir, { recursive: true });
    },
  };
}

export interface Endured {
  readonly runs: readonly Played[];
  readonly kills: number;
  /** What the bots warned of. */
  readonly lines: readonly string[];
  /** Rules of Discord that were broken. */
  readonly problems: readonly string[];
}

/** Plays quizzes with these seeds at once, each in a server of its own; in the middle of one question of each a bot is killed. */
export async function endure(databaseUrl: string, seeds: readonly number[], size: Size): Promise<Endured> {
  const random = randomOf('replicas', ...seeds);
  const { stage, kill, kills, lines, close } = await openReplicas(databaseUrl, seeds.length, random);
  const { loopback } = stage;
  try {
    const runs = seeds.map(async (seed, i) => {
      const { id: guild, channel } = loopback.guilds[i]!;
      // They do not all ask at the same moment.
      await setTimeout(i * 1_500);
      const fatal = random.whole(1, size.questions);
      const asked = (number: number): void => {
        const half = random.whole(500, size.seconds * 1_000 - 500);
        if (number === fatal) void setTimeout(half).then(kill);
      };
      return playQuiz({ ...stage, asked }, { guild, channel }, seed, size);
    });
    const played = await Promise.all(runs);
    // What could not be sent to a bot that was just killed is no fault of a bot.
    const problems = loopback.problems.filter((line) => !/^interaction \d+ at .*fetch failed/.test(line));
    return { runs: played, kills: kills(), lines, problems };
  } finally {
    await close();
  }
}
