import { expect, it } from 'vitest';
import { outages } from './outage.ts';

it.each(outages)('while %s everybody is answered in time, and what was told is kept', async (_, run) => {
  const { served, refused, failed, slowest, lost } = await run(1_300);
  expect({ failed, lost }).toEqual({ failed: 0, lost: 0 });
  expect(Math.min(served, refused)).toBeGreaterThan(0);
  expect(slowest).toBeLessThan(2_500);
});
