import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a bot that answers mixed interactions is like when it has answered so many. */
export interface Endured {
  readonly count: number;
  /** Bytes in use after a collection. */
  readonly heap: number;
  /** How many of the last thousand interactions and of their answers something still holds. */
  readonly held: number;
  /** How often each type of callback came so far. */
  readonly callbacks: Readonly<Record<string, number>>;
  /** Apologies so far for interactions that were in order. */
  readonly failed: number;
}

const PROGRAM = fileURLToPath(new URL('./endure.ts', import.meta.url));

/** Has a process of its own answer interactions, and looks at it at two counts. */
export async function endure(...counts: readonly [number, number]): Promise<readonly [Endured, Endured]> {
  const args = ['--disable-warning=ExperimentalWarning', '--expose-gc', PROGRAM, ...counts.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)) as unknown as readonly [Endured, Endured];
}

/** The heap at both counts for whoever reads the log of the tests, and by what share it grew. */
export function growth([first, last]: readonly [Endured, Endured]): number {
  for (const { count, heap } of [first, last])
    console.log(`heap after ${count} interactions: ${(heap / 2 ** 20).toFixed(1)} MiB`);
  return last.heap / first.heap - 1;
}
