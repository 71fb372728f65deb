import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import type { Served } from '../../src/model/quiz.ts';
import type { Session, SessionSettings } from '../../src/model/session.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { respond, writeScores } from '../../src/store/quiz-answers.ts';
import { changeQuestion, sessionOf } from '../../src/store/quiz-sessions.ts';
import { openRoom, textIn, type Room, type Told } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { addDraft, cityItem, clozeItem, matchItem, numberItem, orderItem } from './made.ts';

const FILES = { 'fiji-norway.md': '# Fiji and Norway\n\nFiji and Norway are far apart.\n' };
const student = (n: number): Json => ({
  member: { user: { id: `8000000000000000${n}`, username: `s${n}` }, roles: [], permissions: '2048' },
});
const labelsIn = (body: Json): string[] =>
  [...JSON.stringify(body).matchAll(/"label":"((?:[^"\\]|\\.)*)"/g)].map(([, label]) => label!);

describe.each(databases)('a quiz on panels of one’s own, on $name', ({ open }) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom({ store: await open(), files: FILES, channels: 5, patience: 50 });
  }, 60_000);
  afterAll(() => room.close());

  const session = async (id: string): Promise<Session> => (await room.store.read((tx) => sessionOf(tx, id)))!;
  /** Opens the lobby of a quiz in one of the channels. */
  async function begin(n: number, served: readonly Served[], settings: Partial<SessionSettings>) {
    const { guild, store } = room;
    const id = `abcdef01234${n}`;
    const channel = guild.channels[n]!.id;
    const draft = await addDraft(
      store,
      { id, guild: guild.id, channel, hostBy: '1', createdAt: room.now(), settings },
      served,
    );
    await store.write((tx) => openLobby(tx, draft, { now: room.now(), t: localeFor('en') }));
    await room.settle();
    const here = { channel_id: channel };
    const latest = (): { data: Json } => ({
      data: [...room.loopback.messages.values()].findLast(
        (each) => each.channel_id === channel && (each.flags & 64) === 0,
      )!,
    });
    const as = (who: number): Json => ({ ...student(who), ...here });
    return { id, here, latest, as, panel: () => room.command('quiz', 'panel', {}, here) };
  }
  const edits = () => room.asked('PATCH /channels/{channel_id}/messages/{message_id}').length;

  it('tells in the lobby how many have joined, seldom', async () => {
    const { latest, as, panel, here } = await begin(0, [cityItem(1)], { mode: 'secure' });
    const before = edits();
    for (const n of [1, 2, 3, 4]) await room.press(latest(), 'Join', as(n));
    await room.pass(2_000);
    expect(textIn(latest().data)).toContain('4 people joined.');
    expect(edits() - before).toBe(1);
    await room.press(await room.press(await panel(), 'End quiz', here), 'Yes, end it', here);
  });

  it('shows options in an order of one’s own, and tells each their own letter', async () => {
    const { latest, as, panel, here, id } = await begin(1, [cityItem(1)], { mode: 'secure' });
    await room.press(await panel(), 'Begin', here);
    await room.settle();
    expect(textIn(latest().data)).not.toContain('Bergen');
    const letters = new Set<string>();
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const shown = await room.press(latest(), 'Answer', as(n));
      const label = labelsIn(shown.data).find((each) => each.endsWith('Bergen'))!;
      const chosen = await room.press(shown, label, as(n));
      expect(chosen.text).toContain(`Your answer: **${label}**`);
      letters.add(label[0]!);
      expect((await room.press(latest(), 'Answer', as(n))).text).toContain(`Your answer: **${label}**`);
    }
    expect(letters.size).toBeGreaterThan(1);
    await room.press(await panel(), 'Close and show answer', here);
    await room.settle();
    expect((await session(id)).state).toBe('revealed');
    expect(textIn(latest().data)).toContain('**Bergen** (right): 6');
    const mine = await room.press(latest(), 'My result', as(1));
    expect(mine.text).toMatch(/Question 1: Bergen \(your letter was [ABC]\): right/);
  });

  it('reads what is typed and says how, and takes orders and matches on a form', async () => {
    const { latest, as, panel, here } = await begin(2, [numberItem, clozeItem, orderItem, matchItem], { seconds: 0 });
    const next = async (button: string): Promise<void> => {
      await room.press(await panel(), button, here);
      await room.settle();
    };
    const answer = async (fields: Readonly<Record<string, string>>): Promise<Told> =>
      room.fill(await room.press(latest(), 'Answer', as(1)), fields, as(1));
    await next('Begin');
    expect((await answer({ typed: 'many' })).text).toContain('I cannot read that as one number');
    expect((await answer({ typed: '0.11 thousand' })).text).toContain('Read as **110 boats**');
    await next('Close and show answer');
    await next('Next question');
    expect((await answer({ typed: 'BODØ!' })).text).toContain('Capitals, accents and punctuation do not count');
    await next('Close and show answer');
    await next('Next question');
    expect((await answer({ p0: '1', p1: '1', p2: '2', p3: '3' })).text).toContain('one of them twice');
    expect((await answer({ p0: '2', p1: '0', p2: '3', p3: '1' })).text).toContain('Your answer: **C, A, D, B**');
    await next('Close and show answer');
    await next('Next question');
    expect((await answer({ p0: '0', p1: '1', p2: '2', p3: '3' })).text).toContain('1 A, 2 B, 3 C, 4 D');
    await next('Close and show answer');
    const mine = await room.press(latest(), 'My result', as(1));
    expect(mine.text).toContain('**3 of 4** right');
    expect(mine.text).toContain('Question 4: 1 A, 2 B, 3 C, 4 D: not right; the right answer is 1 B, 2 A, 3 D, 4 C');
    await room.press(await room.press(await panel(), 'End quiz', here), 'Yes, end it', here);
  });

  it('has room for a result of thirty long answers', async () => {
    const long = (number: number): Served => {
      const { item, ...rest } = cityItem(number);
      const options = item.options.map(({ value }, i) => ({ value, text: `${i}${'*long*'.repeat(30)}` }));
      return { ...rest, item: { ...item, options } };
    };
    const { store } = room;
    const { id, as } = await begin(
      4,
      Array.from({ length: 30 }, (_, i) => long(i)),
      { mode: 'secure' },
    );
    const place = { session: id, guild: room.guild.id };
    await store.write(async (tx) => {
      for (let number = 1; number <= 30; number += 1) {
        await changeQuestion(tx, { session: id, number }, { state: 'closed' });
        const response = { ...place, number, member: '80000000000000001', press: '1', answer: '1', ms: 1 };
        await respond(tx, [response], room.now());
        await writeScores(tx, { ...place, number }, [{ member: response.member, correct: number % 2 === 0, ms: 1 }]);
      }
    });
    const mine = await room.forge(`2~step~quiz~mine~${id}`, undefined, as(1));
    expect(mine.text).toContain('**15 of 30** right');
    expect(mine.text).toMatch(/Question 30: .*\(your letter was [ABC]\): right$/);
  });

  it('goes on by itself, and forgets whose answers are whose', async () => {
    const { latest, as, panel, here, id } = await begin(3, [cityItem(1), cityItem(2)], {
      mode: 'fast',
      pace: 'auto',
      seconds: 10,
      anonymous: true,
      board: 'top',
    });
    await room.press(await panel(), 'Begin', here);
    await room.settle();
    await room.press(latest(), 'B · Bergen', as(1));
    await room.pass(13_000);
    expect(textIn(latest().data)).toContain('The quiz goes on <t:');
    expect((await room.press(latest(), 'My result', as(1))).text).toContain('**1 of 1** right');
    await room.pass(12_000);
    const last = latest();
    expect(textIn(last.data)).toContain('Question 2 of 2');
    await room.pass(24_000);
    expect((await session(id)).state).toBe('ended');
    expect(textIn(latest().data)).toContain('It was anonymous');
    expect(textIn(latest().data)).not.toContain('<@8');
    const answered = { data: room.loopback.messages.get(String(last.data['id']))! };
    expect((await room.press(answered, 'My result', as(1))).text).toContain('thrown away');
    expect(room.loopback.problems).toEqual([]);
  });
});
