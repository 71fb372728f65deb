import { describe, expect, it } from 'vitest';
import { databases } from '../store/databases.ts';
import { survive, survived } from './survive.ts';

describe.each(databases)('a process that is killed, with $name', { timeout: 120_000 }, (database) => {
  it('leaves nothing unsent, sends nothing twice and in no other order, whatever Discord does', async () => {
    expect(await survive(database, { keys: 6, each: 6, works: 0, kills: 1 })).toEqual(survived(36));
  });
  it('leaves nothing that is due undone, and does nothing twice', async () => {
    expect(await survive(database, { keys: 1, each: 0, works: 60, kills: 1 })).toEqual(survived(0));
  });
});
