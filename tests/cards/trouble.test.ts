import { describe, expect, it, type TestContext } from 'vitest';
import { readGuild, writeGuild } from '../../src/store/guild.ts';
import type { Message } from '../loopback/messages.ts';
import { databases } from '../store/databases.ts';
import { openRoom, textIn, type Room, type Told } from './room.ts';
import { filesOf, years } from './texts.ts';

const DAY = 86_400_000;
const MONTH = 31 * DAY;
const PIN = 1n << 51n;
const HISTORY = 1n << 16n;
const fact = (year: number): string => `How much did Malta export to Fiji in ${year}?`;

describe.each(databases)('a card on $name', ({ open }) => {
  const opened = async ({ onTestFinished }: TestContext): Promise<Room> => {
    const room = await openRoom({ store: await open(), files: filesOf({ malta: years(4) }) });
    onTestFinished(() => room.close());
    return room;
  };
  const pin = async (room: Room, year = 1991): Promise<Told> =>
    room.press(await room.command('card', 'pin', { fact: fact(year) }), 'Pin');
  const forbid = ({ guild }: Room, deny: bigint): void =>
    void guild.channels[0]!.overwrites.push({ id: guild.held[0]!, type: 0, allow: 0n, deny });
  const pass = async (room: Room, ms: number): Promise<void> => {
    room.loopback.clock.advance(ms);
    await room.settle();
  };
  const only = async (room: Room) => (await room.cards())[0]!;

  it.concurrent(
    'is posted and not pinned where Pin Messages is missing, and pinned when it is granted',
    async (test) => {
      const room = await opened(test);
      forbid(room, PIN);
      const preview = await room.command('card', 'pin', { fact: fact(1991) });
      expect(preview.text).toMatch(/In <#\d+> I lack Pin Messages\./);
      const told = await room.press(preview, 'Pin');
      expect(told.text).toMatch(/^\*\*Posted, but not pinned\.\*\* I lack Pin Messages there/);
      expect(await only(room)).toMatchObject({ state: 'published', pinned: false });
      room.guild.channels[0]!.overwrites.pop();
      expect((await room.press(told, 'Pin again')).text).toBe('**Pinned**');
      await room.settle();
      expect(await only(room)).toMatchObject({ state: 'pinned', pinned: true });
      expect(room.loopback.problems).toEqual([]);
    },
  );

  it.concurrent('says that its channel is gone, and is posted again elsewhere', async (test) => {
    const room = await opened(test);
    const channel = room.loopback.addChannel(room.guild, 'cards');
    const preview = await room.command('card', 'pin', { fact: fact(1991), channel });
    room.loopback.deleteChannel(channel);
    const told = await room.press(preview, 'Pin');
    expect(told.text).toBe('**Not posted.** The channel is gone.');
    expect(await only(room)).toMatchObject({ state: 'orphaned', waiting: true });
    expect((await room.press(told, 'Post again')).text).toBe('**Pinned**');
    expect(await only(room)).toMatchObject({ state: 'pinned', channel: room.guild.channel, waiting: false });
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('is not posted in a channel in which the member may not write', async (test) => {
    const room = await opened(test);
    const everybody = { id: room.guild.id, type: 0, allow: 0n, deny: 1n << 11n } as const;
    const own = { id: room.guild.held[0]!, type: 0, allow: 1n << 11n, deny: 0n } as const;
    const channel = room.loopback.addChannel(room.guild, 'announcements', [everybody, own]);
    expect((await room.command('card', 'pin', { fact: fact(1991), channel })).text).toContain(
      'You cannot write in that',
    );
    expect((await room.command('card', 'pin', { fact: fact(1991), channel: '99' })).text).toContain(
      'I could not learn',
    );
  });

  it.concurrent(
    'takes the place of the oldest expired one at the limit, and never of what a person has pinned',
    async (test) => {
      const room = await opened(test);
      const { messages, pins, clock } = room.loopback;
      await pin(room, 1991);
      clock.advance(1_000);
      await pin(room, 1992);
      const fill = (count: number): void => {
        for (let i = 0; i < count; i += 1) {
          const message = { id: clock.snowflake(), channel_id: room.guild.channel, flags: 0, author: { id: '5' } };
          (messages as Map<string, Message>).set(message.id, message);
          (pins as Map<string, string>).set(message.id, new Date(clock.now() - 1_000 * (i + 2)).toISOString());
        }
      };
      fill(248);
      const first = await pin(room, 1993);
      expect(first.text).toContain('There are 250 pins');
      expect(JSON.stringify(first.data)).not.toContain('for it"');
      await pass(room, 7 * MONTH);
      expect((await room.cards()).map(({ state }) => state)).toEqual(['expired', 'expired', 'expired']);
      const told = await pin(room, 1994);
      const done = await room.press(told, 'Unpin “Fiji and Malta: trade, 1991” for it');
      expect(done.text).toBe('**Pinned**');
      await room.settle();
      expect((await room.cards()).map(({ title, pinned }) => `${title} ${pinned}`).toSorted()).toEqual([
        'Fiji and Malta: trade, 1991 false',
        'Fiji and Malta: trade, 1992 true',
        'Fiji and Malta: trade, 1993 false',
        'Fiji and Malta: trade, 1994 true',
      ]);
      expect(pins.size).toBe(250);
      expect(room.loopback.problems).toEqual([]);
    },
  );

  it.concurrent(
    'that a person has unpinned stays so, and one whose message is gone waits for a moderator',
    async (test) => {
      const room = await opened(test);
      await pin(room, 1991);
      await pin(room, 1992);
      await room.settle();
      const [one, other] = await room.cards();
      (room.loopback.pins as Map<string, string>).delete(one!.message!);
      room.loopback.deleteMessage(other!.message!);
      await pass(room, DAY);
      await pass(room, DAY);
      expect(await room.cards()).toEqual([
        expect.objectContaining({ id: other!.id, state: 'orphaned', pinned: false, waiting: true }),
        expect.objectContaining({ id: one!.id, state: 'published', pinned: false, waiting: false }),
      ]);
      expect(room.asked('PUT /channels/{channel_id}/messages/pins/{message_id}')).toHaveLength(2);
      const manage = await room.forge(`2~step~card~manage~${other!.id}`);
      expect(manage.text).toContain('The message is gone.');
      expect((await room.press(manage, 'Post again')).text).toBe('**Pinned**');
      const old = await room.forge(`2~step~card~manage~${one!.id}`);
      expect((await room.fill(await room.press(old, 'Remove the card'), { reason: '' })).text).toBe('Removed');
      expect(await room.cards()).toHaveLength(1);
      expect(room.loopback.messages.has(one!.message!)).toBe(false);
      expect(room.loopback.problems).toEqual([]);
    },
  );

  it.concurrent('is as it was when the bot was removed and invited again', async (test) => {
    const room = await opened(test);
    await pin(room, 1991);
    await room.settle();
    room.loopback.kick(room.guild);
    await room.read(filesOf({ malta: { ...years(4), 1991: 70 } }));
    await pass(room, DAY);
    expect(await only(room)).toMatchObject({ state: 'stale', pinned: true, problem: 'edit 50001' });
    room.loopback.invite(room.guild);
    await pass(room, DAY);
    const card = await only(room);
    expect(card).toMatchObject({ state: 'stale', pinned: true, waiting: true });
    expect(card.problem).toBeUndefined();
    expect(textIn(room.loopback.messages.get(card.message!)!)).toContain('EUR 70 million');
    expect(room.loopback.problems.filter((problem) => !problem.includes('sent again after 403'))).toEqual([]);
  });

  it.concurrent('is not taken for unpinned where the pins cannot be read', async (test) => {
    const room = await opened(test);
    await pin(room);
    forbid(room, HISTORY);
    await pass(room, DAY);
    expect(await only(room)).toMatchObject({ state: 'pinned', pinned: true });
  });

  it.concurrent('follows what its server sees, when a document is switched off there', async (test) => {
    const room = await opened(test);
    await pin(room);
    await room.settle();
    await room.store.write(async (tx) => {
      const guild = await readGuild(tx, room.guild.id);
      await writeGuild(tx, { ...guild, settings: { ...guild.settings, documentsOff: ['fiji-malta'] } }, room.now());
    });
    await pass(room, DAY);
    expect(await only(room)).toMatchObject({ state: 'retracted', waiting: true, pinned: true });
  });

  it.concurrent('asks for a look when its time has come, and expires when nobody looks', async (test) => {
    const room = await opened(test);
    await pin(room);
    await pass(room, 3 * MONTH);
    const card = await only(room);
    const shown = (): string => textIn(room.loopback.messages.get(card.message!)!);
    expect(card).toMatchObject({ state: 'pinned', waiting: true });
    expect(shown()).toContain('review due');
    await pass(room, 3 * MONTH);
    expect(await only(room)).toMatchObject({ state: 'expired', waiting: true });
    expect(shown()).toContain('expired');
    await room.press(await room.forge(`2~step~card~manage~${card.id}`), 'Still true');
    await room.settle();
    expect(await only(room)).toMatchObject({ state: 'pinned', waiting: false });
    expect(shown()).not.toContain('expired');
  });

  it.concurrent('that has changed is approved, or kept with its mark', async (test) => {
    const room = await opened(test);
    await pin(room);
    await room.read(filesOf({ malta: { ...years(4), 1991: 70 } }));
    await room.settle();
    const card = await only(room);
    const manage = await room.forge(`2~step~card~manage~${card.id}`);
    expect(manage.text).toContain('Before: ~~Fiji imported EUR 11 million from Malta, 1991.~~');
    await room.press(manage, 'Keep with its mark');
    await room.read(filesOf({ malta: { ...years(4), 1991: 70, 1992: 5 } }));
    expect(await only(room)).toMatchObject({ state: 'stale', waiting: false });
    await room.read(filesOf({ malta: { ...years(4), 1991: 71 } }));
    expect(await only(room)).toMatchObject({ state: 'stale', waiting: true });
    await room.press(manage, 'Approve the change');
    await room.settle();
    expect(await only(room)).toMatchObject({ state: 'pinned', waiting: false });
    expect(textIn(room.loopback.messages.get(card.message!)!)).not.toContain('Before');
  });
});
