import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadLibrary } from '../../src/corpus/load.ts';
import { localeFor } from '../../src/locales/index.ts';
import { digestOf } from '../../src/model/digest.ts';
import type { Item } from '../../src/model/quiz.ts';
import { audit, passes } from '../../src/quiz/audit/audit.ts';
import { distractorsFor, proposeItems } from '../../src/quiz/items/index.ts';
import { serve } from '../../src/quiz/serve.ts';
import { swapped } from '../../src/sets/swap.ts';
import { addSet, itemsOf } from '../../src/store/quiz-sets.ts';
import { GUILD, manager, pressedBy } from '../guild/server.ts';
import { textOf } from '../interactions.ts';
import { openKept } from '../kept.ts';

const { library } = loadLibrary([fileURLToPath(new URL('../../corpus', import.meta.url))]);
if (!library) throw new Error('the shipped corpus is not in order');
const t = localeFor('en');

const rightOf = (item: Item): string | undefined => {
  const key = serve(item, library)?.key;
  return key?.type === 'option' ? item.options[key.at]?.value : undefined;
};
const choices = proposeItems(library, t, { seed: 1 }).filter(({ form }) => form === 'choice');
/** Every way to swap one distractor of an item. */
const swapsOf = (item: Item) =>
  distractorsFor(item, library, t).flatMap((option) =>
    item.options.flatMap(({ value }, at) => (value === rightOf(item) ? [] : [{ item, at, option }])),
  );

it('an item of which a distractor is swapped has the same answer, and one option more and one less', () => {
  const swaps = choices.slice(0, 25).flatMap(swapsOf);
  expect(swaps.length).toBeGreaterThan(50);
  for (const { item, at, option } of swaps) {
    const next = swapped(item, at, option);
    expect(rightOf(next)).toBe(rightOf(item));
    expect(next.options.map(({ value }) => value).toSorted()).toEqual(
      [...item.options.filter((_, i) => i !== at), option].map(({ value }) => value).toSorted(),
    );
    expect(audit(next, library).map(({ code }) => code)).not.toContain('option-unsorted');
  }
});

it('an option that would be a flaw is refused in words, and the item is as it was', async () => {
  const found = choices
    .filter((item) => passes(audit(item, library)))
    .values()
    .flatMap(swapsOf)
    .find(({ item, at, option }) => !passes(audit(swapped(item, at, option), library)));
  const { item, at, option } = found!;
  const kept = await openKept();
  onTestFinished(() => kept.store.close());
  const set = { id: 'a'.repeat(12), guild: GUILD, name: 'One', approved: true, madeBy: '2', madeAt: 3, rev: 0 };
  await kept.store.write((tx) => addSet(tx, set, [{ item, flaws: [], verdict: 'keep' }]));
  const id = `2~step~quiz~set-swap~${set.id}~1~0~${at}`;
  const told = await kept.bot.dispatch(pressedBy(manager, id, [digestOf(option.value).slice(0, 16)]));
  expect(textOf(told)).toMatch(/It cannot stand here: [a-z].*\. The item is as it was\.[\s\S]*Approved/);
  expect(await kept.store.read((tx) => itemsOf(tx, set.id))).toMatchObject([{ item }]);
});
