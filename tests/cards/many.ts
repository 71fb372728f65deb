import type { Kind } from '../store/databases.ts';
import { openRoom } from './room.ts';
import { pinAll, story, yearIn, expected } from './story.ts';

/** Many cards, and a Discord that asks to wait again and again. @returns what is otherwise than told */
export async function followMany({ open }: Kind, count: number, channels: number) {
  const told = story(count);
  const room = await openRoom({ store: await open(), files: told.before, channels });
  await pinAll(room, told);
  const years = new Map((await room.cards()).map(({ id, text }) => [id, yearIn(text)]));
  const { faults, loopback } = { ...room, faults: room.loopback.faults };
  const invalid = loopback.invalid();
  const edit = /PATCH .*messages/;
  for (let i = 0; i < count; i += 7) {
    faults.next(edit, { kind: 'limited', retryAfter: 1.5 }, 1);
    faults.next(edit, { kind: 'limited', retryAfter: 20, code: 30046 }, 1);
  }
  // Every card tells something else now.
  const all = Object.fromEntries(
    Object.entries(told.before).map(([name, text]) => [
      name,
      text.replaceAll(/EUR (\d+) million/g, 'EUR 9$1 million').replaceAll(/amount: (\d)/g, 'amount: 9$1'),
    ]),
  );
  await room.read(all);
  await room.settle();
  const cards = await room.cards();
  const wrong = cards.filter(({ state, waiting, pinned }) => state !== 'stale' || !waiting || !pinned);
  await room.read(told.after);
  await room.settle();
  const last = (await room.cards()).filter(({ id, state, waiting }) => {
    const wanted = expected(told, years.get(id)!);
    // What came back from a change was brought up to date.
    return waiting !== wanted.waiting || (wanted.waiting && state !== wanted.state);
  });
  const result = {
    cards: cards.length,
    wrong,
    last,
    problems: loopback.problems,
    limited: loopback.invalid() - invalid,
  };
  await room.close();
  return result;
}
