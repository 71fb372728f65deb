import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { askOf, POSED } from './questions.ts';
import { median, printTable } from './table.ts';

const MAIN = fileURLToPath(new URL('../src/start.ts', import.meta.url));
const BARE = ['-e', "import('discord.js')"];
const BARE_NAME = `node -e "import('discord.js')"`;
/** Has a process say its peak on its way out, without a change to what it runs. */
const SAYS_PEAK =
  "--import=data:text/javascript,process.on('exit',()=>console.error('peak='+process.resourceUsage().maxRSS))";
const STARTS = 5;
const QUESTIONS = 2000;

/** Starts Node with these arguments; what it writes is read, so that no pipe fills up. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const all = ['--disable-warning=ExperimentalWarning', SAYS_PEAK, ...args];
  const child = spawn(process.execPath, all, { env: { ...process.env, ...env }, stdio: 'pipe' });
  const ended = once(child, 'close');
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-10_000)));
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const [address] = /(?:http|ws):\S+/.exec(text) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the process ended: ${errors}`)));
  });
  said.catch(() => undefined);
  /** Its peak memory in MiB, when it has ended. */
  const peak = async (): Promise<number> => {
    await ended;
    return Number(/peak=(\d+)/.exec(errors)?.[1]) / 1024;
  };
  const end = (): Promise<number> => {
    child.kill('SIGTERM');
    return peak();
  };
  /** `address`: the one that it says it can be reached at. */
  return { address: said, peak, end };
}

async function startPlayground() {
  const child = start([MAIN], { PLAYGROUND: 'on', PORT: '0', DISCORD_PUBLIC_KEY: '', DISCORD_TOKEN: '' });
  return { ...child, address: await child.address };
}

function ask(address: string, question: string, id = 1): Promise<void> {
  const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
  return new Promise((resolve, reject) => {
    const asking = request(`${address}/api/interactions`, options, (response) => response.resume().on('end', resolve));
    asking.on('error', reject).end(JSON.stringify(askOf(question, id)));
  });
}

async function timeOurs(): Promise<number> {
  const from = performance.now();
  const playground = await startPlayground();
  await ask(playground.address, POSED[0]!.question);
  const took = performance.now() - from;
  await playground.end();
  return took;
}

async function timeBare(): Promise<number> {
  const from = performance.now();
  await start(BARE).peak();
  return performance.now() - from;
}

/** From nothing to the first answer of the playground, against loading discord.js and ending. */
export async function benchStart(): Promise<void> {
  const [ours, bare]: [number[], number[]] = [[], []];
  // The first of each builds the page if need be and fills the file cache; it is not counted.
  for (let i = 0; i <= STARTS; i++) {
    ours.push(await timeOurs());
    bare.push(await timeBare());
  }
  const row = (name: string, [, ...times]: readonly number[], ratio = ''): string[] => [
    name,
    ...[median(times), Math.min(...times), Math.max(...times)].map((time) => `${time.toFixed(0)} ms`),
    ratio,
  ];
  printTable(`start (${STARTS} times each, in turn)`, [
    ['', 'median', 'fastest', 'slowest', 'ratio'],
    row('attache to its first answer', ours, (median(ours.slice(1)) / median(bare.slice(1))).toFixed(2)),
    row(BARE_NAME, bare),
  ]);
}

/** The most memory that the playground ever took while it was asked, against a process that only loads discord.js. */
export async function benchMemory(): Promise<void> {
  const playground = await startPlayground();
  for (let i = 0; i < QUESTIONS; i++) await ask(playground.address, POSED[i % POSED.length]!.question, i);
  const ours = await playground.end();
  const bare = await start(BARE).peak();
  printTable(`memory (peak resident set; the playground after ${QUESTIONS} questions)`, [
    ['', 'peak', 'ratio'],
    ['attache', `${ours.toFixed(0)} MiB`, (ours / bare).toFixed(2)],
    [BARE_NAME, `${bare.toFixed(0)} MiB`, ''],
  ]);
}
