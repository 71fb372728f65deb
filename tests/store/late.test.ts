import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordDeed } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from './databases.ts';

describe.each(databases)('work that takes too long, with $name', ({ open }) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  it('leaves nothing behind, also of what it goes on to do when its time is over', async () => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<unknown>();
    const slow = store.write(async (tx) => {
      await recordDeed(tx, { guild: '1', at: 1, action: 'before' });
      await told;
      await recordDeed(tx, { guild: '1', at: 2, action: 'after' }).then(ended.resolve, ended.resolve);
    });
    await expect(slow).rejects.toMatchObject({ reason: 'slow' });
    tell();
    expect(await ended.promise).toMatchObject({ message: expect.stringMatching(/over|rolled back/) });
    expect(await store.read((tx) => tx.selectFrom('audit_log').selectAll().execute())).toEqual([]);
  });
});
