import { fileURLToPath } from 'node:url';
import { openDiscord, type Discord } from './discord.ts';
import { start } from './start.ts';
import { median, printTable } from './table.ts';

const ROUNDS = 3;
const AT_ONCE = 10;
const WARMTH = 2000;
const INTERACTIONS = 6000;
const OURS = fileURLToPath(new URL('./gateway-ours.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./gateway-bare.ts', import.meta.url));

/** What one process took: to be ready in ms, at its peak in MiB, and interactions answered a second. */
interface Measured {
  readonly ready: number;
  readonly peak: number;
  readonly rate: number;
}

/** Our gateway door, against a discord.js Client that answers every interaction with the same message. */
export async function benchGateway(): Promise<void> {
  const discord = await openDiscord();
  const [ours, theirs]: [Measured[], Measured[]] = [[], []];
  for (let i = 0; i < ROUNDS; i++) {
    ours.push(await measure(OURS, discord));
    theirs.push(await measure(BARE, discord));
  }
  discord.close();
  const [a, b] = [ours, theirs].map((rounds) => (of: keyof Measured) => median(rounds.map((round) => round[of]))) as [
    (of: keyof Measured) => number,
    (of: keyof Measured) => number,
  ];
  const row = (what: string, of: keyof Measured, unit: string, aim = ''): string[] => [
    what,
    ...[a(of), b(of)].map((number) => number.toFixed(0) + unit),
    (a(of) / b(of)).toFixed(2) + aim,
  ];
  const how = `${INTERACTIONS} interactions with ids of their own, ${AT_ONCE} at once`;
  printTable(`gateway (${how}; medians of ${ROUNDS} rounds in turn)`, [
    ['', 'attache', 'discord.js, one answer', 'ratio (aim)'],
    row('/ask', 'rate', '/s', ' (at least 0.6)'),
    row('start-up to ready', 'ready', ' ms'),
    row('peak memory', 'peak', ' MiB'),
  ]);
}

async function measure(program: string, discord: Discord): Promise<Measured> {
  const from = performance.now();
  const server = start([program, discord.api]);
  await server.address;
  const ready = performance.now() - from;
  await discord.fire(WARMTH, AT_ONCE);
  const rate = await discord.fire(INTERACTIONS, AT_ONCE);
  return { ready, rate, peak: await server.end() };
}
