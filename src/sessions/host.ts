import { UserError, type KeptCall, type Pressed, type Step } from '../command.ts';
import { localeFor } from '../locales/index.ts';
import type { Session, SessionQuestion } from '../model/session.ts';
import type { Block, Button, Reply } from '../reply/blocks.ts';
import { countParticipants, countResponses } from '../store/quiz-answers.ts';
import { challengesIn } from '../store/quiz-results.ts';
import { changeSession, liveIn, questionOf, questionsOf, sessionOf } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { askNext } from './ask.ts';
import { close, goOn, pause, resume, skip, takeBack } from './close.ts';
import { sessionIn } from './answer.ts';
import { buttons, heading, quizStep, small, text } from './draw.ts';
import { sessionKey, type Playing } from './moves.ts';
import { over } from './over.ts';

/** How long the answer to a press waits until Discord shows what it led to. */
const WAIT_MS = 1_500;
/** When a host was not heard of for so long, another may go on in their place. */
const ABSENT_MS = 60_000;

export const playingOf = ({ guild, now }: KeptCall): Playing => ({
  now: now(),
  t: localeFor(guild?.settings.language),
});

/**
 * Whoever leads a session may do with it what they like: the host, moderators at once, and other hosts when this one is away.
 * @returns the session, with the member for its host
 * @throws UserError `quiz-not-host`
 */
async function led(tx: Tx, id: string | undefined, call: KeptCall): Promise<Session> {
  const session = await sessionIn(tx, id, call);
  const { member, now } = call;
  const away = session.hostAt + ABSENT_MS < now();
  if (session.hostBy !== member.id && !member.moderates && !away) throw new UserError('quiz-not-host');
  const host = session.hostBy !== member.id && away ? { hostBy: member.id } : {};
  return (await changeSession(tx, session, { ...host, hostAt: now() })) ?? session;
}

/** What a host does with a session; undefined when it means nothing in its state. */
const CONTROLS: Readonly<Record<string, (tx: Tx, session: Session, playing: Playing) => Promise<unknown>>> = {
  next: (tx, session, playing) =>
    (session.state === 'open' || session.state === 'paused' ? close : askNext)(tx, session, playing),
  pause,
  resume: (tx, session, playing) => (session.state === 'suspended' ? goOn : resume)(tx, session, playing),
  skip,
  undo: takeBack,
  end: (tx, session, playing) => over(tx, session, session.state === 'revealed' ? 'end' : 'cancel', playing),
};

/** What the buttons of the panel do; they come with the number of the question, so that pressing twice is pressing once. */
export const controls: Readonly<Record<string, Step>> = Object.fromEntries(
  Object.entries(CONTROLS).map(([name, control]): [string, Step] => [
    name,
    {
      async press([id = '', state = '', number = ''], call) {
        const done = await call.store.write(async (tx) => {
          const session = await led(tx, id, call);
          if (session.state !== state || String(session.number) !== number) return undefined;
          return control(tx, session, playingOf(call));
        });
        if (done !== undefined) await call.deliver(sessionKey(id), WAIT_MS);
        return { reply: await panelOf(id, call, done === undefined), update: true };
      },
    },
  ]),
);

/** The panel of the live session in the channel from which a call comes. */
export async function openPanel(call: KeptCall): Promise<Reply> {
  const { channel } = call.member;
  const session = channel === undefined ? undefined : await call.store.read((tx) => liveIn(tx, channel));
  if (!session || session.guild !== call.guild?.id) throw new UserError('quiz-none-here');
  await call.store.write((tx) => led(tx, session.id, call));
  return panelOf(session.id, call, false);
}

export const showPanel: Step = {
  press: async ([id], call): Promise<Pressed> => {
    const { id: known } = await call.store.write((tx) => led(tx, id, call));
    return { reply: await panelOf(known, call, false), update: true };
  },
};

/** How a session stands, and what its host can do. @param stale what was pressed means nothing any more */
async function panelOf(id: string, call: KeptCall, stale: boolean): Promise<Reply> {
  const { t, store } = call;
  const found = await store.read(async (tx) => {
    const session = await sessionOf(tx, id);
    if (!session) throw new UserError('old-button');
    return {
      session,
      question: await questionOf(tx, id, session.number),
      questions: await questionsOf(tx, id),
      people: await countParticipants(tx, id),
      answered: await countResponses(tx, id, session.number),
      challenges: (await challengesIn(tx, id)).filter(({ decision }) => decision === undefined).length,
    };
  });
  const { panel } = t.quiz;
  const { session, question, people, answered, challenges } = found;
  return {
    private: true,
    blocks: [
      heading(panel.heading(session.title)),
      ...(stale ? [text(panel.stale)] : []),
      text(panel.state(session, people, answered)),
      ...(session.problem === undefined ? [] : [text(panel.problem(session.problem))]),
      ...(challenges > 0 ? [text(panel.challenges(challenges))] : []),
      small(panel.hint),
      ...controlButtons(session, question, found.questions, t),
    ],
  };
}

function controlButtons(
  { id, state, number }: Session,
  question: SessionQuestion | undefined,
  questions: readonly SessionQuestion[],
  t: KeptCall['t'],
): Block[] {
  const { buttons: words } = t.quiz.panel;
  const control = (name: keyof typeof words, style?: 'primary' | 'danger'): Button => ({
    label: words[name],
    id: quizStep(CONTROLLED[name], id, state, number),
    ...(style && { style }),
  });
  const left = questions.some((each) => each.state === 'waiting');
  const undoable = questions.some((each) => ['closed', 'skipped', 'taken-back'].includes(each.state));
  const undo: Button[] = undoable ? [control('undo')] : [];
  const asked: Readonly<Record<string, readonly Button[]>> = {
    lobby: [control('begin', 'primary'), control('end', 'danger')],
    open: [control('close', 'primary'), control('pause'), control('skip'), ...undo, control('end', 'danger')],
    paused: [control('resume', 'primary'), control('close'), control('skip'), control('end', 'danger')],
    revealed: [control(left ? 'next' : 'finish', 'primary'), ...undo, control('end', 'danger')],
    suspended: [control('resume', 'primary'), control('end', 'danger')],
  };
  const own = asked[state] ?? [];
  const refresh: Button = { label: words.refresh, id: quizStep('panel', id) };
  return [buttons(...own, ...(question || own.length > 0 ? [refresh] : []))];
}

/** The control behind each button. */
const CONTROLLED = {
  begin: 'next',
  next: 'next',
  finish: 'next',
  close: 'next',
  pause: 'pause',
  resume: 'resume',
  skip: 'skip',
  undo: 'undo',
  end: 'end',
  refresh: 'panel',
} as const;
