import { describe, expect, it, onTestFinished } from 'vitest';
import { readGuild } from '../../src/store/guild.ts';
import { databases } from './databases.ts';

describe.each(databases)('the store on $name', ({ open }) => {
  const opened = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };

  it('keeps what was written', async () => {
    const store = await opened();
    const row = {
      id: '1',
      settings: '{"answers":"private"}',
      rev: 1,
      changed_at: Date.UTC(2026, 0, 1),
      seen_at: 0,
      left_at: null,
    };
    await store.write((tx) => tx.insertInto('guild').values(row).execute());
    const guild = await store.read((tx) => readGuild(tx, '1'));
    expect(guild).toMatchObject({ id: '1', settings: { answers: 'private' }, rev: 1 });
  });
});
