import { encodePress } from '../../src/reply/state.ts';
import type { Room } from './room.ts';
import { filesOf, years, type Texts } from './texts.ts';

/** How many cards are of what Malta sold; three more are of what Peru did, in a document that gets another name. */
const PERU = { 1961: 21, 1962: 22, 1963: 23 };

const look = (year: number, pair: 'FJ-MT' | 'PE-TD'): string =>
  encodePress({
    action: 'look',
    lookup: { topic: 'trade-flow', pairs: [pair], years: { from: year, to: year } },
    page: 1,
    turn: false,
  })!;

/** Changes of a corpus: five figures, two claims that are gone, one document with another name and title. */
export function story(count: number) {
  const malta = years(count);
  const all = Object.keys(malta).map(Number);
  const changed = all.slice(0, 5);
  const gone = all.slice(5, 7);
  const before: Texts = { malta, peru: { name: 'chad-peru', title: 'Chad and Peru', sold: PERU } };
  const rest = Object.entries(malta).filter(([year]) => !gone.includes(Number(year)));
  const after: Texts = {
    malta: Object.fromEntries(rest.map(([year, n]) => [year, changed.includes(Number(year)) ? n + 100 : n])),
    peru: { name: 'peru-in-africa', title: 'Peru in Africa', sold: PERU },
  };
  return { before: filesOf(before), after: filesOf(after), all, changed, gone, renamed: Object.keys(PERU).map(Number) };
}
export type Story = ReturnType<typeof story>;

/** What the story makes of the card of a year. */
export function expected({ changed, gone, renamed }: Story, year: number): { state: string; waiting: boolean } {
  if (changed.includes(year)) return { state: 'stale', waiting: true };
  if (gone.includes(year)) return { state: 'retracted', waiting: true };
  return { state: renamed.includes(year) ? 'refreshed' : 'pinned', waiting: false };
}

/** The year that a card is about. */
export const yearIn = (text: string): number => Number(/(?:19|20)\d\d/.exec(text)?.[0]);

/** Pins a card of every year: look-ups and questions in turn, in the channels one after the other. */
export async function pinAll(room: Room, { all, renamed }: Story): Promise<void> {
  const { channels } = room.guild;
  for (const [i, year] of [...all, ...renamed].entries()) {
    const peru = renamed.includes(year);
    const question = `How much did ${peru ? 'Peru export to Chad' : 'Malta export to Fiji'} in ${year}?`;
    const fact = i % 2 ? question : look(year, peru ? 'PE-TD' : 'FJ-MT');
    const channel = channels[i % channels.length]!.id;
    const place = { channel_id: channel, channel: { id: channel, type: 0 } };
    const preview = await room.command('card', 'pin', { fact }, place);
    await room.press(preview, 'Pin', place);
  }
  await room.settle();
}
