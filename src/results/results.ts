import type { Step } from '../command.ts';
import { caseSteps, challengesPage } from './cases.ts';
import { challengeStep } from './challenge.ts';
import { itemsPage, studentsPage, turnToSummary } from './pages.ts';
import { tables } from './tables.ts';

/** What is pressed after a question was answered: by students, and in the results by hosts. */
export const resultSteps: Readonly<Record<string, Step>> = {
  challenge: challengeStep,
  results: { press: turnToSummary },
  'result-items': { press: itemsPage },
  'result-students': { press: studentsPage },
  tables: { press: tables },
  challenges: { press: challengesPage },
  ...caseSteps,
};
