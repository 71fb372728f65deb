import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textIn } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { localeFor } from '../../src/locales/index.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { over } from '../../src/sessions/over.ts';
import { sessionOf } from '../../src/store/quiz-sessions.ts';
import { addDraft, cityItem } from './made.ts';
import { member, openStage, type Stage } from './stage.ts';

const [ann, ben] = [1, 2].map(member) as unknown as readonly [Json, Json];
/** What the bot may do in a channel where it may not write any more. */
const READING = 1n << 10n;

describe.each(databases)('trouble in a quiz, on $name', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  }, 60_000);
  afterAll(() => stage.room.close());

  it('goes on with the time and the answers there were, when the right to write is lost and given back', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 30 });
    await quiz.press('B · Bergen', ann);
    await quiz.control('Close and show answer');
    room.loopback.permissions.set(quiz.channel, READING);
    await quiz.control('Next question');
    expect((await quiz.session()).state).toBe('suspended');
    const panel = await quiz.panel();
    expect(panel.text).toContain('suspended');
    expect(panel.text).toContain('whether I may see this channel and write in it');
    await quiz.control('Go on');
    expect((await quiz.session()).state).toBe('suspended');
    room.loopback.permissions.delete(quiz.channel);
    await quiz.control('Go on');
    expect((await quiz.session()).state).toBe('open');
    expect(await quiz.shown()).toContain('Question 2 of 2');
    await quiz.press('C · Bodø', ann);
    await quiz.control('Close and show answer');
    expect(await quiz.scores()).toEqual(['01 1 true', '01 2 true']);
    await quiz.control('Finish');
  });

  it('an open question is asked again in one message, with its answers, when the channel was out of reach', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 30 });
    await quiz.press('B · Bergen', ann);
    room.loopback.permissions.set(quiz.channel, 0n);
    await room.pass(3_000);
    expect((await quiz.session()).state).toBe('suspended');
    room.loopback.permissions.delete(quiz.channel);
    await quiz.control('Go on');
    expect((await quiz.session()).state).toBe('open');
    const asked = quiz.messages().filter((each) => textIn(each).includes('Question 1 of 1'));
    expect(asked.map(({ id }) => id)).toEqual([(await quiz.message()).id]);
    await quiz.press('A · Oslo', ben);
    await quiz.control('Close and show answer');
    expect(await quiz.scores()).toEqual(['01 1 true', '02 1 false']);
    await quiz.control('Finish');
  });

  it('a lobby that is posted when its quiz was ended already says so, and lets nobody join', async () => {
    const { room } = stage;
    const { guild, store } = room;
    const channel = room.loopback.addChannel(guild, 'ended');
    const place = { id: 'abcdef999999', guild: guild.id, channel, hostBy: '1', createdAt: room.now() };
    const draft = await addDraft(store, place, [cityItem(1)]);
    const playing = { now: room.now(), t: localeFor('en') };
    await store.write(async (tx) => {
      await openLobby(tx, draft, playing);
      await over(tx, (await sessionOf(tx, draft.id))!, 'cancel', playing);
    });
    await room.settle();
    const lobby = [...room.loopback.messages.values()].findLast((each) => each.channel_id === channel)!;
    expect(textIn(lobby)).toContain('The quiz is over.');
    expect(JSON.stringify(lobby)).not.toContain('Join');
  });

  it('ends by itself when nobody gives the right back for a quarter of an hour', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], {}, { waiting: true });
    room.loopback.permissions.set(quiz.channel, READING);
    await quiz.control('Begin');
    expect((await quiz.session()).state).toBe('suspended');
    room.loopback.clock.advance(15 * 60_000 + 1_000);
    await room.settle();
    expect((await quiz.session()).state).toBe('cancelled');
    room.loopback.permissions.delete(quiz.channel);
  });

  it('a question whose message was deleted is posted again with its answers, and so is an answer', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 30 });
    await quiz.press('B · Bergen', ann);
    const first = await quiz.message();
    const { closesAt } = await quiz.question();
    room.loopback.deleteMessage(first.id);
    await room.pass(4_000);
    const second = await quiz.message();
    expect(second.id).not.toBe(first.id);
    expect(textIn(second)).toContain('1 answer');
    expect(Math.abs((await quiz.question()).closesAt! - closesAt!)).toBeLessThan(3_000);
    await quiz.press('A · Oslo', ben);
    room.loopback.deleteMessage(second.id);
    await quiz.control('Close and show answer');
    expect((await quiz.session()).state).toBe('revealed');
    expect(textIn(quiz.messages().at(-1)!)).toContain('1 of 2 answers right');
    expect(await quiz.scores()).toEqual(['01 1 true', '02 1 false']);
    await quiz.end();
  });

  it('an open question is made longer by the time for which nobody was there, and says so', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 10 });
    const { closesAt } = await quiz.question();
    await room.pass(2_000);
    room.loopback.clock.advance(20_000);
    const told = await quiz.press('B · Bergen', ann);
    expect(told.text).toContain('Your answer');
    await room.settle();
    expect((await quiz.session()).state).toBe('open');
    expect(await quiz.shown()).toMatch(/interruption: \d+ seconds were added/);
    expect((await quiz.question()).closesAt! - closesAt!).toBeGreaterThan(15_000);
    await room.pass(12_000);
    expect(await quiz.scores()).toEqual(['01 1 true']);
    await quiz.end();
  });

  it('what is asked stays as it was when the documents change meanwhile', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 0 });
    await room.read({ 'peru-chile.md': '# Peru and Chile\n\nPeru and Chile are neighbours.\n' });
    await quiz.press('B · Bergen', ann);
    await quiz.control('Close and show answer');
    await quiz.control('Next question');
    expect(await quiz.shown()).toContain('mission number 2 of Fiji in Norway');
    await quiz.control('Close and show answer');
    expect(await quiz.shown()).toContain('> Mission 2 stood there.');
    await quiz.control('Finish');
    expect(await quiz.scores()).toEqual(['01 1 true']);
  });

  it('members by the hundred who answer within five seconds are all counted, and the message changes now and then', async () => {
    const { room, play } = stage;
    const crowd = kind.name === 'SQLite' ? 200 : 100;
    const quiz = await play([cityItem(1)], { seconds: 8 });
    const question = { data: await quiz.message() };
    const { id } = await quiz.message();
    const from = room.now();
    for (let second = 0; second < 5; second += 1) {
      const some = Array.from({ length: crowd / 5 }, (_, i) => 100 + second * 40 + i);
      const label = (i: number): string => ['A · Oslo', 'B · Bergen', 'C · Bodø'][i % 3]!;
      const all = some.map((i) => room.press(question, label(i), { ...member(i), channel_id: quiz.channel }));
      const told = await Promise.all(all);
      expect(told.every(({ text }) => text.startsWith('Your answer'))).toBe(true);
      await room.pass(1_000);
    }
    await room.pass(7_000);
    expect(await quiz.scores()).toHaveLength(crowd);
    expect(await quiz.shown()).toContain(`of ${crowd} answers right`);
    const edits = room.loopback.requests.filter(
      ({ method, path, at }) => method === 'PATCH' && path.endsWith(id) && at >= from,
    );
    const gaps = edits.slice(1).map(({ at }, i) => at - edits[i]!.at);
    expect(edits.length).toBeGreaterThan(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_500);
    await quiz.control('Finish');
    const board = textIn(quiz.messages().at(-1)!);
    expect(board.match(/<@\d+>/g)).toHaveLength(20);
    expect(room.loopback.problems).toEqual([]);
  });
});
