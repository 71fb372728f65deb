import { UserError, type Command } from '../../src/command.ts';
import type { Picture, Pictures } from '../../src/charts/pictures.ts';
import type { Figure } from '../../src/model/figure.ts';
import type { Later, Reply } from '../../src/reply/blocks.ts';
import { figureOf } from '../charts/samples.ts';
import { encodePress } from '../../src/reply/state.ts';

/** Pictures that are drawn when a test says so. Their bytes are the title. */
export function openHeld() {
  const held = new Map<string, PromiseWithResolvers<Picture | undefined>>();
  const known = new Map<string, Picture | undefined>();
  const pictureOf = ({ chart, title, alt }: Figure): Picture => ({
    name: `${chart}.png`,
    bytes: new Uint8Array(Buffer.from(title)),
    description: alt,
  });
  const pictures: Pictures = {
    draw(figure) {
      const { title } = figure;
      if (known.has(title)) return known.get(title);
      const waiting = held.get(title) ?? Promise.withResolvers<Picture | undefined>();
      held.set(title, waiting);
      return waiting.promise;
    },
    close: () => undefined,
  };
  return {
    pictures,
    /** Draws a figure, or says that it cannot be drawn; from then on it is remembered. */
    finish(title: string, fails = false): void {
      const picture = fails ? undefined : pictureOf(figureOf(title));
      known.set(title, picture);
      held.get(title)?.resolve(picture);
    },
  };
}

/** A command whose pages each have a picture, but for the one that is called "none", and that says more when it is told to. */
export function drawing(later?: Later): Command {
  const page = (title: string, hidden: boolean): Reply => {
    const turn = (to: string): string => encodePress({ action: 'step', command: 'quiz', step: 'turn', args: [to] })!;
    return {
      private: hidden,
      blocks: [
        { type: 'text', text: [`page ${title}`] },
        { type: 'buttons', buttons: ['second', 'third', 'none'].map((label) => ({ label, id: turn(label) })) },
      ],
      ...(title !== 'none' && { figure: figureOf(title) }),
      ...(later && { later }),
    };
  };
  return {
    name: 'quiz',
    kept: true,
    options: { text: { type: 'text' }, private: { type: 'yesno' } },
    run: ({ text, private: hidden }: { readonly text?: string; readonly private?: boolean }) =>
      page(text ?? 'first', hidden ?? true),
    steps: {
      turn: {
        press([to]) {
          if (!to) throw new UserError('old-button');
          return { reply: page(to, true), update: true };
        },
      },
    },
  };
}
