import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../src/model/quiz.ts';
import { accommodate } from '../../src/store/quiz-answers.ts';
import { liveIn } from '../../src/store/quiz-sessions.ts';
import { textIn, type Told } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { cityItem, numberItem, orderItem } from './made.ts';
import { HOST, idOf, member, openStage, type Stage } from './stage.ts';

const [ann, ben, cem] = [1, 2, 3].map(member) as unknown as readonly [Json, Json, Json];

describe.each(databases)('members who answer, on $name', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  }, 60_000);
  afterAll(() => stage.room.close());

  it('a press that is delivered twice, or after a later one, changes nothing', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 5 });
    const [early, late] = [room.loopback.clock.snowflake(), room.loopback.clock.snowflake()];
    await quiz.press('B · Bergen', { ...ann, id: late });
    await quiz.press('A · Oslo', { ...ann, id: early });
    const again = quiz.press('B · Bergen', { ...ann, id: late, token: 'once more' }).catch(String);
    const question = { data: await quiz.message() };
    const quick = ['A · Oslo', 'C · Bodø', 'B · Bergen', 'C · Bodø'];
    await Promise.all(quick.map((label) => room.press(question, label, { ...ben, channel_id: quiz.channel })));
    expect(await quiz.answers()).toEqual(['01 1', '02 2']);
    await room.pass(9_000);
    // The door knows it already.
    expect(await again).toContain('silent');
    expect(await quiz.scores()).toEqual(['01 1 true', '02 1 false']);
    await quiz.end();
  });

  it('who comes late answers what is open, for as long as the others', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1), cityItem(2)], { seconds: 10 });
    await quiz.press('B · Bergen', ann);
    await room.pass(8_000);
    const { closesAt } = await quiz.question();
    const told = await quiz.press('B · Bergen', ben);
    expect(told.text).toContain(`<t:${Math.ceil(closesAt! / 1000)}:R>`);
    await room.pass(6_000);
    await quiz.control('Next question');
    const joined = await room.press({ data: quiz.messages()[0]! }, 'Join', { ...cem, channel_id: quiz.channel });
    expect(joined.text).toContain('You take part');
    await quiz.press('C · Bodø', cem);
    await quiz.control('Close and show answer');
    await quiz.control('Finish');
    const board = textIn(quiz.messages().at(-1)!);
    expect(board).toContain('3 people took part in 2 questions');
    expect(board.match(/^1\\?\. <@\d+>: \*\*1 of 2\*\*/gm)).toHaveLength(3);
  });

  it('after the deadline there is a moment for presses on their way, and then no more', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 5 });
    const { closesAt } = await quiz.question();
    await room.pass(closesAt! + 1_000 - room.now());
    expect((await quiz.press('B · Bergen', ann)).text).toContain('Your answer');
    room.loopback.clock.advance(600);
    expect((await quiz.press('B · Bergen', ben)).text).toContain('This question is closed');
    await room.settle();
    await room.pass(2_000);
    expect(await quiz.scores()).toEqual(['01 1 true']);
    await quiz.end();
  });

  it('a question without a limit waits for the host', async () => {
    const { room, play } = stage;
    const quiz = await play([cityItem(1)], { seconds: 0 });
    expect(await quiz.shown()).toContain('the host closes it');
    await room.pass(120_000 / 8);
    expect((await quiz.press('B · Bergen', ann)).text).toContain('until the host closes the question');
    expect((await quiz.session()).state).toBe('open');
    await quiz.control('Close and show answer');
    expect(await quiz.shown()).toContain('1 of 1 answer right');
    await quiz.end();
  });

  it('in a secure quiz each has the options in an order of their own, and more time where the teacher gave it', async () => {
    const { room, play } = stage;
    const cities = cityItem(1).item.options.map(({ text }) => text);
    const quiz = await play([cityItem(1)], { seconds: 6, mode: 'secure' }, { waiting: true });
    const place = { session: quiz.id, guild: room.guild.id, member: idOf(ben) };
    await room.store.write((tx) => accommodate(tx, place, 100));
    await room.press({ data: quiz.messages()[0]! }, 'Join', { ...ben, channel_id: quiz.channel });
    await quiz.control('Begin');
    const people = [1, 2, 3, 4, 5, 6, 7, 8].map(member);
    const panels: Told[] = [];
    for (const each of people) panels.push(await quiz.press('Answer', each));
    const orders = panels.map(({ data }) => labelsIn(data).filter((label) => / · /.test(label)));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    for (const order of orders) {
      expect(order.map((label) => label.slice(4)).toSorted()).toEqual(cities.toSorted());
      expect(order.map((label) => label[0])).toEqual(['A', 'B', 'C']);
    }
    expect(await quiz.shown()).not.toMatch(/Oslo|Bergen/);
    const own = orders[1]!.find((label) => label.endsWith('Bergen'))!;
    await room.pass(8_500);
    expect((await room.press(panels[0]!, orders[0]![0]!, { ...ann, channel_id: quiz.channel })).text).toContain(
      'closed',
    );
    const told = await room.press(panels[1]!, own, { ...ben, channel_id: quiz.channel });
    expect(told.text).toContain(`Your answer: **${own}**`);
    expect(told.callback.type).toBe(7);
    expect((await quiz.session()).state).toBe('open');
    await room.pass(7_000);
    expect((await quiz.session()).state).toBe('revealed');
    expect(await quiz.scores()).toEqual(['02 1 true']);
    expect(textIn(quiz.messages().at(-1)!)).not.toContain(idOf(ben));
    await quiz.end();
  });

  it('an anonymous quiz keeps codes, shows no names, and at its end throws the key away', async () => {
    const { play } = stage;
    const quiz = await play(
      [cityItem(1), cityItem(2)],
      { seconds: 5, anonymous: true },
      { secret: 'the key of this quiz' },
    );
    await quiz.press('B · Bergen', ann);
    await quiz.press('A · Oslo', ann);
    await quiz.press('B · Bergen', ben);
    expect(await quiz.answers()).toHaveLength(2);
    expect((await quiz.answers()).join()).not.toMatch(/\b0[12] /);
    await quiz.control('Close and show answer');
    const mine = await quiz.press('My result', ben);
    expect(mine.text).toContain('1 of 1');
    await quiz.end();
    const board = textIn(quiz.messages().at(-1)!);
    expect(board).toContain('2 people took part');
    expect(board).not.toContain('<@');
    expect((await quiz.session()).secret).toBeUndefined();
    const kept = await everything(stage, quiz.id);
    expect(kept).not.toContain(idOf(ben));
    // Nobody's result can be found any more: then nothing says that it can.
    expect(board).not.toContain('My result');
  });

  it('every form of item is answered, scored and shown', { timeout: 60_000 }, async () => {
    const { room, play } = stage;
    const forms: readonly (readonly [Served, string | Readonly<Record<string, string>>, string])[] = [
      [cityItem(1), 'B · Bergen', 'B · Bergen'],
      [form('true-false', ['True', 'False'], 1), 'B · False', 'B · False'],
      [numberItem, { typed: 'about 1,1' }, ''],
      [numberItem, { typed: '125 boats' }, '120 boats'],
      [cloze, { typed: ' the  NORTH-sea ' }, 'North Sea'],
      [orderItem, { p0: '2', p1: '0', p2: '3', p3: '1' }, 'C, A, D, B'],
      [match, { p0: '1', p1: '0', p2: '3', p3: '2' }, '1 B, 2 A, 3 D, 4 C'],
      [form('which-source', ['Fiji and Norway', 'Fiji', 'Norway'], 0), 'A · Fiji and Norway', 'A · Fiji and Norway'],
      [form('not-said', ['In 1990', 'In 1991', 'The sources do not say'], 2), 'C · The sources do not say', 'C · The'],
    ];
    const quiz = await play(
      forms.map(([served]) => served),
      { seconds: 0 },
    );
    for (const [i, [, answer, right]] of forms.entries()) {
      const told = typeof answer === 'string' ? await quiz.press(answer, ann) : await filled(stage, quiz, answer);
      expect(told.text).toContain('Your answer');
      await quiz.control('Close and show answer');
      const shown = await quiz.shown();
      expect(shown).toContain(`Question ${i + 1} of 9`);
      expect(shown).toContain(right === '' ? '0 of 1 answer' : `Right answer: **${right}`);
      await quiz.control(i + 1 < forms.length ? 'Next question' : 'Finish');
    }
    expect(textIn(quiz.messages().at(-1)!)).toContain('**8 of 9**');
    expect(room.loopback.problems).toEqual([]);
  });

  it('one row that is chosen twice, or a place that there is not, is no answer', async () => {
    const { play, room } = stage;
    const quiz = await play([orderItem], { seconds: 0 });
    const twice = await filled(stage, quiz, { p0: '2', p1: '2', p2: '3', p3: '1' });
    expect(twice.text).toContain('chosen one of them twice');
    const forged = await filled(stage, quiz, { p0: '7', p1: '0', p2: '3', p3: '1' });
    expect(forged.text).toContain('This button');
    // Whoever changes it again and again has not asked anything of the documents.
    for (const p of ['0123', '1023', '2031', '3210', '0213', '2013'])
      expect((await filled(stage, quiz, { p0: p[0]!, p1: p[1]!, p2: p[2]!, p3: p[3]! })).text).toContain('Your answer');
    expect(await quiz.answers()).toEqual(['01 2013']);
    await quiz.control('Close and show answer');
    await quiz.end();
    expect(await room.store.read((tx) => liveIn(tx, quiz.channel))).toBeUndefined();
    expect(HOST).toBe((await quiz.session()).hostBy);
  });
});

