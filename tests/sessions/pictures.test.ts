import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuildSettings } from '../../src/model/guild.ts';
import { readGuild, writeGuild } from '../../src/store/guild.ts';
import type { Pictures } from '../../src/charts/pictures.ts';
import { picturesIn, textIn } from '../cards/room.ts';
import type { Message } from '../loopback/messages.ts';
import type { Json } from '../loopback/world.ts';
import { drawing } from '../delivery/drawings.ts';
import { databases } from '../store/databases.ts';
import { cityItem, numberItem } from './made.ts';
import { member, openStage, type Play, type Stage } from './stage.ts';

const [ann, ben] = [1, 2].map(member) as unknown as readonly [Json, Json];

/** What draws, and stops to while `away` is set: then a drawing never ends. */
const slow = { away: false };
const pictures: Pictures = {
  ...drawing,
  draw: (figure) => (slow.away ? new Promise(() => undefined) : drawing.draw(figure)),
};

describe.each(databases)('the pictures of a quiz, on $name', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind, undefined, pictures);
  }, 60_000);
  afterAll(() => stage.room.close());

  const shown = (message: Message) => picturesIn(message, stage.room.loopback);
  const rows = (...all: readonly [label: string, count: number, letter?: string][]) => [
    { rows: all.map(([label, count, letter]) => ({ label, count, ...(letter && { letter }) })) },
  ];
  /** A question that both have answered, with its answer. */
  async function revealed(): Promise<Play> {
    const quiz = await stage.play([cityItem(1), numberItem]);
    await quiz.press('B · Bergen', ann);
    await quiz.press('A · Oslo', ben);
    expect(shown(await quiz.message())).toEqual([]);
    await quiz.control('Close and show answer');
    return quiz;
  }

  it('stand on the answer of a question with options, and nowhere else', async () => {
    const quiz = await revealed();
    expect(shown(await quiz.message())).toMatchObject(rows(['Oslo', 1, 'A'], ['Bergen', 1, 'B'], ['Bodø', 0, 'C']));
    await quiz.control('Next question');
    await quiz.press('Answer', ann);
    await quiz.control('Close and show answer');
    await quiz.control('Finish');
    expect(quiz.messages().map((message) => shown(message).length)).toEqual([0, 1, 0, 0]);
    expect(stage.room.loopback.problems).toEqual([]);
  });

  it('go with an answer that is taken back, and come again when it counts again', async () => {
    const quiz = await revealed();
    await quiz.control('Take last answer back');
    expect(shown(await quiz.message())).toEqual([]);
    await quiz.control('Count it again');
    expect(shown(await quiz.message())).toHaveLength(1);
    await quiz.end();
  });

  it('go along when an answer is posted because its question was deleted', async () => {
    const quiz = await stage.play([cityItem(1)]);
    await quiz.press('B · Bergen', ann);
    stage.room.loopback.deleteMessage((await quiz.message()).id);
    await quiz.control('Close and show answer');
    expect(shown(quiz.messages().at(-1)!)).toMatchObject(rows(['Oslo', 0], ['Bergen', 1], ['Bodø', 0]));
    await quiz.end();
  });

  it('are on no answer of a server that wants none', async () => {
    const { room } = stage;
    await room.set({ pictures: 'none' });
    const quiz = await revealed();
    expect(textIn(await quiz.message())).toContain('1 of 2 answers right.');
    expect(shown(await quiz.message())).toEqual([]);
    await room.set({ pictures: 'all' });
    await quiz.control('Take last answer back');
    await quiz.control('Count it again');
    expect(shown(await quiz.message())).toHaveLength(1);
    await quiz.end();
  });

  it('are left out while they cannot be drawn in time, and nothing waits for them', async () => {
    slow.away = true;
    const quiz = await revealed();
    expect((await quiz.session()).state).toBe('revealed');
    expect(textIn(await quiz.message())).toContain('1 of 2 answers right.');
    expect(shown(await quiz.message())).toEqual([]);
    slow.away = false;
    await quiz.control('Next question');
    expect(await quiz.shown()).toContain('Question 2 of 2');
    await quiz.end();
  });

  it('are none where the server wants none', async () => {
    const { store, guild } = stage.room;
    const set = async (wanted: GuildSettings['pictures']): Promise<void> => {
      await store.write(async (tx) => {
        const { settings, rev } = await readGuild(tx, guild.id);
        await writeGuild(tx, { id: guild.id, settings: { ...settings, pictures: wanted }, rev }, 0);
      });
      // Settings are remembered for two seconds.
      await stage.room.pass(3_000);
    };
    await set('none');
    const quiz = await revealed();
    expect(shown(await quiz.message())).toEqual([]);
    await quiz.end();
    await set('no-maps');
    const other = await revealed();
    expect(shown(await other.message())).toHaveLength(1);
    await other.end();
  });
});
