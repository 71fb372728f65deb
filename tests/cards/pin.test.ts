import { describe, expect, it, type TestContext } from 'vitest';
import { databases } from '../store/databases.ts';
import { openRoom, textIn, type Room } from './room.ts';
import { filesOf, years } from './texts.ts';

const SILENT = 1 << 12;

describe.each(databases)('a card on $name', ({ open }) => {
  const opened = async ({ onTestFinished }: TestContext): Promise<Room> => {
    const room = await openRoom({ store: await open(), files: filesOf({ malta: years(3) }) });
    onTestFinished(() => room.close());
    return room;
  };
  const fact = 'How much did Malta export to Fiji in 1992?';

  it.concurrent('is shown in private first, and posted and pinned when it is confirmed', async (test) => {
    const room = await opened(test);
    const preview = await room.command('card', 'pin', { fact, note: 'For the *school* <@1>' });
    expect(preview.text).toContain('This will be posted in');
    expect(preview.text).toContain('EUR 12 million');
    expect(preview.text).toContain('**Server note**: For the \\*school\\* \\<\\@1\\>');
    expect(preview.data['flags']).toBe((1 << 15) | (1 << 6));
    expect(room.asked('POST /channels/{channel_id}/messages')).toEqual([]);

    const done = await room.press(preview, 'Pin');
    expect(done.text).toBe('**Pinned**');
    await room.settle();
    const [card] = await room.cards();
    expect(card).toMatchObject({ state: 'pinned', pinned: true, waiting: false });
    expect([...room.loopback.pins.keys()]).toEqual([card!.message]);
    const [posted, index] = room
      .asked('POST /channels/{channel_id}/messages')
      .map(({ body }) => body as Record<string, unknown>);
    expect(Number(posted!['flags']) & SILENT).toBe(SILENT);
    expect(posted).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(textIn(index!)).toContain(`/${card!.message}`);
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('is not pinned twice by two presses', async (test) => {
    const room = await opened(test);
    const preview = await room.command('card', 'pin', { fact });
    await room.press(preview, 'Pin');
    expect((await room.press(preview, 'Pin')).text).toContain('older version of me');
    await room.settle();
    expect(await room.cards()).toHaveLength(1);
  });

  it.concurrent('is nothing when there is no answer, and when it is cancelled', async (test) => {
    const room = await opened(test);
    const refused = await room.command('card', 'pin', { fact: 'How many ships did Malta lose in 1744?' });
    expect(refused.text).toContain('Nothing was pinned');
    const preview = await room.command('card', 'pin', { fact });
    expect((await room.press(preview, 'Cancel')).text).toBe('Nothing was pinned.');
    expect((await room.press(preview, 'Pin')).text).toContain('older version of me');
    await room.settle();
    expect(await room.store.read((tx) => tx.selectFrom('card').selectAll().execute())).toEqual([]);
  });

  it.concurrent('is made of an answer from its menu, and managed from its own', async (test) => {
    const room = await opened(test);
    await room.look('ask', { question: fact });
    const answer = [...room.loopback.messages.values()].at(-1)!;
    const preview = await room.menu('Pin as fact card', answer);
    await room.press(preview, 'Pin');
    await room.settle();
    const [card] = await room.cards();
    const manage = await room.menu('Pin as fact card', room.loopback.messages.get(card!.message!)!);
    expect(manage.text).toContain('### Card: ');
    const more = await room.press({ data: answer }, 'More');
    expect((await room.press(more, 'Pin as card')).text).toContain('This will be posted in');
  });

  it.concurrent('carries the changes that are made to it, and who made them', async (test) => {
    const room = await opened(test);
    await room.press(await room.command('card', 'pin', { fact }), 'Pin');
    const list = await room.command('card', 'list');
    expect(list.text).toContain('pinned, [Open the card](https://discord.com/channels/');
    const [card] = await room.cards();
    const manage = await room.forge(`2~step~card~open`, [card!.id]);
    const form = await room.press(manage, 'Note');
    const later = (): void => room.loopback.clock.advance(1_000);
    later();
    await room.fill(form, { note: 'Read @everyone', reason: 'asked by the class' });
    later();
    await room.press(manage, 'Still true');
    later();
    await room.forge(`2~step~card~move~${card!.id}`, ['12']);
    later();
    await room.fill(await room.press(manage, 'Unpin'), { reason: 'old' });
    await room.settle();
    const [now] = await room.cards();
    expect(now).toMatchObject({ state: 'published', pinned: false, reviewMonths: 12, note: 'Read @everyone' });
    expect([...room.loopback.pins]).toEqual([]);
    expect(textIn(room.loopback.messages.get(card!.message!)!)).toContain('Read \\@everyone');
    const history = await room.press(manage, 'History');
    expect(history.text).toContain('Reason: asked by the class');
    expect(history.text).toMatch(/Unpinned[^]*Review moved[^]*Found still true[^]*Note changed[^]*Pinned/);
    const again = await room.press(await room.forge(`2~step~card~manage~${card!.id}`), 'Pin');
    expect(again.text).toBe('**Pinned**');
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('shows its evidence to everybody, and to nobody of another server', async (test) => {
    const room = await opened(test);
    await room.press(await room.command('card', 'pin', { fact }), 'Pin');
    const [card] = await room.cards();
    const evidence = await room.press({ data: room.loopback.messages.get(card!.message!)! }, 'Evidence');
    expect(evidence.text).toContain('> Malta exported goods worth EUR 12 million to Fiji in 1992.');
    expect((await room.forge('2~step~card~evidence~000000000000')).text).toContain('older version of me');
  });
});
