import { expect, it } from 'vitest';
import { expectHarmless, mutants } from '../corpus/mutants.ts';

/** How many files; a fresh seed each time, printed so that a failure can be repeated. */
const count = Number(process.env['LONG']) || 20_000;
const seed = Number(process.env['SEED']) || Date.now() % 2 ** 31;

it(
  `${count} spoiled files stop no other, none takes two seconds, and nothing is quoted that does not stand in them`,
  {
    timeout: 3_600_000,
  },
  () => {
    console.log(`seed ${seed}`);
    let slowest = 0;
    for (const mutant of mutants(count, seed)) {
      const from = process.cpuUsage();
      try {
        expectHarmless(mutant);
      } catch (cause) {
        throw new Error(
          `${mutant.name} of seed ${seed}: ${JSON.stringify(mutant.bytes.toString('latin1').slice(0, 2_000))}`,
          { cause },
        );
      }
      const { user, system } = process.cpuUsage(from);
      slowest = Math.max(slowest, (user + system) / 1e6);
      expect((user + system) / 1e6).toBeLessThan(2);
    }
    console.log(`the slowest took ${slowest.toFixed(2)} s of the processor`);
  },
);
