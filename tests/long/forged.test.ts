import { expect, it } from 'vitest';
import { forge } from '../guild/forged.ts';

/** How many; a fresh seed each time, printed so that a failure can be repeated. */
const count = Number(process.env['LONG']) || 10_000;
const seed = Date.now() % 2 ** 31;

it(`${count} made-up buttons, choices and forms have no effect that their senders may not have`, async () => {
  console.log(`seed ${seed}`);
  expect(await forge(count, seed)).toBe(count);
});
