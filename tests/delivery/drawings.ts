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

/** What takes the place of drawing: the figure itself as bytes, at once. */
export const drawing: Pictures = {
  draw: (figure) => ({
    name: `${figure.chart}.png`,
    bytes: new TextEncoder().encode(JSON.stringify(figure)),
    description: figure.alt,
  }),
  close: () => undefined,
};

/** The figure of such a picture. */
export const figureIn = (bytes: Uint8Array): Figure => JSON.parse(Buffer.from(bytes).toString()) as Figure;

/** The body of a message with a button under its text. */
export const bodyOf = (text: string) =>
  toMessage({
    private: false,
    blocks: [
      { type: 'text', text: [text] },
      { type: 'buttons', buttons: [{ label: 'Open', url: 'https://example.org' }] },
    ],
  });
