import { UserError, type KeptCall } from '../command.ts';
import type { Rich } from '../locales/rich.ts';
import type { Session, SessionQuestion, SessionState } from '../model/session.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { accommodationsIn, countParticipants, countResponses } from '../store/quiz-answers.ts';
import { challengesIn } from '../store/quiz-results.ts';
import { questionsOf, sessionOf } from '../store/quiz-sessions.ts';
import { lastOver } from './close.ts';
import { buttons, heading, quizStep, small, text } from './draw.ts';

/** How a session stands, and what its host can do. @param notice what has just happened */
export async function panelOf(id: string, call: KeptCall, notice?: Rich | string): Promise<Reply> {
  const { t, store } = call;
  const found = await store.read(async (tx) => {
    const session = await sessionOf(tx, id);
    if (!session) throw new UserError('old-button');
    return {
      session,
      questions: await questionsOf(tx, id),
      people: await countParticipants(tx, id),
      answered: await countResponses(tx, id, session.number),
      extra: (await accommodationsIn(tx, id)).length,
      challenges: (await challengesIn(tx, id)).filter(({ decision }) => decision === undefined).length,
    };
  });
  const { panel } = t.quiz;
  const { session, questions, people, answered, challenges, extra } = found;
  const { problem, state, settings, title } = session;
  return {
    private: true,
    blocks: [
      heading(panel.heading(title)),
      ...(notice === undefined ? [] : [text(notice)]),
      text(panel.state(session, people, answered)),
      ...(problem === undefined ? [] : [text(panel.problem(problem))]),
      ...(state === 'revealed' && settings.pace === 'auto' ? [text(panel.auto)] : []),
      ...(extra > 0 ? [text(panel.extraTime(extra))] : []),
      ...(challenges > 0 ? [text(panel.challenges(challenges))] : []),
      small(panel.hint),
      ...controlButtons(session, questions, t),
    ],
  };
}

/** The control behind each button that moves the session on. */
const CONTROLLED = {
  begin: 'next',
  next: 'next',
  finish: 'next',
  close: 'next',
  pause: 'pause',
  resume: 'resume',
  skip: 'skip',
} as const;

/** What tells a later press on Undo that the same question is meant, and that it stands as it stood. */
export const markOf = (question: SessionQuestion | undefined): string =>
  question ? `${question.number}-${question.state}` : '';

/** What taking back does to a question, by how it ended. */
const UNDONE: Readonly<Record<string, 'undo' | 'redo' | 'unskip'>> = {
  closed: 'undo',
  'taken-back': 'redo',
  skipped: 'unskip',
};

/** What is on its way is there when its host presses next: the buttons are those of that state. */
const COMING: Readonly<Partial<Record<SessionState, SessionState>>> = { posting: 'open', closing: 'revealed' };

function controlButtons(
  { id, state: now, number, endedAt }: Session,
  questions: readonly SessionQuestion[],
  t: KeptCall['t'],
): Block[] {
  const { buttons: words } = t.quiz.panel;
  const state = COMING[now] ?? now;
  const control = (name: keyof typeof CONTROLLED): Button => ({
    label: words[name],
    id: quizStep(CONTROLLED[name], id, state, number),
  });
  const first = (name: keyof typeof CONTROLLED): Button => ({ ...control(name), style: 'primary' });
  const step = (name: keyof typeof words, to: string): Button => ({ label: words[name], id: quizStep(to, id) });
  const last = lastOver(questions);
  const undo: Button[] = last
    ? [{ label: words[UNDONE[last.state]!], id: quizStep('undo', id, state, number, markOf(last)) }]
    : [];
  const left = questions.some((each) => each.state === 'waiting');
  const moving: Readonly<Record<string, readonly Button[]>> = {
    lobby: [first('begin')],
    open: [first('close'), control('pause'), control('skip'), ...undo],
    paused: [first('resume'), control('close'), control('skip')],
    revealed: [first(left ? 'next' : 'finish'), ...undo],
    suspended: [first('resume')],
  };
  const over = endedAt !== undefined;
  return [
    buttons(...(moving[state] ?? []), over ? step('again', 'again') : { ...step('end', 'end'), style: 'danger' }),
    buttons(...(over ? [] : [step('time', 'time'), step('people', 'people')]), step('refresh', 'panel')),
  ];
}
