import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import type { Session } from '../../src/model/session.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { scoresIn } from '../../src/store/quiz-answers.ts';
import { sessionOf } from '../../src/store/quiz-sessions.ts';
import { openRoom, textIn, type Room } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { addDraft, cityItem, numberItem, orderItem } from './made.ts';

const FILES = { 'fiji-norway.md': '# Fiji and Norway\n\nFiji and Norway are far apart.\n' };
const ID = 'abcdef012345';
const student = (n: number): Json => ({
  member: { user: { id: `8000000000000000${n}`, username: `s${n}` }, roles: [], permissions: '2048' },
});

describe.each(databases)('a quiz from the lobby to the board, on $name', ({ open }) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom({ store: await open(), files: FILES });
  }, 60_000);
  afterAll(() => room.close());

  const session = async (): Promise<Session> => (await room.store.read((tx) => sessionOf(tx, ID)))!;
  const latest = (): Json => [...room.loopback.messages.values()].at(-1)!;
  const play = () => ({ now: room.now(), t: localeFor('en') });

  it('is played', async () => {
    const { guild, store } = room;
    const place = { id: ID, guild: guild.id, channel: guild.channel, hostBy: '1', createdAt: room.now() };
    const draft = await addDraft(store, place, [cityItem(1), numberItem, orderItem]);
    await store.write((tx) => openLobby(tx, draft, play()));
    await room.settle();
    expect(textIn(latest())).toContain('Quiz: Fiji');

    expect((await room.press({ data: latest() }, 'Join', student(1))).text).toContain('You take part');
    const panel = await room.command('quiz', 'panel');
    expect(panel.text).toContain('people are joining');
    await room.press(panel, 'Begin');
    await room.settle();
    expect((await session()).state).toBe('open');

    const question = latest();
    expect(textIn(question)).toContain('Question 1 of 3');
    const told = await room.press({ data: question }, 'B · Bergen', student(1));
    expect(told.text).toContain('B · Bergen');
    await room.press({ data: question }, 'A · Oslo', student(2));
    await room.press({ data: question }, 'B · Bergen', student(2));
    await room.pass(5_000);
    expect(textIn(room.loopback.messages.get(String(question['id']))!)).toContain('2 answers');
    await room.pass(30_000);
    expect((await session()).state).toBe('revealed');
    expect(textIn(room.loopback.messages.get(String(question['id']))!)).toContain('Right answer: **B · Bergen**');
    expect(await store.read((tx) => scoresIn(tx, ID))).toMatchObject([{ correct: true }, { correct: true }]);
    expect(room.loopback.problems).toEqual([]);
  });
});
