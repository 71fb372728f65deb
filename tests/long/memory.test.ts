import { expect, it } from 'vitest';
import { endure, growth } from '../endured.ts';

it('a bot takes no more memory after 200,000 mixed interactions than after 20,000', { timeout: 900_000 }, async () => {
  const endured = await endure(20_000, 200_000);
  const [, { held, failed }] = endured;
  expect({ held, failed }).toEqual({ held: 0, failed: 0 });
  expect(growth(endured)).toBeLessThan(0.05);
});
