import { describe, expect, it } from 'vitest';
import { hashOfClaim } from '../../src/answer/hash.ts';
import { hideClaim, showClaim } from '../../src/store/notes.ts';
import { databases } from '../store/databases.ts';
import { openRoom } from './room.ts';
import { filesOf, years } from './texts.ts';

describe.each(databases)('cards of a server that sees less on $name', ({ open }) => {
  it('say that a fact is not told any more when it is hidden, or its document switched off, until it is again', async ({
    onTestFinished,
  }) => {
    const room = await openRoom({ store: await open(), files: filesOf({ malta: years(4) }) });
    onTestFinished(() => room.close());
    for (const year of [1991, 1992])
      await room.press(
        await room.command('card', 'pin', { fact: `How much did Malta export to Fiji in ${year}?` }),
        'Pin',
      );
    await room.settle();
    const states = async () =>
      Object.fromEntries((await room.cards()).map(({ entries, state }) => [entries[0]!.id, state]));
    const [hidden, other] = Object.keys(await states()) as [string, string];
    expect(await states()).toEqual({ [hidden]: 'pinned', [other]: 'pinned' });

    const claim = room.bot.index.claimOf(hidden)!;
    const hash = hashOfClaim(claim);
    const guild = room.guild.id;
    const hiding = { guild, claim: hidden, hash, quote: claim.quote, hidden_at: room.now(), hidden_by: '7' };
    await room.store.write((tx) => hideClaim(tx, hiding));
    await room.settle();
    expect(await states()).toEqual({ [hidden]: 'retracted', [other]: 'pinned' });
    await room.store.write((tx) => showClaim(tx, guild, hidden, hash));
    await room.settle();
    expect(await states()).toEqual({ [hidden]: 'refreshed', [other]: 'pinned' });

    await room.set({ documentsOff: [claim.document] });
    expect(await states()).toEqual({ [hidden]: 'retracted', [other]: 'retracted' });
    await room.set({ documentsOff: [] });
    expect(await states()).toEqual({ [hidden]: 'refreshed', [other]: 'refreshed' });
    expect(room.loopback.problems).toEqual([]);
  });
});
