import { defineSubcommand, type Command, type KeptCall, type Step } from '../src/command.ts';
import { openAnswer, answerForm, choose, joinLobby, mine, pick, rules } from '../src/sessions/answer.ts';
import { caseSteps, challengesPage } from '../src/results/cases.ts';
import { challengeStep } from '../src/results/challenge.ts';
import { suggestResults } from '../src/results/find.ts';
import { itemsPage, showResults, studentsPage, turnToSummary } from '../src/results/pages.ts';
import { controls, openPanel, showPanel } from '../src/sessions/host.ts';
import { listSets, suggestSet } from '../src/sets/list.ts';

/** What members press: in the lobby, under questions, under answers. */
const playing: Readonly<Record<string, Step>> = {
  join: { needs: 'look', press: joinLobby },
  rules: { needs: 'look', press: rules },
  pick: { needs: 'look', press: pick },
  answer: { needs: 'look', press: openAnswer, submit: answerForm },
  choose: { needs: 'look', press: choose },
  mine: { needs: 'look', press: mine },
  challenge: challengeStep,
};

/** What a host turns to after a quiz. */
const results: Readonly<Record<string, Step>> = {
  results: { press: turnToSummary },
  'result-items': { press: itemsPage },
  'result-students': { press: studentsPage },
  challenges: { press: challengesPage },
  ...caseSteps,
};

/** Quizzes of a server: sets of items, and sessions in which they are asked. */
export const quiz: Command = {
  name: 'quiz',
  kept: true,
  needs: 'host',
  steps: { ...playing, ...results, ...controls, panel: showPanel },
  subcommands: {
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
      run: (_, call) => listSets(1, call as KeptCall),
      suggest: (_, text, call) => suggestSet(text, call as KeptCall),
    }),
  },
};
