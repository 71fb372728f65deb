import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/model/session.ts';
import { accommodationsIn, countParticipants } from '../../src/store/quiz-answers.ts';
import { questionsOf, sessionOf, sessionsIn } from '../../src/store/quiz-sessions.ts';
import { readGuild } from '../../src/store/guild.ts';
import { openRoom, textIn, type Room, type Told } from '../cards/room.ts';
import type { Json } from '../loopback/world.ts';
import { databases } from '../store/databases.ts';
import { addOwnSet } from './made.ts';

const FILES = { 'fiji-norway.md': '# Fiji and Norway\n\nFiji and Norway are far apart.\n' };
const HOST = 1n << 33n;
const SEND = 1n << 11n;
const student = (n: number): Json => ({
  member: { user: { id: `8000000000000000${n}`, username: `s${n}` }, roles: [], permissions: String(SEND) },
});
const host = (n: number): Json => ({
  member: { user: { id: `7000000000000000${n}`, username: `h${n}` }, roles: [], permissions: String(SEND | HOST) },
});

/** The custom id of the list whose placeholder begins with this. */
function listIn(body: Json, placeholder: string): string {
  const found = JSON.stringify(body).match(new RegExp(`"custom_id":"([^"]+)","placeholder":"${placeholder}`));
  if (!found) throw new Error(`no list "${placeholder}"`);
  return found[1]!;
}
/** The id of the draft or session that an answer of the bot is about. */
const idIn = (told: Told): string => /~([0-9a-f]{12})[~"]/.exec(JSON.stringify(told.data))![1]!;

describe.each(databases)('a quiz that is started and led, on $name', ({ open }) => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom({ store: await open(), files: FILES, channels: 5 });
    await addOwnSet(room.store, room.guild.id, 'Cities', 6);
    await addOwnSet(room.store, room.guild.id, 'Raw', 4, false);
  }, 60_000);
  afterAll(() => room.close());

  const session = async (id: string): Promise<Session | undefined> => room.store.read((tx) => sessionOf(tx, id));
  const posts = (): number => room.asked('POST /channels/{channel_id}/messages').length;
  /** The message that was posted last in a channel. */
  const posted = (channel = room.guild.channel): Json =>
    [...room.loopback.messages.values()].findLast((each) => each.channel_id === channel && (each.flags & 64) === 0)!;
  const at = (n: number): Json => ({ channel_id: room.guild.channels[n]!.id });
  /** A quiz of so many questions whose lobby is open in another channel. */
  const opened = async (channel: number, questions = 3): Promise<Told> => {
    const place = { ...host(1), ...at(channel) };
    return room.press(
      await room.command('quiz', 'start', { set: 'Cities', questions }, place),
      'Open the lobby',
      place,
    );
  };
  const choose = (told: Told, placeholder: string, value: string, more: Json = {}) =>
    room.forge(listIn(told.data, placeholder), [value], more);

  it.each([
    ['nothing', {}, 'Say what is asked'],
    ['a set and a country', { set: 'Cities', country: 'Fiji' }, 'Say what is asked'],
    ['a set that is not there', { set: 'Towns' }, 'There is no set “Towns”'],
    ['a set that nobody has gone through', { set: 'Raw' }, 'Nobody has gone through the set **Raw**'],
    ['a subject that is none', { set: 'Cities', kinds: 'weather' }, 'There is no subject “weather”'],
    ['a subject of which the set has nothing', { set: 'Cities', kinds: 'trade' }, 'Nothing is left to ask'],
  ])('is not started with %s', async (_, given, said) => {
    expect((await room.command('quiz', 'start', given)).text).toContain(said);
    expect(await room.store.read((tx) => sessionsIn(tx, room.guild.id, 9))).toEqual([]);
  });

  it('is not started by who may not write there', async () => {
    const mute = { member: { user: { id: '7', username: 'm' }, roles: [], permissions: String(HOST) } };
    expect((await room.command('quiz', 'start', { set: 'Cities' }, mute)).text).toContain('may not write');
  });

  it('is previewed in private, changed there, and opened once the age is confirmed', async () => {
    const { store, guild } = room;
    let shown = await room.command('quiz', 'start', { set: 'cities', questions: 4, label: '8A' }, host(1));
    const id = idIn(shown);
    expect(shown.data['flags']).toBe((1 << 15) | (1 << 6));
    expect(shown.text).toContain('**4 questions**: choose one (4)');
    expect(shown.text).toContain('everybody in this server sees it');
    expect(shown.text).toContain('Label: 8A');
    for (const button of [
      'Use secure mode',
      'Go on by itself',
      'Make it anonymous',
      'Give a speed bonus',
      'Allow look-ups',
    ])
      shown = await room.press(shown, button, host(1));
    shown = await choose(shown, 'Time for', '20', host(1));
    shown = await choose(shown, 'Board', 'top', host(1));
    expect((await session(id))!.settings).toEqual({
      mode: 'secure',
      pace: 'auto',
      anonymous: true,
      bonus: true,
      openBook: true,
      seconds: 20,
      board: 'top',
    });
    shown = await room.press(shown, 'Not anonymous', host(1));
    const refused = await room.press(shown, 'Open the lobby', host(1));
    expect(refused.text).toContain('**Confirm the age of the members first.**');
    shown = await room.press(shown, 'Confirm the age of members', host(1));
    expect((await store.read((tx) => readGuild(tx, guild.id))).settings.quiz.aged).toMatchObject({
      by: '70000000000000001',
    });
    expect(posts()).toBe(0);
    const panel = await room.press(shown, 'Open the lobby', host(1));
    expect(panel.text).toContain('people are joining');
    expect((await room.press(shown, 'Open the lobby', host(1))).text).toContain('people are joining');
    await room.settle();
    expect(posts()).toBe(1);
    expect(textIn(posted())).toContain('For 8A');
    expect((await room.press(shown, 'Use fast mode', host(1))).text).toContain('This preview is over');
  });

  it('gives extra time, shown to the host alone and gone at the end', async () => {
    const { store } = room;
    const place = { ...host(1), ...at(1) };
    const panel = await opened(1);
    const id = idIn(panel);
    await room.settle();
    const lobby = { data: posted(room.guild.channels[1]!.id) };
    for (const n of [1, 2]) await room.press(lobby, 'Join', { ...student(n), ...at(1) });
    await room.press(panel, 'Begin', place);
    await room.settle();
    const view = await room.press(panel, 'Extra time', place);
    expect(view.text).toContain('Nobody has extra time');
    const chosen = await choose(view, 'A member', '80000000000000001', place);
    const given = await room.press(chosen, '50 percent', place);
    expect(given.text).toContain('<@80000000000000001>: 50 percent more time');
    expect((await room.press(chosen, '50 percent', place)).text).toContain('50 percent');
    const other = {
      member: { user: { id: '9', username: 'm' }, roles: [], permissions: String(SEND | (1n << 13n)) },
      ...at(1),
    };
    const seen = await room.press(panel, 'Extra time', other).catch(() => undefined);
    expect(seen?.text ?? '').not.toContain('50 percent');
    await room.pass(31_000);
    expect((await session(id))!.state).toBe('open');
    await room.pass(17_000);
    expect((await session(id))!.state).toBe('revealed');
    const now = await room.command('quiz', 'panel', {}, place);
    expect(now.text).toContain('1 member has time of their own');
    const sure = await room.press(now, 'End quiz', place);
    expect((await session(id))!.state).toBe('revealed');
    const over = await room.press(sure, 'Yes, end it', place);
    expect((await room.press(sure, 'Yes, end it', place)).text).toContain('done already');
    expect(await store.read((tx) => accommodationsIn(tx, id))).toEqual([]);
    const next = await room.press(over, 'Run again', place);
    expect(next.text).toContain('Preview: Cities');
    const [old, again] = await store.read(async (tx) => [await questionsOf(tx, id), await questionsOf(tx, idIn(next))]);
    const items = (all: typeof old): string[] => all.map(({ served }) => served.item.id).toSorted();
    expect(items(again)).toEqual(items(old));
  });

  it('is handed over, and a member is taken out', async () => {
    const place = { ...host(1), ...at(2) };
    const panel = await opened(2);
    const id = idIn(panel);
    await room.settle();
    await room.press({ data: posted(room.guild.channels[2]!.id) }, 'Join', { ...student(1), ...at(2) });
    const people = await room.press(panel, 'Hand over or remove', place);
    const sure = await choose(people, 'Take out', '80000000000000001', place);
    expect(await room.store.read((tx) => countParticipants(tx, id))).toBe(1);
    expect((await room.press(sure, 'Yes, take them out', place)).text).toContain('is not in this quiz any more');
    expect(await room.store.read((tx) => countParticipants(tx, id))).toBe(0);
    const lobby = { data: posted(room.guild.channels[2]!.id) };
    expect((await room.press(lobby, 'Join', { ...student(1), ...at(2) })).text).toContain('taken you out');

    const hand = (permissions: bigint) =>
      room.forge(listIn(people.data, 'Hand the quiz'), undefined, {
        ...place,
        data: {
          custom_id: listIn(people.data, 'Hand the quiz'),
          component_type: 5,
          values: ['70000000000000002'],
          resolved: { members: { '70000000000000002': { permissions: String(permissions), roles: [] } } },
        },
      });
    expect((await hand(SEND | HOST)).text).toContain('leads the quiz from now on');
    expect((await session(id))!.hostBy).toBe('70000000000000002');
    await room.settle();
    expect(textIn(posted(room.guild.channels[2]!.id))).toContain('Host: <@70000000000000002>');
    expect((await room.press(panel, 'Begin', place)).text).toContain('Somebody else hosts');
    expect((await room.command('quiz', 'panel', {}, { ...host(2), ...at(2) })).text).toContain('people are joining');
  });

  it('says what is in the way: another quiz here, or three in the server', async () => {
    const place = { ...host(1), ...at(2) };
    const shown = await room.command('quiz', 'start', { set: 'Cities' }, place);
    const refused = await room.press(shown, 'Open the lobby', place);
    expect(refused.text).toContain('There is a quiz in this channel already');
    expect(JSON.stringify(refused.data)).toContain(
      `https://discord.com/channels/${room.guild.id}/${room.guild.channels[2]!.id}/`,
    );
    await opened(3);
    const full = await opened(4);
    expect(full.text).toContain('Three quizzes are running');
    expect((await room.press(full, 'Cancel', { ...host(1), ...at(4) })).text).toContain('nothing of it is left');
    expect(await session(idIn(full))).toBeUndefined();
    expect(room.loopback.problems).toEqual([]);
  });

  it('says who sees the channel, and what the bot lacks there', async () => {
    const { guild } = room;
    const [everybody, pupils] = [guild.id, '5000'];
    guild.roles.push({ id: pupils, name: 'pupils', permissions: 0n });
    const channel = guild.channels[4]!;
    channel.overwrites.push({ id: everybody, type: 0, allow: 0n, deny: 1n << 10n });
    channel.overwrites.push({ id: pupils, type: 0, allow: 1n << 10n, deny: 0n });
    const shown = await room.command('quiz', 'start', { set: 'Cities' }, { ...host(4), ...at(4) });
    expect(shown.text).toContain(`seen by <@&${pupils}>`);
    expect(shown.text).toContain('I lack **View Channel**');
  });

  it('forgets a preview after an hour', async () => {
    const shown = await room.command('quiz', 'start', { set: 'Cities' }, host(3));
    room.loopback.clock.advance(3_600_001);
    await room.settle();
    expect(await session(idIn(shown))).toBeUndefined();
    expect((await room.press(shown, 'Refresh', host(3))).text).toContain('This preview is over');
  });
});
