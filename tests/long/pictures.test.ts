import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../charts/programs/renders.ts', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

interface Drawn {
  readonly count: number;
  /** Bytes of objects, and of buffers and what WebAssembly holds. */
  readonly used: number;
  readonly resident: number;
}

it(
  'the process that draws takes no more memory after 1,100 different pictures than after 100',
  { timeout: 1_200_000 },
  async () => {
    const args = ['--disable-warning=ExperimentalWarning', '--expose-gc', PROGRAM, CORPUS, '100', '1100'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const [first, last] = stdout.trim().split('\n').map((line) => JSON.parse(line) as Drawn); // prettier-ignore
    for (const { count, used, resident } of [first!, last!])
    console.log(`after ${count} pictures: ${(used / 2 ** 20).toFixed(1)} MiB in use, ${(resident / 2 ** 20).toFixed(0)} MiB resident`); // prettier-ignore
    expect(last!.count).toBe(1100);
    expect(last!.used / first!.used - 1).toBeLessThan(0.1);
    expect(last!.resident / first!.resident - 1).toBeLessThan(0.1);
  },
);
