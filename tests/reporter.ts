import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What the run counted. A file or hook that broke outside any test counts as a failure, so the line never hides one. */
function count(modules: readonly TestModule[], strayErrors: number): string {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => test.result().state);
  const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).flatMap((part) => part.errors());
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length + broken.length + strayErrors;
  // Pending: the run was cut short before the test ran.
  const skipped = states.filter((state) => state === 'skipped' || state === 'pending').length;
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Prints `N passed, N failed, N skipped` alone on the last line, for whoever reads only that one. A todo counts as skipped. */
export default class ClosingLine implements Reporter {
  #line = '0 passed, 0 failed, 0 skipped';

  onInit(): void {
    // After the default reporter's summary and whatever teardown prints.
    process.once('exit', () => writeSync(1, `${this.#line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#line = count(modules, errors.length);
  }
}
