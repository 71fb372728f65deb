import { expect, it } from 'vitest';
import { failing, goodItems, HARD, tableOf, tallyOf } from '../quiz/mutation.ts';
import { openIndex } from '../search/open.ts';

/** How many flaws of a code are planted, where there are so many items with room for it. */
const count = Number(process.env['LONG']) || 150;

it(`the checker of items catches at least 95 of 100 flaws of each hard code, of up to ${count}`, () => {
  const { library } = openIndex();
  const good = goodItems(library);
  const tallies = HARD.map((code) => tallyOf(code, good, library, count));
  console.log(tableOf(tallies));
  expect(failing(tallies)).toEqual([]);
});
