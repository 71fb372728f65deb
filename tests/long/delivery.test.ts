import { describe, expect, it } from 'vitest';
import { survive, survived } from '../delivery/survive.ts';
import { databases } from '../store/databases.ts';

describe.each(databases)('processes that are killed, with $name', (database) => {
  it('send 300 times over 20 keys: each once and in order, with faults of every kind', async () => {
    expect(await survive(database, { keys: 20, each: 15, works: 0, kills: 3 })).toEqual(survived(300));
  });
  it('do 300 works that are due: none is missing, none is done twice', async () => {
    expect(await survive(database, { keys: 1, each: 0, works: 300, kills: 3 })).toEqual(survived(0));
  });
});
