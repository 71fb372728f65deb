import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenize } from '../../src/search/words.ts';
import { openBot } from '../bot.ts';
import { problemsOfCallback } from '../discord/schema.ts';
import { called, idsIn, pressing } from '../interactions.ts';
import { hostile } from '../reply/hostile.ts';

/** How many questions; a fresh seed each time, printed so that a failure can be repeated. */
const count = Number(process.env['LONG']) || 10_000;
const seed = Date.now() % 2 ** 31;

it(`answers ${count} questions, and the first button of each answer, with bodies that Discord takes`, async () => {
  console.log(`seed ${seed}`);
  const errors: object[] = [];
  const silent = (): void => undefined;
  const bot = openBot(undefined, {
    debug: silent,
    info: silent,
    warn: silent,
    error: (data) => void errors.push(data),
  });
  const vocabulary = [...new Set(bot.index.library.documents.flatMap(({ source }) => tokenize(source)))];
  const words = fc.constantFrom(
    ...vocabulary,
    'when',
    'who',
    'how',
    'much',
    'many',
    'norway',
    'pakistan',
    'dprk',
    '2022',
  );
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.array(words, { minLength: 1, maxLength: 9 }).map((some) => some.join(' ')) },
    hostile,
  );
  await fc.assert(
    fc.asyncProperty(text, async (question) => {
      const callback = await bot.dispatch(called('ask', { question }));
      expect(problemsOfCallback(callback)).toEqual([]);
      const [id] = idsIn(callback);
      const next = id === undefined ? callback : await bot.dispatch(pressing(id));
      expect(problemsOfCallback(next)).toEqual([]);
      expect(errors).toEqual([]);
    }),
    { numRuns: count, seed },
  );
});
