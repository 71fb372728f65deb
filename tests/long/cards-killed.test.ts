import { expect, it } from 'vitest';
import { killAndFollow } from '../cards/killed.ts';
import { databases } from '../store/databases.ts';

it.each(databases)('30 cards follow the documents through eight processes that are killed, on $name', async (kind) => {
  const result = await killAndFollow(kind, 27, [1, 0, 2, 1, 0, 3, 1, 1]);
  expect(result).toEqual({ code: 0, cards: 30, wrong: [], twice: 0, pins: 30, problems: [] });
});
