import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Callback } from '../../src/interaction.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { BITS, calledBy, idsOf, pressedBy, type Who } from '../guild/server.ts';
import { textOf } from '../interactions.ts';
import { openKept, type KeptBot } from '../kept.ts';

const host: Who = { id: '9003', may: [BITS.send, BITS.manageEvents] };
let kept: KeptBot;
beforeAll(async () => {
  kept = await openKept();
}, 60_000);
afterAll(() => kept.store.close());

const ask = async (raw: object): Promise<Callback> => {
  kept.clock.time += 10_000;
  const answer = await kept.bot.dispatch(raw);
  expect(problemsOfCallback(answer)).toEqual([]);
  return answer;
};
const press = (on: Callback, label: string): Promise<Callback> => ask(pressedBy(host, idsOf(on)[label]!));
const start = (options: readonly object[]): object =>
  calledBy(host, { name: 'quiz', options: [{ type: 1, name: 'start', options }] });
const suggested = async (name: string, value: string): Promise<readonly string[]> => {
  const answer = await ask({ ...start([{ name, type: 3, value, focused: true }]), type: 4 });
  return (answer.data as { choices: { value: string }[] }).choices.map((choice) => choice.value);
};

it('a quiz about a country proposes items, which the host goes through before anybody sees them', async () => {
  let shown = await ask(
    start([
      { name: 'country', type: 3, value: 'Pakistan' },
      { name: 'questions', type: 4, value: 5 },
    ]),
  );
  expect(textOf(shown)).toContain('Preview: Norway and Pakistan');
  expect(textOf(shown)).toContain('Somebody has to go through the items');
  shown = await press(shown, 'Confirm the age of members');
  expect(textOf(await press(shown, 'Open the lobby'))).toContain('**The items have to be gone through first.**');
  const set = await press(shown, 'Go through the items');
  expect(set.type).toBe(4);
  const gone = await press(set, 'Keep all the rest');
  await press(gone, 'Approve');
  shown = await press(shown, 'Refresh');
  expect(textOf(shown)).toMatch(/\*\*5 questions\*\*: .*\(\d\).* About: /);
  expect(textOf(await press(shown, 'Open the lobby'))).toContain('people are joining');
});

it('sets, countries and subjects are suggested, subjects behind others that were typed', async () => {
  expect(await suggested('set', 'norw')).toEqual(['Norway and Pakistan, 2026-01-15']);
  expect(await suggested('country', 'pak')).toContain('PK');
  expect(await suggested('kinds', 'trade, emb')).toEqual(['trade, embassies and consulates']);
});
