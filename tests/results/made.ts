import type { Response, Score, Session, SessionQuestion } from '../../src/model/session.ts';
import type { Served } from '../../src/model/quiz.ts';
import type { Results } from '../../src/results/analysis.ts';
import { grade } from '../../src/sessions/tally.ts';
import { SETTINGS } from '../sessions/made.ts';

const SESSION: Session = {
  id: 'abcdef012345',
  guild: '3',
  channel: '4',
  set: 'set000000001',
  title: 'Fiji',
  label: 'class 8A',
  state: 'ended',
  rev: 9,
  number: 1,
  total: 1,
  settings: SETTINGS,
  hostBy: '1',
  hostAt: 0,
  changedAt: 0,
  createdAt: 0,
  endedAt: 1,
  posts: 3,
};

/** An answer: who, to which question, what, in how many milliseconds. */
export type Gave = readonly [member: string, number: number, answer: string, ms: number];

/** What is kept of a session that is over, in which this was asked and answered. */
export function resultsFrom(served: readonly Served[], gave: readonly Gave[], session: Partial<Session> = {}): Results {
  const questions = served.map((each, i): SessionQuestion => ({
    session: SESSION.id,
    guild: SESSION.guild,
    number: i + 1,
    served: each,
    state: 'closed',
    addedMs: 0,
    shown: 0,
    editedAt: 0,
  }));
  const responses = gave.map(([member, number, answer, ms]): Response => ({
    session: SESSION.id,
    guild: SESSION.guild,
    number,
    member,
    press: '0',
    answer,
    ms,
  }));
  const scores = questions.flatMap((question): Score[] =>
    grade(
      question,
      responses.filter(({ number }) => number === question.number),
    ).map((score) => ({ ...score, number: question.number })),
  );
  const people = [...new Set(gave.map(([member]) => member))];
  return { session: { ...SESSION, ...session }, questions, responses, scores, people, challenges: [] };
}
