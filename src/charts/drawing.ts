import { fileURLToPath } from 'node:url';
import type { Log } from '../model/log.ts';
import { startChild, type Child } from './child.ts';

/** What the process says first: from then on it is given one figure after the other, as JSON. */
export const READY = 'ready';
/** What it says of a figure: its picture, what went wrong, or neither where there is nothing to draw. */
export interface Drawn {
  readonly png?: Uint8Array;
  readonly problem?: string;
}

/** How drawing ended. `away`: there was nobody to draw, which says nothing of the figure. */
export type Ending =
  | { readonly png: Uint8Array | undefined; readonly ms: number }
  | { readonly failed: 'figure' | 'away'; readonly problem: string };

export interface DrawingSettings {
  readonly log: Log;
  /** Milliseconds. */
  readonly now: () => number;
  /** What the process runs. Default: `drawer.ts`. */
  readonly program?: string | undefined;
  readonly limits?: Partial<typeof LIMITS> | undefined;
}

const LIMITS = {
  /** Milliseconds that the process may take to start, and for one figure. */
  startMs: 15_000,
  drawMs: 10_000,
  /** After a start that failed nobody draws for so long, each time for twice as long as before. */
  restMs: 10_000,
  longestRestMs: 600_000,
  /** Figures that wait; more than these are not drawn. */
  waiting: 32,
};
/** A process may be ended from outside while it draws; a figure that it does not survive twice is to blame. */
const TRIES = 2;

interface Job {
  readonly figure: string;
  readonly end: (ending: Ending) => void;
  tries: number;
}

/**
 * Draws in a process of its own, one figure after the other. It is started at the first figure, and takes nothing along when it
 * ends: what waits is drawn by the next one. Where it cannot be started nobody draws for a while, which the log has once.
 */
export class Drawing {
  readonly #settings: DrawingSettings;
  readonly #limits: typeof LIMITS;
  readonly #waiting: Job[] = [];
  #closed = false;
  #child: Child | undefined;
  /** Whether it has started. */
  #ready = false;
  /** What it draws, and since when. */
  #job: Job | undefined;
  #from = 0;
  /** Ends it where it takes too long. */
  #timer: NodeJS.Timeout | undefined;
  #hung = false;
  #restMs = 0;
  #restUntil = 0;

  constructor(settings: DrawingSettings) {
    this.#settings = settings;
    this.#limits = { ...LIMITS, ...settings.limits };
  }

  /** @param figure as JSON. Never rejects. */
  draw(figure: string): Promise<Ending> {
    const problem = this.#refusal();
    if (problem !== undefined) return Promise.resolve({ failed: 'away', problem });
    return new Promise((end) => {
      this.#waiting.push({ figure, end, tries: 0 });
      this.#next();
    });
  }

  /** What waits ends as `away`. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#child?.kill();
    if (this.#job) this.#waiting.push(this.#job);
    this.#giveUp('the bot is stopping');
  }

  #refusal(): string | undefined {
    if (this.#closed) return 'the bot is stopping';
    if (this.#settings.now() < this.#restUntil) return 'the process that draws could not be started a while ago';
    return this.#waiting.length >= this.#limits.waiting ? 'too many pictures are waiting to be drawn' : undefined;
  }

  #giveUp(problem: string): void {
    for (const { end } of this.#waiting.splice(0)) end({ failed: 'away', problem });
  }

  #next(): void {
    if (this.#waiting.length === 0) return this.#child?.rest();
    if (!this.#child) return this.#start();
    if (!this.#ready || this.#job) return;
    this.#job = this.#waiting.shift()!;
    this.#job.tries += 1;
    this.#from = performance.now();
    this.#limit(this.#limits.drawMs);
    this.#child.send(this.#job.figure);
  }

  #limit(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#hung = true;
      this.#child?.kill();
    }, ms);
  }

  #start(): void {
    const { program = fileURLToPath(new URL('./drawer.ts', import.meta.url)) } = this.#settings;
    this.#ready = false;
    this.#hung = false;
    this.#limit(this.#limits.startMs);
    // One that could not be started may tell so twice.
    const child = startChild(
      program,
      (said) => this.#heard(said as typeof READY | Drawn),
      (how) => this.#child === child && this.#ended(how),
    );
    this.#child = child;
  }

  #heard(said: typeof READY | Drawn): void {
    clearTimeout(this.#timer);
    if (said === READY) {
      this.#ready = true;
      if (this.#restMs > 0) this.#settings.log.info({}, 'pictures are drawn again');
      this.#restMs = 0;
    } else {
      const { problem, png } = said;
      const ms = performance.now() - this.#from;
      this.#job?.end(problem === undefined ? { png, ms } : { failed: 'figure', problem });
      this.#job = undefined;
    }
    this.#next();
  }

  #ended(how: string): void {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    this.#child = undefined;
    if (this.#closed) return;
    if (!this.#ready) return this.#rest(this.#hung ? `not started within ${this.#limits.startMs} ms` : how);
    if (job && !this.#hung && job.tries < TRIES) this.#waiting.unshift(job);
    else job?.end({ failed: 'figure', problem: this.#hung ? `not drawn within ${this.#limits.drawMs} ms` : how });
    this.#next();
  }

  #rest(problem: string): void {
    const { log, now } = this.#settings;
    // A line for each try would say the same again and again.
    if (this.#restMs === 0)
      log.warn({ problem }, 'the process that draws pictures does not start: answers go without them');
    this.#restMs = Math.min(this.#limits.longestRestMs, this.#restMs * 2 || this.#limits.restMs);
    this.#restUntil = now() + this.#restMs;
    this.#giveUp(problem);
  }
}
