import { expect, it } from 'vitest';
import { endure, growth } from './endured.ts';

it('a bot keeps nothing of 2,000 mixed interactions and of its answers', { timeout: 60_000 }, async () => {
  const endured = await endure(1000, 2000);
  const [, { held, failed, callbacks }] = endured;
  expect({ held, failed }).toEqual({ held: 0, failed: 0 });
  // Pongs, messages, changed messages, suggestions and forms.
  expect(Object.keys(callbacks)).toEqual(['1', '4', '7', '8', '9']);
  expect(growth(endured)).toBeLessThan(0.05);
});
