import { commands, menus } from '../../commands/index.ts';
import type { Capability } from '../../src/model/guild.ts';
import { encodePress } from '../../src/reply/state.ts';
import { calledBy, from, pressedBy, sentBy, type Who } from './server.ts';

/** One way in, and what it takes. */
export interface Way {
  readonly name: string;
  /** The command or menu to which it belongs; none of a button of an answer. */
  readonly of?: string;
  readonly needs: Capability;
  /** For every member, whatever a server has set. */
  readonly always?: boolean | undefined;
  /** Discord itself decides who gets here; to buttons and forms everybody does, and to a part of a command that is for everybody. */
  readonly called: boolean;
  raw(who: Who): object;
}

// Options and what a button carries are missing or none: whoever is let through is told that, and nothing happens.
/** Every command, button, form and menu that there is. */
export const ways: readonly Way[] = [
  ...commands.flatMap(({ name, needs = 'look', always, subcommands, steps = {} }): Way[] => {
    const calls = subcommands
      ? Object.entries(subcommands).map(([sub, own]) => ({
          path: `${name} ${sub}`,
          takes: own.needs ?? needs,
          data: { name, options: [{ type: 1, name: sub, options: [] }] },
        }))
      : [{ path: name, takes: needs, data: { name, options: [] } }];
    const stepped = Object.entries(steps).flatMap(([step, own]): Way[] => {
      const id = encodePress({ action: 'step', command: name, step, args: [] })!;
      const takes = own.needs ?? needs;
      return [
        {
          name: `${name}: press ${step}`,
          of: name,
          needs: takes,
          always,
          called: false,
          raw: (who) => pressedBy(who, id),
        },
        {
          name: `${name}: submit ${step}`,
          of: name,
          needs: takes,
          always,
          called: false,
          raw: (who) => sentBy(who, id, {}),
        },
      ];
    });
    return [
      ...calls.map(({ path, takes, data }): Way => ({
        name: `/${path}`,
        of: name,
        needs: takes,
        always,
        called: takes === needs,
        raw: (who) => calledBy(who, data),
      })),
      ...stepped,
    ];
  }),
  ...menus.map(({ name, needs = 'look' }): Way => ({
    name: `menu: ${name}`,
    of: name,
    needs,
    called: true,
    raw: (who) => ({
      ...from(who),
      type: 2,
      data: {
        id: '5',
        type: 3,
        name,
        target_id: '7',
        resolved: { messages: { 7: { id: '7', content: '', components: [] } } },
      },
    }),
  })),
  { name: 'a button of an answer', needs: 'look', called: false, raw: (who) => pressedBy(who, '2~source~gone') },
  { name: 'a form for a question', needs: 'look', called: false, raw: (who) => sentBy(who, '2~again', {}) },
];
