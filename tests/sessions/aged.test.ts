import { afterAll, beforeAll, expect, it } from 'vitest';
import { GuildSettings } from '../../src/model/guild.ts';
import { readGuild, writeGuild } from '../../src/store/guild.ts';
import { openSqlite } from '../../src/store/open.ts';
import { sessionsIn } from '../../src/store/quiz-sessions.ts';
import { openRoom, type Room } from '../cards/room.ts';
import { addOwnSet } from './made.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom({
    store: await openSqlite(':memory:'),
    files: { 'a.md': '# Fiji and Norway\n\nFiji is far.\n' },
  });
  await addOwnSet(room.store, room.guild.id, 'Cities', 6);
}, 60_000);
afterAll(() => room.close());

/** Sets, as another process would, whether somebody has confirmed that members are old enough. */
const confirm = (aged: GuildSettings['quiz']['aged']): Promise<unknown> =>
  room.store.write(async (tx) => {
    const before = await readGuild(tx, room.guild.id);
    const settings = { ...before.settings, quiz: GuildSettings.parse({ quiz: { aged } }).quiz };
    return writeGuild(tx, { ...before, settings }, room.now());
  });

it('opens no lobby once the confirmation of the age was taken back, and opens it when it is given again', async () => {
  await confirm({ by: '1', at: 5 });
  const shown = await room.command('quiz', 'start', { set: 'Cities', questions: 3 });
  expect(shown.text).not.toContain('Confirm the age');
  // This process has read a moment ago that it stands.
  await confirm(undefined);
  const refused = await room.press(shown, 'Open the lobby');
  expect(refused.text).toContain('Confirm the age of the members first.');
  expect(await room.store.read((tx) => sessionsIn(tx, room.guild.id, 9))).toEqual([]);
  await room.press(refused, 'Confirm the age of members');
  expect((await room.press(refused, 'Open the lobby')).text).toContain('people are joining');
});
