import { expect, it } from 'vitest';
import { outages } from './outage.ts';

it.each(outages)('while %s everybody is answered, and what was told is kept', async (_, run) => {
  const { served, failed, lost } = await run(1_300);
  expect({ failed, lost }).toEqual({ failed: 0, lost: 0 });
  expect(served).toBeGreaterThan(0);
});
