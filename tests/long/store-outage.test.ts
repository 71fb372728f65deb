import { expect, it } from 'vitest';
import { outages } from '../store/outage.ts';

it.each(outages)(
  'while %s for five seconds everybody is answered in time, and what was told is kept',
  async (name, run) => {
    const { served, refused, failed, slowest, lost } = await run(5_000);
    process.stdout.write(`${name}: ${served} served, ${refused} refused, longest ${Math.round(slowest)} ms\n`);
    expect({ failed, lost }).toEqual({ failed: 0, lost: 0 });
    expect(Math.min(served, refused)).toBeGreaterThan(0);
    expect(slowest).toBeLessThan(2_500);
  },
);
