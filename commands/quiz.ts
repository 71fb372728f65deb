import { defineSubcommand, type Command, type KeptCall } from '../src/command.ts';
import { listSets, suggestSet } from '../src/sets/list.ts';

/** Quizzes of a server: sets of items, and what becomes of them. */
export const quiz: Command = {
  name: 'quiz',
  kept: true,
  needs: 'host',
  subcommands: {
    sets: defineSubcommand({
      options: { name: { type: 'text', max: 60, suggests: true }, file: { type: 'file' } },
      run: (_, call) => listSets(1, call as KeptCall),
      suggest: (_, text, call) => suggestSet(text, call as KeptCall),
    }),
  },
  steps: {},
};
