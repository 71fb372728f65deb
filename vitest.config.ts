import { defaultExclude, defineConfig } from 'vitest/config';

/** `vitest run` runs all but tests/long; `vitest run --mode long` runs those: faults and load, minutes instead of seconds. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'long' ? 'tests/long/**/*.test.ts' : 'tests/**/*.test.ts'],
    exclude: mode === 'long' ? defaultExclude : [...defaultExclude, 'tests/long/**'],
    testTimeout: mode === 'long' ? 300_000 : 20_000,
    hookTimeout: mode === 'long' ? 120_000 : 30_000,
    // Most tests wait for clocks, processes and browsers: more of them than there are cores take half the time.
    maxWorkers: 3,
    // What is looked for again and again comes a little later then.
    expect: { poll: { timeout: 5_000 } },
    globalSetup: ['./tests/store/setup.ts'],
    reporters: ['default', './tests/reporter.ts'],
  },
}));
