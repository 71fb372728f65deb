import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../model/figure.ts';
import type { Log } from '../model/log.ts';

/** What the process that draws is asked for. */
export interface Order {
  readonly id: number;
  readonly figure: Figure;
}
/** What it says: a picture, what went wrong, or neither where there is nothing to draw. */
export interface Drawn {
  readonly id: number;
  readonly png?: Uint8Array;
  readonly problem?: string;
}

/** A picture as a file of a message. */
export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** Draws figures, each once as long as it is remembered. */
export interface Pictures {
  /** Undefined where there is nothing to draw, or it could not be drawn. Never rejects. */
  draw(figure: Figure): Promise<Picture | undefined>;
  close(): void;
}

/** Pictures that are remembered: some 40 KB each. */
const REMEMBERED = 200;
/** Figures that wait to be drawn; more than these are not drawn at all. */
const WAITING = 32;
/** The first one waits for a process to start. */
const LIMIT_MS = 15_000;
/** What is kept of what the process says when it ends, in characters. */
const SAID = 2_000;
/** Of memory, in MiB. */
const MEMORY = 256;

const DRAWER = fileURLToPath(new URL('./drawer.ts', import.meta.url));
const FLAGS = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEMORY}`];

/**
 * Draws in a process of its own, which is started at the first figure: whatever a figure does to it, the bot goes on, and
 * nobody waits behind a drawing but for that picture.
 */
export function createPictures({ log }: { readonly log: Log }): Pictures {
  const known = new Map<string, Promise<Picture | undefined>>();
  const drawer = openDrawer();

  async function drawNew(figure: Figure): Promise<Picture | undefined> {
    const { chart, alt: description } = figure;
    try {
      const bytes = await drawer.draw(figure);
      return bytes && { name: `${chart}.png`, bytes, description };
    } catch (error) {
      log.warn({ chart, error }, 'a picture could not be drawn: the answer goes without it');
      return undefined;
    }
  }

  return {
    draw(figure) {
      const key = JSON.stringify(figure);
      const drawn = known.get(key) ?? drawNew(figure);
      // The one that was asked for last is the last to be forgotten.
      known.delete(key);
      known.set(key, drawn);
      if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
      return drawn;
    },
    close: drawer.close,
  };
}

interface Waiting {
  resolve(png: Uint8Array | undefined): void;
  reject(error: Error): void;
}

function openDrawer() {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let count = 0;

  function start(): ChildProcess {
    // No secret has any business there.
    const started = fork(DRAWER, [], {
      execArgv: FLAGS,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    started.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-SAID)));
    const ended = (how: string): void => {
      if (child !== started) return;
      child = undefined;
      for (const each of waiting.values())
        each.reject(new Error(`the process that draws ended with ${how} ${said}`.trim()));
      waiting.clear();
    };
    started.on('message', (drawn) => settle(drawn as Drawn));
    started.once('error', ({ message }) => ended(message));
    started.once('exit', (code, signal) => ended(signal ?? `code ${code}`));
    started.unref();
    return started;
  }

  function settle({ id, png, problem }: Drawn): void {
    const each = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) child?.channel?.unref();
    if (problem === undefined) each?.resolve(png);
    else each?.reject(new Error(problem));
  }

  return {
    async draw(figure: Figure): Promise<Uint8Array | undefined> {
      if (waiting.size >= WAITING) throw new Error(`${WAITING} pictures are waiting to be drawn`);
      const id = (count += 1);
      const process = (child ??= start());
      const slow = setTimeout(() => process.kill('SIGKILL'), LIMIT_MS);
      try {
        return await new Promise<Uint8Array | undefined>((resolve, reject) => {
          waiting.set(id, { resolve, reject });
          process.channel?.ref();
          process.send({ id, figure } satisfies Order, (error) => error && reject(error));
        });
      } finally {
        clearTimeout(slow);
      }
    },
    close: (): void => void child?.kill('SIGKILL'),
  };
}
