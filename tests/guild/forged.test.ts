import { expect, it } from 'vitest';
import { forge } from './forged.ts';

it('300 made-up buttons, choices and forms have no effect that their senders may not have', async () =>
  expect(await forge(300)).toBe(300));
