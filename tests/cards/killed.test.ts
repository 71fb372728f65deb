import { expect, it } from 'vitest';
import { databases } from '../store/databases.ts';
import { killAndFollow } from './killed.ts';

it.each(databases)(
  'a process that is killed while cards follow the documents leaves them to the next one, on $name',
  async (kind) => {
    const result = await killAndFollow(kind, 8, [1, 2]);
    expect(result).toEqual({ code: 0, cards: 11, wrong: [], twice: 0, pins: 11, problems: [] });
  },
  60_000,
);
