import { expect, it } from 'vitest';
import { folder } from '../corpus/folder.ts';
import { longestHoldUp, reloadUnderLoad } from '../reloaded.ts';

it(
  '1,000 questions in flight in 20 reloads are all answered, each from one library',
  { timeout: 900_000 },
  async () => {
    const { first, second, ...rest } = await reloadUnderLoad(1_000, 20);
    console.log(`${first + second} answers`);
    expect(rest).toEqual({ neither: [], errors: [], taken: 20 });
    expect(Math.min(first, second)).toBeGreaterThan(0);
  },
);

it('a library of 20,000 passages is built aside while the event loop goes on', async () => {
  const text = (i: number): string =>
    Array.from({ length: 500 }, (_, j) => `In ${1950 + (j % 70)} Fiji sold ${i * 1000 + j} boats to Malta.`).join(' ');
  const files = Array.from(
    { length: 40 },
    (_, i) => [`d${i}.md`, `# Fiji and Malta\n\n## Trade\n\n${text(i)}\n`] as const,
  );
  const held = await longestHoldUp([folder(Object.fromEntries(files))]);
  console.log(`longest hold-up: ${held.toFixed(1)} ms`);
  expect(held).toBeGreaterThan(0);
});
