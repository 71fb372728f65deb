import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { cardsOf } from '../../src/store/cards.ts';
import { folder } from '../corpus/folder.ts';
import type { Kind } from '../store/databases.ts';
import { openRoom, textIn } from './room.ts';
import { expected, pinAll, story, yearIn } from './story.ts';

const follower = resolve(import.meta.dirname, 'follower.ts');
/** More than the longest lease. */
const AHEAD = 60_000;

/**
 * Pins cards, then starts processes with other documents that are killed when they have edited so many messages more, and one
 * that is not.
 * @returns what is otherwise than told
 */
export async function killAndFollow({ create, openAt }: Kind, count: number, kills: readonly number[]) {
  const told = story(count);
  const database = await create();
  const room = await openRoom({ store: await openAt(database.address), files: told.before, channels: 6 });
  await pinAll(room, told);
  const years = new Map((await room.cards()).map(({ id, text }) => [id, yearIn(text)]));
  const posts = room.asked('POST /channels/{channel_id}/messages').length;
  await room.leave();
  const { loopback, guild } = room;
  const dir = folder(told.after);
  const edits = (): number => room.asked('PATCH /channels/{channel_id}/messages/{message_id}').length;
  const start = (i: number) => {
    const args = [database.address, loopback.api, loopback.token, dir, String(loopback.clock.now() + i * AHEAD)];
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', follower, ...args], { stdio: 'inherit' });
  };
  for (const [i, more] of kills.entries()) {
    const until = edits() + more;
    const child = start(i);
    const exited = once(child, 'exit');
    await Promise.race([loopback.until(() => edits() >= until), exited]);
    child.kill('SIGKILL');
    await exited;
  }
  const [code] = (await once(start(kills.length), 'exit')) as [number];
  const store = await openAt(database.address);
  const cards = await store.read((tx) => cardsOf(tx, guild.id));
  await store.close();
  const wrong = cards.flatMap(({ id, state, waiting, pinned, message }) => {
    const wanted = expected(told, years.get(id)!);
    const shown = textIn(loopback.messages.get(message!)!);
    const marked = shown.includes('source changed');
    const right = state === wanted.state && waiting === wanted.waiting && pinned && marked === waiting;
    return right ? [] : [{ year: years.get(id), state, waiting, pinned, shown }];
  });
  const twice = room.asked('POST /channels/{channel_id}/messages').length - posts;
  const result = { code, cards: cards.length, wrong, twice, pins: loopback.pins.size, problems: loopback.problems };
  await room.attached.close();
  await database.remove();
  return result;
}
