import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { InteractionType } from '../src/interaction.ts';
import { askOf } from './questions.ts';

const QUIET = '--disable-warning=ExperimentalWarning';
export const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** What a bot that starts with discord.js has to load before its first line of own code. */
export const BARE = ['-e', "import('discord.js')"];

/** A process of ours: what it wrote so far, and its end. */
export interface Child {
  readonly process: ChildProcess;
  readonly errors: () => string;
  /** Resolves with the first match in what it writes to standard output. @throws Error when it ends before */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Asks it to end, and waits until it has. */
  readonly end: () => Promise<void>;
}

/** Starts Node with these arguments; standard output and error are read, so that neither fills up. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child = spawn(process.execPath, [QUIET, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
  const exited = once(child, 'exit');
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // Only the beginning is looked for; a log of thousands of lines is let go.
    if (output.length < 10_000) output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-10_000)));
  return {
    process: child,
    errors: () => errors,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        child.once('exit', () => reject(new Error(`the process ended: ${errors}`)));
        look();
      }),
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Starts the playground on a free port. */
export async function startPlayground(extra: readonly string[] = []): Promise<Child & { readonly address: string }> {
  const child = start([...extra, MAIN], { PLAYGROUND: 'on', PORT: '0', DISCORD_PUBLIC_KEY: '', DISCORD_TOKEN: '' });
  const [, address = ''] = await child.says(/ready: (http:\S+)/);
  return { ...child, address };
}

/** Asks the playground, and gives the status and the length of its answer in characters. */
export function askPlayground(address: string, question: string, id = 1): Promise<{ status: number; length: number }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${address}/api/interactions`,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        let length = 0;
        response.setEncoding('utf8').on('data', (text: string) => (length += text.length));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, length }));
      },
    );
    asking.on('error', reject).end(JSON.stringify({ ...askOf(question, id), type: InteractionType.command }));
  });
}