const form = (of: 'true-false' | 'which-source' | 'not-said', options: readonly string[], at: number): Served => ({
  ...cityItem(60),
  item: {
    ...cityItem(60).item,
    id: of.replace('-', '') + '1',
    form: of,
    stem: `An item whose form is ${of}.`,
    options: options.map((text) => ({ text, value: `text:${text.toLowerCase()}` })),
  },
  key: { type: 'option', at },
});

const cloze: Served = {
  ...cityItem(61),
  item: {
    ...cityItem(61).item,
    id: 'cloze001',
    form: 'cloze',
    stem: 'Fiji and Norway both fish in the ____.',
    options: [],
  },
  key: { type: 'texts', texts: ['North Sea', 'the North Sea'] },
};

const match: Served = {
  ...orderItem,
  item: {
    ...orderItem.item,
    id: 'match001',
    form: 'match',
    stem: 'Who signed what?',
    rows: ['First', 'Second', 'Third', 'Fourth'],
  },
  key: { type: 'order', order: [1, 0, 3, 2] },
};

async function filled(
  { room }: Stage,
  quiz: Awaited<ReturnType<Stage['play']>>,
  answer: Readonly<Record<string, string>>,
) {
  const opened = await quiz.press('Answer', ann);
  return room.fill(opened, answer, { ...ann, channel_id: quiz.channel });
}

/** The words on everything that can be pressed in a message. */
const labelsIn = (part: unknown): string[] =>
  Array.isArray(part)
    ? part.flatMap(labelsIn)
    : typeof part === 'object' && part !== null
      ? Object.entries(part).flatMap(([key, value]) => (key === 'label' ? [String(value)] : labelsIn(value)))
      : [];

/** Everything that is kept of what members did in a quiz, as text. */
async function everything({ room }: Stage, session: string): Promise<string> {
  const tables = ['quiz_question', 'quiz_response', 'quiz_score', 'quiz_participant', 'accommodation'] as const;
  const rows = await room.store.read((tx) =>
    Promise.all(tables.map((table) => tx.selectFrom(table).selectAll().where('session', '=', session).execute())),
  );
  return JSON.stringify(rows);
}
