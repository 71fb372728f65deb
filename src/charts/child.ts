import { fork } from 'node:child_process';
import type { Socket } from 'node:net';

/** A process that was started to draw. */
export interface Child {
  /** Gives it something to do. */
  send(text: string): void;
  /** It has nothing to do now. Until then it keeps the bot alive, also while it starts and while it ends. */
  rest(): void;
  kill(): void;
}

/** What is kept of what the process says when it ends, in characters. */
const SAID = 2_000;
/** Of memory, in MiB. */
const MEMORY = 256;
// Small young generations: they are half of what the process takes otherwise, and save no time that anybody would notice.
const FLAGS = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEMORY}`, '--max-semi-space-size=2'];

/**
 * Starts a program in a process of its own, which does not outlive the bot.
 * @param heard called with what it sends @param ended called with how it ended and what it said before
 */
export function startChild(program: string, heard: (said: unknown) => void, ended: (how: string) => void): Child {
  // No secret has any business there.
  const child = fork(program, [], {
    execArgv: FLAGS,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  const errors = child.stderr as Socket | null;
  errors?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-SAID)));
  child.on('message', heard);
  // When all that it said has come in. Nothing comes where there was no way to start it.
  child.once('close', (code, signal) => ended(`its process ended with ${signal ?? `code ${code}`}\n${said}`.trim()));
  child.on('error', ({ message }) => {
    if (child.pid === undefined) ended(message);
    else child.kill('SIGKILL');
  });
  return {
    send(text) {
      for (const each of [child, child.channel, errors]) each?.ref();
      // One that cannot be reached is of no use any more; how it ends is told by itself.
      child.send(text, (error) => error && child.kill('SIGKILL'));
    },
    rest: () => [child, child.channel, errors].forEach((each) => each?.unref()),
    kill: () => void child.kill('SIGKILL'),
  };
}
