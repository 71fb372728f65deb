import type { Pictures } from '../../src/charts/pictures.ts';
import type { Figure } from '../../src/model/figure.ts';
import { toMessage } from '../../src/reply/discord.ts';

/** A figure with this name, which its picture says in its place. */
export const figureOf = (name: string): Figure => ({
  chart: 'distribution',
  title: name,
  notes: [],
  source: 'a test',
  alt: `The picture of ${name}`,
  rows: [
    { label: 'yes', count: 2, text: '2', right: true },
    { label: 'no', count: 1, text: '1', right: false },
  ],
});

/** What takes the place of drawing: bytes that say which figure it was, at once. */
export const drawing: Pick<Pictures, 'draw'> = {
  draw: async ({ chart, title, alt }) => ({
    name: `${chart}.png`,
    bytes: new TextEncoder().encode(title),
    description: alt,
  }),
};

/** The body of a message with a button under its text. */
export const bodyOf = (text: string) =>
  toMessage({
    private: false,
    blocks: [
      { type: 'text', text: [text] },
      { type: 'buttons', buttons: [{ label: 'Open', url: 'https://example.org' }] },
    ],
  });
