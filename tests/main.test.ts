import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as surface from '../commands/index.ts';
import { bodiesOf } from '../src/bot.ts';
import { openStore } from '../src/store/open.ts';
import { lookForWork, send } from '../src/store/outbox.ts';
import { changedCorpus, WITHOUT_TURKEY } from './corpus/changed.ts';
import { newDataDir } from './data.ts';
import { openLoopback, type Loopback } from './loopback/loopback.ts';
import { SHIPPED } from './search/open.ts';

const commandBodies = bodiesOf(surface);

const top = resolve(import.meta.dirname, '..');
const COUNT = commandBodies.length;
let discord: Loopback;
beforeEach(async () => {
  // Its clock stands still; the processes that are started here have the real one.
  discord = await openLoopback({ start: Date.now() });
});
afterEach(() => discord.close());
const envOf = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DISCORD_TOKEN: discord.token,
  DISCORD_API_BASE: discord.api,
  DATA_DIR: newDataDir(),
  ...more,
});

/** Runs the command line to its end. */
async function cli(args: readonly string[], more?: Record<string, string>) {
  const run = promisify(execFile)(process.execPath, ['src/cli.ts', ...args], { cwd: top, env: envOf(more) });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

interface Started {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly ended: Promise<number | null>;
}
function start(more?: Record<string, string>): Started {
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: top, env: envOf(more), stdio: 'pipe' });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return { child, text: () => text, ended };
}
/** A bot that is connected and has registered its commands. */
async function started(more?: Record<string, string>): Promise<Started> {
  const bot = start(more);
  await discord.until(() => discord.requests.some(({ method }) => method === 'PUT'));
  await discord.until(() => discord.gateway.notices.some(({ kind }) => kind === 'identified'));
  return bot;
}

