import { expect, it } from 'vitest';
import { followMany } from '../cards/many.ts';
import { databases } from '../store/databases.ts';

it.each(databases)(
  '250 cards follow the documents at a Discord that asks to wait, on $name',
  async (kind) => {
    const { limited, ...result } = await followMany(kind, 247, 25);
    expect(result).toEqual({ cards: 250, wrong: [], last: [], problems: [] });
    // What Discord counts as invalid is only what it was planned to refuse here.
    expect(limited).toBeLessThanOrEqual(72);
  },
  900_000,
);
