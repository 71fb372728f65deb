import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeFor } from '../../src/locales/index.ts';
import { openLobby } from '../../src/sessions/ask.ts';
import { scoresIn } from '../../src/store/quiz-answers.ts';
import { questionOf } from '../../src/store/quiz-sessions.ts';
import { openRoom, picturesIn, textIn, type Room, type Told } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { addDraft, cityItem } from '../sessions/made.ts';
import { rowsOf } from '../../src/store/export.ts';
import { databases } from '../store/databases.ts';
import { readCsv } from './csv.ts';

const FILES = { 'fiji-norway.md': '# Fiji and Norway\n\nFiji and Norway are far apart.\n' };
const ID = 'abcdef012345';
const idOf = (n: number): string => `8000000000000000${n}`;
const student = (n: number): Json => ({
  member: { user: { id: idOf(n), username: `s${n}` }, roles: [], permissions: '2048' },
});

describe.each(databases)('what comes after a quiz, on $name', ({ open }) => {
  let room: Room;
  let question: Json;
  beforeAll(async () => {
    room = await openRoom({ store: await open(), files: FILES, patience: 100 });
    const { guild, store } = room;
    const place = { id: ID, guild: guild.id, channel: guild.channel, hostBy: '1', createdAt: room.now() };
    // Bergen is right.
    const draft = await addDraft(store, { ...place, settings: { seconds: 0 } }, [cityItem(1), cityItem(2)]);
    await store.write((tx) => openLobby(tx, draft, { now: room.now(), t: localeFor('en') }));
    await room.settle();
    const panel = await room.command('quiz', 'panel');
    await room.press(panel, 'Begin');
    await room.settle();
    question = latest();
    await room.press({ data: question }, 'A · Oslo', student(1));
    await room.press({ data: question }, 'A · Oslo', student(2));
    await room.press({ data: question }, 'B · Bergen', student(3));
    await room.press(await room.command('quiz', 'panel'), 'Close and show answer');
    await room.settle();
  }, 60_000);
  afterAll(() => room.close());

  const latest = (): Json => [...room.loopback.messages.values()].filter(({ flags }) => (flags & 64) === 0).at(-1)!;
  const shown = (): Json => room.loopback.messages.get(String(question['id']))!;
  const rights = async (): Promise<readonly boolean[]> =>
    (await room.store.read((tx) => scoresIn(tx, ID))).map(({ correct }) => correct);
  const formOf = (n: number): Promise<Told> => room.press({ data: shown() }, 'Challenge', student(n));
  const challenge = async (n: number, reason: string): Promise<Told> => {
    const form = await formOf(n);
    const sent = {
      custom_id: form.data['custom_id'],
      components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'reason', value: reason } }],
    };
    return room.say({ type: 5, data: sent, ...student(n) });
  };
  const openCase = async (n: number): Promise<Told> => {
    const list = await room.press(await room.command('quiz', 'results'), 'Challenges (1 open)');
    expect(list.text).toContain('**Question 1**, open');
    return room.forge(`2~step~quiz~case~${ID}`, [`1.${idOf(n)}`]);
  };

  it('a student challenges an answer once, and only who takes part', async () => {
    expect((await challenge(1, 'It was *Oslo* =cmd() then')).text).toContain('Thank you');
    expect((await formOf(1)).text).toContain('The host has not decided yet.');
    expect((await formOf(9)).text).toContain('Only who takes part');
  });

  it('the host sees the results in private', async () => {
    const results = await room.command('quiz', 'results');
    expect(results.text).toContain('1 of 3 answers right (too few for an interval)');
    expect(results.text).toContain('3 people, 1 question counted');
    const items = await room.press(results, 'By question');
    expect(items.text).toContain('A · Oslo: 2, 67 %');
    expect(items.text).toContain('B · Bergen (right): 1, 33 %');
    expect(items.text).toContain('Nobody chose C.');
    expect(items.text).toContain('not enough answers (3 of 100)');
    const students = await room.press(results, 'By student');
    expect(students.text).toMatch(/<@80000000000000003>: \*\*1 of 1\*\* right · median time/);
  });

  it('accepting an answer scores the question anew, once, and shows it', async () => {
    const one = await openCase(1);
    expect(one.text).toContain('Mission 1 stood there.');
    expect(one.text).toContain('Their answer: A · Oslo');
    const select = (one.data['components'] as Json[])[0]!['components'] as Json[];
    const menu = select.flatMap((row) => (row['components'] ?? []) as Json[]).find(({ type }) => type === 3)!;
    const values = [(menu['options'] as Json[])[0]!['value'] as string];
    const press = () => room.forge(String(menu['custom_id']), values);
    expect((await press()).text).toContain('Scored anew: 1 right before, 3 right now.');
    expect(await rights()).toEqual([true, true, true]);
    expect((await press()).text).toMatch(/old|decided already/);
    await room.settle();
    expect(textIn(shown())).toContain('3 of 3 answers right.');
    expect(textIn(shown())).toContain('A · Oslo is taken as right, too');
    expect(picturesIn(shown(), room.loopback)).toMatchObject([
      { notes: [expect.stringMatching(/A · Oslo is taken as right, too/)] },
    ]);
    const ruling = (await room.store.read((tx) => questionOf(tx, ID, 1)))!.ruling!;
    expect(ruling).toMatchObject({ also: ['0'], acts: [{ does: 'also', answer: '0' }] });
    const deeds = await room.store.read((tx) =>
      tx.selectFrom('audit_log').selectAll().where('action', '=', 'quiz.regrade').execute(),
    );
    expect(deeds.map(({ detail }) => JSON.parse(detail) as object)).toMatchObject([{ number: 1, before: 1, after: 3 }]);
    expect((await formOf(1)).text).toContain('The host has accepted it.');
  });

  it('undoing it brings the former scores back', async () => {
    const done = await room.forge(`2~step~quiz~case-undo~${ID}~1~${idOf(1)}`);
    expect(done.text).toContain('Scored anew: 3 right before, 1 right now.');
    expect(await rights()).toEqual([false, false, true]);
    expect((await room.forge(`2~step~quiz~case-undo~${ID}~1~${idOf(1)}`)).text).toContain('decided already');
    await room.settle();
    expect(textIn(shown())).not.toContain('Decided by the host');
    expect(picturesIn(shown(), room.loopback)).toMatchObject([{ notes: [] }]);
  });

  it('a question that is taken out does not count, until that is undone', async () => {
    await room.press(await openCase(1), 'Accept: take it out');
    await room.settle();
    expect(await rights()).toEqual([]);
    expect(picturesIn(shown(), room.loopback)).toEqual([]);
    expect((await room.command('quiz', 'results')).text).toContain('0 questions counted, 1 taken out');
    await room.forge(`2~step~quiz~case-undo~${ID}~1~${idOf(1)}`);
    expect(await rights()).toEqual([false, false, true]);
  });

  it('a rejected challenge has a reason that the student reads', async () => {
    const form = await room.press(await openCase(1), 'Reject');
    expect((await room.fill(form, { reason: 'The source says Bergen.' })).text).toContain('is rejected');
    expect((await formOf(1)).text).toContain('The host says: The source says Bergen.');
    expect(room.loopback.problems).toEqual([]);
  });

  const files = (message: Json): Record<string, string>[][] =>
    (message['attachments'] as Json[]).map(({ url }) =>
      readCsv(room.loopback.files.get(new URL(String(url)).pathname)!),
    );
  const EDIT = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';

  it('tables without names come at once', async () => {
    const told = await room.press(await room.command('quiz', 'results'), 'Tables without names');
    const [answers, items] = files(told.message!);
    expect(answers!.map(({ member, right }) => [member, right])).toEqual([
      [idOf(1), '0'],
      [idOf(2), '0'],
      [idOf(3), '1'],
    ]);
    expect(items).toMatchObject([{ question: '1', right: '1', 'A chosen': '2' }]);
    expect(room.asked(EDIT)).toEqual([]);
  });

  it('tables with names come when the names are there, which are kept nowhere', async () => {
    const { loopback } = room;
    const named = (n: number, nick: string | null, global_name: string | null): void =>
      void loopback.members.set(idOf(n), { nick, user: { id: idOf(n), username: `s${n}`, global_name } });
    named(1, '=cmd()', 'Ann');
    named(2, null, 'Ben');
    // The answer may be on its way still when it is edited.
    loopback.faults.next(/@original/, { kind: 'refused', status: 404, code: 10_015, message: 'Unknown Webhook' });
    const told = await room.press(await room.command('quiz', 'results'), 'Tables with names');
    expect(told.text).toBe('Fetching names: 0 of 3');
    expect(told.message!.flags & 64).toBe(64);
    await loopback.until(() => room.asked(EDIT).some(({ status }) => status === 200));
    const message = loopback.messages.get(told.message!.id)!;
    expect(textIn(message)).toContain('1 name could not be fetched');
    const [answers] = files(message);
    expect(answers!.map(({ member, name }) => [member, name])).toEqual([
      [idOf(1), "'=cmd()"],
      [idOf(2), 'Ben'],
      [idOf(3), ''],
    ]);
    const kept = JSON.stringify(await room.store.read((tx) => rowsOf(tx, room.guild.id)));
    expect(kept).not.toMatch(/cmd\(\)"|Ben\b/);
    expect(loopback.problems).toEqual([]);
  });

  it('what cannot be made ends in a message, and so does a Discord that tells no names', async () => {
    const { loopback } = room;
    loopback.faults.next(/GET .*members/, { kind: 'refused', status: 403, code: 50_001, message: 'Missing Access' }, 9);
    const before = room.asked(EDIT).length;
    const told = await room.press(await room.command('quiz', 'results'), 'Tables with names');
    await loopback.until(() => room.asked(EDIT).length > before);
    const message = loopback.messages.get(told.message!.id)!;
    expect(textIn(message)).toContain('3 names could not be fetched');
    expect(files(message)).toHaveLength(2);
  });
});
