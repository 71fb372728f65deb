import { defineSubcommand, type Command, type KeptCall, type Step } from '../src/command.ts';
import { answerForm, choose, openAnswer, pick } from '../src/sessions/answer.ts';
import { suggestResults } from '../src/results/find.ts';
import { showResults } from '../src/results/pages.ts';
import { resultSteps } from '../src/results/results.ts';
import { draftSteps } from '../src/sessions/draft.ts';
import { controls, openPanel } from '../src/sessions/host.ts';
import { joinLobby, rules } from '../src/sessions/lobby.ts';
import { mine } from '../src/sessions/mine.ts';
import { peopleSteps } from '../src/sessions/people.ts';
import { startOptions, startQuiz, suggestStart } from '../src/sessions/start.ts';
import { suggestSet } from '../src/sets/list.ts';
import { openSets, setSteps } from '../src/sets/sets.ts';

/** What members press: in the lobby, under questions, under answers. */
const playing: Readonly<Record<string, Step>> = {
  join: { needs: 'look', press: joinLobby },
  rules: { needs: 'look', press: rules },
  pick: { needs: 'look', press: pick },
  answer: { needs: 'look', press: openAnswer, submit: answerForm },
  choose: { needs: 'look', press: choose },
  mine: { needs: 'look', press: mine },
};

/** Quizzes of a server: sets of items, and sessions in which they are asked. */
export const quiz: Command = {
  name: 'quiz',
  kept: true,
  needs: 'host',
  duringQuiz: true,
  steps: { ...playing, ...draftSteps, ...controls, ...peopleSteps, ...setSteps, ...resultSteps },
  subcommands: {
    start: defineSubcommand({
      options: startOptions,
      run: (args, call) => startQuiz(args, call as KeptCall),
      suggest: (option, typed, call) => suggestStart(option, typed, call as KeptCall),
    }),
    panel: defineSubcommand({ options: {}, run: (_, call) => openPanel(call as KeptCall) }),
    results: defineSubcommand({
      options: {
        session: { type: 'text', max: 100, suggests: true },
        label: { type: 'text', max: 40, suggests: true },
      },
      run: (wanted, call) => showResults(wanted, call as KeptCall),
      suggest: (option, text, call) => suggestResults(option, text, call as KeptCall),
    }),
    sets: defineSubcommand({
      options: { name: { type: 'text', max: 60, suggests: true }, file: { type: 'file' } },
      run: (args, call) => openSets(args, call as KeptCall),
      suggest: (_, text, call) => suggestSet(text, call as KeptCall),
    }),
  },
};