describe('the process with a token', { timeout: 60_000 }, () => {
  it('connects, registers, answers with its invite, and ends with 0 on SIGTERM', async () => {
    const { child, ended, text } = await started();
    discord.clock.advance(Date.now() - discord.clock.now());
    const help = await discord.interact({ data: { name: 'help' } });
    expect(JSON.stringify(help)).toContain(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=2252074691693568`,
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(discord.gateway.notices.at(-1)).toEqual({ kind: 'closed', shard: 0, code: 1000 });
    expect(text()).toContain('taking interactions from the gateway');
    expect(text()).not.toContain(discord.token);
    expect(discord.problems).toEqual([]);
  });
  it('sends what was left in the outbox, and counts it', async () => {
    const DATA_DIR = newDataDir();
    const place = { dataDir: DATA_DIR, databaseUrl: undefined };
    const store = await openStore(place);
    const { channel } = discord.guilds[0]!;
    await store.write((tx) =>
      send(tx, { key: 'test:1', does: 'post', channel, body: { content: 'left' }, at: Date.now() }),
    );
    await store.close();
    const { child, ended, text } = await started({ DATA_DIR, METRICS_PORT: '0' });
    await discord.until(() => discord.messages.size === 1);
    const address = /"address":"(http:[^"]+)"/.exec(text())![1]!;
    const metrics = async () => (await fetch(`${address}/metrics`)).text();
    await expect.poll(metrics, { timeout: 10_000 }).toMatch(/^attache_sendings_total\{outcome="sent"\} 1$/m);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const after = await openStore(place);
    expect(await after.read(lookForWork)).toMatchObject({ waiting: 0 });
    await after.close();
    expect(discord.problems).toEqual([]);
  });
  it.each<[string, () => Record<string, string>, RegExp]>([
    ['a token that Discord does not know', () => ({ DISCORD_TOKEN: 'wrong' }), /^DISCORD_TOKEN was not accepted .*\n$/],
    ['no network', () => ({ DISCORD_API_BASE: 'http://127.0.0.1:1/api' }), /^Discord cannot be reached at .*\n$/],
  ])('says one line and ends with 1 for %s', async (_, more, line) => {
    const { ended, text } = start(more());
    expect(await ended).toBe(1);
    expect(text()).toMatch(line);
  });
  it('ends in order with 1 when the token is revoked', async () => {
    const { ended, text } = await started();
    discord.gateway.close(4004);
    expect(await ended).toBe(1);
    expect(text()).toMatch(/stopping after an error/);
    expect(text()).toMatch(/DISCORD_TOKEN was not accepted by Discord: it is wrong, or was reset/);
  });
  it('ends in order with 1 after an error that nobody caught, and says goodbye', async () => {
    const { ended, text } = await started();
    discord.gateway.dispatch('USER_UPDATE', null);
    expect(await ended).toBe(1);
    expect(text()).toMatch(/stopping after an error/);
    expect(discord.gateway.notices.at(-1)).toEqual({ kind: 'closed', shard: 0, code: 1000 });
  });
  it('keeps the gateway closed when the HTTP door is open, and says why', async () => {
    const bot = start({ DISCORD_PUBLIC_KEY: discord.publicKey, HTTP_PORT: '0' });
    await discord.until(() => discord.requests.some(({ method }) => method === 'PUT'));
    await expect.poll(bot.text, { timeout: 10_000 }).toMatch(/the gateway stays closed/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(discord.gateway.notices).toEqual([]);
    expect(bot.text()).toMatch(/Interactions Endpoint URL/);
  });
});

describe('the documents of a running process', { timeout: 120_000 }, () => {
  const options = [{ name: 'question', type: 3, value: 'When did Norway and Turkey establish diplomatic relations?' }];
  async function ask(): Promise<string> {
    discord.clock.advance(Date.now() - discord.clock.now());
    return JSON.stringify(await discord.interact({ data: { name: 'ask', options } }));
  }
  const addTurkey = (dir: string): void => {
    for (const name of Object.keys(WITHOUT_TURKEY)) copyFileSync(join(SHIPPED, name), join(dir, name));
  };
  const soon = { timeout: 30_000, interval: 200 };

  it('are watched: a bad file is refused with its reason, a good one answers soon', async () => {
    const dir = changedCorpus([], WITHOUT_TURKEY);
    const { child, text, ended } = await started({ CORPUS_DIRS: dir });
    expect(await ask()).not.toContain('1926');
    writeFileSync(join(dir, 'bad.md'), '---\ncountries: [XX]\n---\n\n# Bad\n\nText.\n');
    await expect.poll(text, soon).toMatch(/bad\.md","outcome":"refused".*unknown country/);
    expect(await ask()).not.toContain('1926');
    writeFileSync(join(dir, 'bad.md'), '# Fiji and Malta\n\nFiji lies far from Malta.\n');
    addTurkey(dir);
    await expect.poll(ask, soon).toContain('1926');
    await expect.poll(text, soon).toMatch(/"document-added":2,.*the documents were read anew/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('are read anew on SIGHUP, and only then when they are not watched', async () => {
    const dir = changedCorpus([], WITHOUT_TURKEY);
    const { child, text, ended } = await started({ CORPUS_DIRS: dir, WATCH: 'off', LOG_LEVEL: 'debug' });
    child.kill('SIGHUP');
    await expect.poll(text, soon).toContain('nothing has changed in the documents');
    addTurkey(dir);
    child.kill('SIGHUP');
    await expect.poll(text, soon).toContain('the documents were read anew');
    expect(text()).toMatch(/"change":"claim-added","id":"tr-diplomatic-relations-start"/);
    expect(await ask()).toContain('1926');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('the command line', { timeout: 60_000 }, () => {
  it('registers, says what changed, and how to install', async () => {
    const first = await cli(['register']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const install = `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}`;
    expect(first.stdout.split('\n')).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${COUNT} commands are registered everywhere: added ask, .*, Check this message, Report an error, Pin as fact card$`,
        ),
      ),
      `Add to a server: ${install}&scope=bot+applications.commands&permissions=2252074691693568`,
      `Add to yourself: ${install}&integration_type=1&scope=applications.commands`,
      '',
    ]);
    expect((await cli(['register'])).stdout).toMatch(/everywhere: nothing changed/);
    const guild = discord.guilds[0]!.id;
    expect((await cli(['register', '--guild', guild])).stdout).toMatch(
      /\nWarning: members of server \d+ see these twice/,
    );
    const cleared = await cli(['register', '--guild', guild, '--clear']);
    expect(cleared.stdout).toMatch(/^0 commands are registered in server \d+: removed ask/);
  });
  it.each<[string[], Record<string, string>, RegExp]>([
    [['register'], { DISCORD_TOKEN: '' }, /^register: set DISCORD_TOKEN/],
    [['register', '--guild', 'here'], {}, /^register: --guild takes the id of a server/],
    [['register'], { DISCORD_TOKEN: 'wrong' }, /^DISCORD_TOKEN was not accepted [^\n]*\n$/],
  ])('refuses %j with %j', async (args, more, told) => {
    const { code, stderr } = await cli(args, more);
    expect(code).toBe(1);
    expect(stderr).toMatch(told);
  });
  it.each<[string, Record<string, string>, RegExp]>([
    ['a token that Discord knows', {}, /^ok {7}Discord knows the token: .*, application \d+$/m],
    ['one that it does not', { DISCORD_TOKEN: 'wrong' }, /^problem {2}Discord: DISCORD_TOKEN was not accepted/m],
    [
      'a key of another application',
      { DISCORD_PUBLIC_KEY: 'a1'.repeat(32) },
      /^problem .*belongs to another application/m,
    ],
  ])('looks in doctor at %s', async (_, more, told) => {
    expect((await cli(['doctor'], more)).stdout).toMatch(told);
  });
});
