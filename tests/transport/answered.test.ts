import { describe, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { openAnswered } from '../../src/transport/answered.ts';

const MINUTE = 60_000;
const plain: Callback = { type: 4, data: { content: 'a' } };
const withFile = (bytes: number): Callback => ({ ...plain, files: [{ name: 'a', bytes: new Uint8Array(bytes) }] });

/** What answers, and how often each id was worked for. */
function open() {
  const clock = { time: 0 };
  const answered = openAnswered(() => clock.time);
  const worked: string[] = [];
  const ask = async (id: string, answer: Callback | Error = plain): Promise<Callback> =>
    answered.once(id, async () => {
      worked.push(id);
      if (answer instanceof Error) throw answer;
      return answer;
    });
  return { clock, ask, worked };
}
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);

describe('an answer', () => {
  it('is given once, whoever asks again and however soon', async () => {
    const { ask, worked } = open();
    const [first, second] = await Promise.all([ask('a'), ask('a')]);
    expect(await ask('a')).toBe(first);
    expect(second).toBe(first);
    expect(worked).toEqual(['a']);
  });
  it('that failed is worked for again', async () => {
    const { ask, worked } = open();
    await expect(ask('a', new Error('no'))).rejects.toThrow('no');
    expect(await ask('a')).toBe(plain);
    expect(worked).toEqual(['a', 'a']);
  });
  it('is forgotten after a quarter of an hour, and where a thousand others came since', async () => {
    const { ask, worked, clock } = open();
    await ask('a');
    clock.time += 14 * MINUTE;
    await ask('a');
    for (const id of many(998)) await ask(id);
    await ask('a');
    expect(worked.filter((id) => id === 'a')).toHaveLength(1);
    await ask('b');
    await ask('a');
    expect(worked.filter((id) => id === 'a')).toHaveLength(2);
    clock.time += 15 * MINUTE;
    await ask('a');
    expect(worked.filter((id) => id === 'a')).toHaveLength(3);
  });
});

describe('an answer with files', () => {
  const KB = 1024;
  it('is remembered like any other as long as files do not weigh too much: hundreds with a picture', async () => {
    const { ask, worked } = open();
    for (const id of many(400)) await ask(id, withFile(40 * KB));
    for (const id of many(400)) await ask(id, withFile(40 * KB));
    expect(worked).toHaveLength(400);
  });
  it('is forgotten with the weight of those that came since; one without files stays', async () => {
    const { ask, worked } = open();
    await ask('plain');
    for (const id of many(20)) await ask(id, withFile(1024 * KB));
    worked.length = 0;
    for (const id of ['plain', ...many(20).toReversed()]) await ask(id, withFile(1024 * KB));
    // Sixteen are held, and each that is made anew takes the place of the oldest.
    expect(worked).toEqual(['n3', 'n2', 'n1', 'n0']);
  });
  it('weighs nothing any more when it was forgotten for another reason', async () => {
    const { ask, worked, clock } = open();
    for (const id of many(16)) await ask(id, withFile(1024 * KB));
    clock.time += 16 * MINUTE;
    for (const id of many(16)) await ask(id, withFile(1024 * KB));
    worked.length = 0;
    for (const id of many(16)) await ask(id);
    expect(worked).toEqual([]);
  });
});
