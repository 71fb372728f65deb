import { describe, expect, it, onTestFinished } from 'vitest';
import { databases } from '../store/databases.ts';
import { openRoom, textIn, type Room } from './room.ts';
import { expected, pinAll, story, yearIn } from './story.ts';

const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';

/** What a card of a year tells in a state, once its figure grew by 100, went away, or its document got another name. */
function telling(state: string, year: number): RegExp {
  const figure = year - 1980;
  if (state === 'stale')
    return new RegExp(`source changed[^]*${figure + 100} million[^]*Before: ~~.*${figure} million`);
  if (state === 'retracted') return /source changed[^]*No longer in the documents[^]*Before: ~~/;
  return state === 'refreshed' ? /Peru in Africa/ : /^(?![^]*source changed)/;
}

describe.each(databases)('cards that follow the documents on $name', ({ open }) => {
  it('are edited, marked and queued exactly where what they show has changed', async () => {
    const told = story(10);
    const room: Room = await openRoom({ store: await open(), files: told.before, channels: 6 });
    onTestFinished(() => room.close());
    await pinAll(room, told);
    const before = await room.cards();
    expect(before.map(({ state }) => state)).toEqual(before.map(() => 'pinned'));
    const edits = room.asked(EDIT).length;

    await room.read(told.after);
    await room.settle();
    const cards = await room.cards();
    const yearOf = new Map(before.map(({ id, text }) => [id, yearIn(text)]));
    for (const { id, state, waiting, pinned } of cards)
      expect({ year: yearOf.get(id), state, waiting, pinned }).toEqual({
        year: yearOf.get(id),
        ...expected(told, yearOf.get(id)!),
        pinned: true,
      });
    const touched = [...told.changed, ...told.gone, ...told.renamed].length;
    const own = new Set(cards.map(({ message }) => message));
    const ofCards = room
      .asked(EDIT)
      .slice(edits)
      .filter(({ path }) => own.has(path.split('/').at(-1)));
    expect(ofCards).toHaveLength(touched);
    for (const { id, message, state } of cards) {
      const shown = textIn(room.loopback.messages.get(message!)!);
      const year = yearOf.get(id)!;
      expect(shown).toMatch(telling(state, year));
    }
    expect(room.loopback.problems).toEqual([]);

    // Read once more, nothing becomes of it; and when the texts are again what they were, neither marks nor queue are left.
    const requests = room.loopback.requests.length;
    await room.read(told.after);
    await room.settle();
    expect(room.loopback.requests).toHaveLength(requests);
    await room.read(told.before);
    await room.settle();
    for (const card of await room.cards())
      expect({ ...card, year: yearOf.get(card.id) }).toMatchObject({
        waiting: false,
        text: before.find(({ id }) => id === card.id)!.text,
      });
  }, 60_000);
});
