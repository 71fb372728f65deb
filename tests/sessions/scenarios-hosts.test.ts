import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { textIn } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { addDraft, cityItem } from './made.ts';
import { HOST, idOf, member, openStage, type Stage } from './stage.ts';

const [ann, ben, teacher, other] = [1, 2, 3, 4].map(member) as unknown as readonly [Json, Json, Json, Json];

describe.each(databases)('hosts of a quiz, on $name', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  }, 60_000);
  afterAll(() => stage.room.close());

  it('a channel has one quiz at a time, and a server three', async () => {
    const { room, play } = stage;
    const quizzes = [];
    for (let i = 0; i < 3; i += 1) quizzes.push(await play([cityItem(1)], {}, { waiting: true }));
    const open = async (id: string, channel: string) => {
      const draft = await addDraft(
        room.store,
        { id, guild: room.guild.id, channel, hostBy: HOST, createdAt: room.now() },
        [cityItem(1)],
      );
      return room.store.write((tx) => openLobby(tx, draft, { now: room.now(), t: localeFor('en') }));
    };
    expect(await open('second000001', quizzes[0]!.channel)).toBe('channel');
    expect(await open('fourth000001', room.guild.channel)).toBe('server');
    await quizzes[0]!.end();
    expect(textIn(quizzes[0]!.messages().at(-1)!)).toContain('The quiz is over');
    expect(await open('fifth0000001', quizzes[0]!.channel)).toMatchObject({ state: 'lobby' });
    await room.settle();
    for (const quiz of quizzes) await quiz.end();
  });

  it('what is pressed twice, or by two hosts at once, happens once', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 30 }, { waiting: true });
    const panel = await quiz.panel();
    const here = { channel_id: quiz.channel };
    const told = await Promise.all([1, 2, 3].map(() => room.press(panel, 'Begin', here)));
    await room.settle();
    expect(told.filter(({ text }) => text.includes('done already'))).toHaveLength(2);
    expect(quiz.messages().map((each) => /Question \d/.exec(textIn(each))?.[0])).toEqual([undefined, 'Question 1']);
    const late = await room.press(panel, 'Begin', here);
    expect(late.text).toContain('the question is open');
    const open = await quiz.panel();
    await room.press(open, 'Close and show answer', here);
    await room.settle();
    expect((await room.press(open, 'Skip', here)).text).toContain('the answer is shown');
    expect((await quiz.session()).number).toBe(1);
    await quiz.end();
  });

  it('another host takes over when the first has done nothing for a minute, a moderator at any time', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 0 }, { waiting: true, hostBy: idOf(teacher) });
    await quiz.control('Begin', teacher);
    expect((await quiz.panel(other)).text).toContain('Somebody else hosts this quiz');
    // A moderator helps out, and the host stays.
    await quiz.control('Pause');
    expect((await quiz.session()).hostBy).toBe(idOf(teacher));
    await room.pass(50_000);
    expect((await quiz.panel(other)).text).toContain('Somebody else');
    await room.pass(12_000);
    await quiz.control('Go on', other);
    expect((await quiz.session()).hostBy).toBe(idOf(other));
    expect((await quiz.panel(teacher)).text).toContain('Somebody else');
    await quiz.end();
  });

  it('pausing keeps the time that is left, and takes no answers meanwhile', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 10 });
    await quiz.press('A · Oslo', ann);
    const before = { data: await quiz.message() };
    await room.pass(4_000);
    const left = (await quiz.question()).closesAt! - room.now();
    await quiz.control('Pause');
    expect(await quiz.shown()).toContain('Paused by the host');
    const told = await room.press(before, 'B · Bergen', { ...ann, channel_id: quiz.channel });
    expect(told.text).toContain('paused');
    await room.pass(20_000);
    await quiz.control('Go on');
    expect((await quiz.question()).closesAt! - room.now()).toBeLessThanOrEqual(left);
    expect((await quiz.question()).closesAt! - room.now()).toBeGreaterThan(left - 2_000);
    await quiz.press('B · Bergen', ann);
    expect(await quiz.answers()).toEqual(['01 1']);
    await quiz.control('Close and show answer');
    const mine = (
      await room.store.read((tx) => tx.selectFrom('quiz_score').select('ms').where('session', '=', quiz.id).execute())
    )[0]!;
    expect(mine.ms).toBeLessThan(8_000);
    await quiz.end();
  });

  it('a skipped question does not count, and is asked again when that is undone', async () => {
    const { play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 30 });
    await quiz.press('B · Bergen', ann);
    const first = await quiz.message();
    await quiz.control('Skip');
    expect(await quiz.shown()).toContain('Question 2 of 2');
    expect(textIn(quiz.messages().find(({ id }) => id === first.id)!)).toContain('Skipped');
    await quiz.control('Ask the skipped one later');
    await quiz.press('C · Bodø', ann);
    await quiz.control('Close and show answer');
    expect(await quiz.scores()).toEqual(['01 2 true']);
    await quiz.control('Next question');
    expect(await quiz.shown()).toContain('Question 1 of 2');
    await quiz.control('Skip');
    expect((await quiz.session()).state).toBe('ended');
    expect(textIn(quiz.messages().at(-1)!)).toContain('**1 of 1**');
  });

  it('a question that is taken back does not count, and counts again when that is undone', async () => {
    const { play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 30 });
    await quiz.press('B · Bergen', ann);
    await quiz.press('A · Oslo', ben);
    await quiz.control('Close and show answer');
    const before = await quiz.scores();
    expect(before).toEqual(['01 1 true', '02 1 false']);
    await quiz.control('Take last answer back');
    expect(await quiz.scores()).toEqual([]);
    expect(await quiz.shown()).toContain('Taken back by the host');
    await quiz.control('Count it again');
    expect(await quiz.scores()).toEqual(before);
    expect(await quiz.shown()).toContain('1 of 2 answers right');
    await quiz.end();
  });
});
