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
  const latest = (): Json => [...room.loopback.messages.values()].at(-1)!;
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
    const before = room.loopback.messages.size;
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
    expect(room.loopback.messages.size).toBe(before);
    const panel = await room.press(shown, 'Open the lobby', host(1));
    expect(panel.text).toContain('people are joining');
    expect((await room.press(shown, 'Open the lobby', host(1))).text).toContain('people are joining');
    await room.settle();
    expect(room.loopback.messages.size).toBe(before + 1);
    expect(textIn(latest())).toContain('For 8A');
    expect((await room.press(shown, 'Use fast mode', host(1))).text).toContain('this button');
  });
});
