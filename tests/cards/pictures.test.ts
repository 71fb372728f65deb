import { describe, expect, it, type TestContext } from 'vitest';
import { lookText } from '../../src/cards/fact.ts';
import { databases } from '../store/databases.ts';
import { openRoom, picturesIn, textIn, type Room } from './room.ts';
import { filesOf, years } from './texts.ts';

const fact = lookText({ topic: 'trade-flow', pairs: ['FJ-MT'] })!;
const [FIRST, ...MORE] = Object.keys(filesOf({ malta: years(3) }));

describe.each(databases)('the picture of a card on $name', ({ open }) => {
  const opened = async ({ onTestFinished }: TestContext, malta = years(3)): Promise<Room> => {
    const room = await openRoom({ store: await open(), files: filesOf({ malta }) });
    onTestFinished(() => room.close());
    return room;
  };
  const pin = async (room: Room): Promise<void> => {
    await room.press(await room.command('card', 'pin', { fact }), 'Pin');
    await room.settle();
  };
  const message = async (room: Room) => {
    const [card] = await room.cards();
    return room.loopback.messages.get(card!.message!)!;
  };
  const shown = async (room: Room) => picturesIn(await message(room), room.loopback);
  /** The amounts in a picture, in millions. */
  const amountsIn = (figure: unknown): string =>
    [...JSON.stringify(figure).matchAll(/EUR (\d+) million/g)].map(([, n]) => n).join(' ');

  it.concurrent('is in its preview, on its message, and not on the message that links the cards', async (test) => {
    const room = await opened(test);
    const preview = await room.command('card', 'pin', { fact });
    const [first, ...more] = picturesIn(preview.message!, room.loopback);
    expect([first!.chart, more.length]).toEqual(['amounts', 0]);
    await room.press(preview, 'Pin');
    await room.settle();
    expect(await shown(room)).toEqual([first]);
    const pictures = [...room.loopback.messages.values()].filter(({ flags }) => (flags & 64) === 0);
    expect(pictures.map((each) => picturesIn(each, room.loopback).length)).toEqual([1, 0]);
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('follows the documents, and goes when there is nothing to draw any more', async (test) => {
    const room = await opened(test);
    await pin(room);
    const [before] = await shown(room);
    await room.read(filesOf({ malta: { ...years(3), 1992: 400 } }));
    await room.settle();
    const [after] = await shown(room);
    expect(amountsIn(after)).toBe(amountsIn(before).replaceAll('12', '400'));
    await room.read(filesOf({ malta: { 1992: 12 } }));
    await room.settle();
    expect(await shown(room)).toEqual([]);
    expect(textIn(await message(room))).toContain('EUR 12 million');
    await room.read(filesOf({ malta: years(3) }));
    await room.settle();
    expect(await shown(room)).toEqual([before]);
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('is drawn anew where it alone has changed', async (test) => {
    const room = await opened(test, years(70));
    await pin(room);
    const [text, [before]] = [textIn(await message(room)), await shown(room)];
    await room.read(filesOf({ malta: { ...years(70), 2059: 4_000 } }));
    await room.settle();
    expect(textIn(await message(room))).toBe(text);
    expect(await shown(room)).not.toEqual([before]);
    expect(await shown(room)).toHaveLength(1);
  });

  it.concurrent('stays when a card is told in short, and when somebody else refreshes it', async (test) => {
    const room = await opened(test);
    const sheet = `cards:\n  - { look: '${fact}', layout: short }\n`;
    await room.press(await room.importing(sheet), 'Post and pin all of them');
    await room.settle();
    const before = await shown(room);
    expect(before).toHaveLength(1);
    const manage = await room.menu('Pin as fact card', await message(room));
    await room.press(manage, 'Refresh');
    await room.settle();
    expect(await shown(room)).toEqual(before);
  });

  it.concurrent('goes when a server wants no pictures, and comes back when it does', async (test) => {
    const room = await opened(test);
    await pin(room);
    const before = await shown(room);
    await room.set({ pictures: 'none' });
    expect(await shown(room)).toEqual([]);
    await room.set({ pictures: 'no-maps' });
    expect(await shown(room)).toEqual(before);
    expect(room.loopback.problems).toEqual([]);
  });

  it.concurrent('has nothing of what is sensitive', async (test) => {
    const sold = filesOf({ malta: years(4) });
    const claims = MORE[0]!;
    const hidden = {
      ...sold,
      [claims]: sold[claims]!.replace(/(?=, exporter: MT, importer: FJ \}\n$)/, ', sensitive: crime'),
    };
    expect(Object.keys(hidden)).toContain(FIRST);
    const room = await openRoom({ store: await open(), files: hidden });
    test.onTestFinished(() => room.close());
    const preview = await room.command('card', 'pin', { fact });
    expect(preview.text).toContain('EUR 14 million');
    expect(amountsIn(picturesIn(preview.message!, room.loopback))).not.toMatch(/^$|14/);
    await room.press(await room.press(preview, 'Pin it all the same'), 'Yes, pin it here for everybody');
    await room.settle();
    expect(amountsIn(await shown(room))).not.toMatch(/^$|14/);
  });
});
