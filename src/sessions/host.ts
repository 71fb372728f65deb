import type { KeptCall, Pressed, Step } from '../command.ts';
import type { Session } from '../model/session.ts';
import type { Reply } from '../reply/blocks.ts';
import { liveIn, questionsOf, sessionsIn } from '../store/quiz-sessions.ts';
import type { Tx } from '../store/store.ts';
import { askNext } from './ask.ts';
import { close, goOn, lastOver, pause, resume, skip, takeBack } from './close.ts';
import { buttons, heading, quizStep, text } from './draw.ts';
import { led, WAIT_MS } from './lead.ts';
import { playingOf, sessionKey, type Playing } from './moves.ts';
import { over } from './over.ts';
import { markOf, panelOf } from './panel.ts';

/** What a host does with a session; undefined when it means nothing in its state. */
type Control = (tx: Tx, session: Session, playing: Playing, mark: string) => Promise<unknown>;

/** Taking back twice would count it again: the press says which question it means, and how that stood. */
const undo: Control = async (tx, session, playing, mark) =>
  markOf(lastOver(await questionsOf(tx, session.id))) === mark ? takeBack(tx, session, playing) : undefined;

const CONTROLS: Readonly<Record<string, Control>> = {
  next: (tx, session, playing) =>
    (session.state === 'open' || session.state === 'paused' ? close : askNext)(tx, session, playing),
  pause,
  resume: (tx, session, playing) => (session.state === 'suspended' ? goOn : resume)(tx, session, playing),
  skip,
  undo,
  'end-sure': (tx, session, playing) => over(tx, session, session.state === 'revealed' ? 'end' : 'cancel', playing),
};

/** What the buttons of the panel do; they come with the number of the question, so that pressing twice is pressing once. */
const moving: Readonly<Record<string, Step>> = Object.fromEntries(
  Object.entries(CONTROLS).map(([name, control]): [string, Step] => [
    name,
    {
      async press([id = '', state = '', number = '', mark = ''], call) {
        const done = await call.store.write(async (tx) => {
          const session = await led(tx, id, call);
          if (session.state !== state || String(session.number) !== number) return undefined;
          return control(tx, session, playingOf(call), mark);
        });
        if (done !== undefined) await call.deliver(sessionKey(id), WAIT_MS);
        return turned(await panelOf(id, call, done === undefined ? call.t.quiz.panel.stale : undefined));
      },
    },
  ]),
);

const turned = (reply: Reply): Pressed => ({ reply, update: true });

/** Asks once more before a quiz is ended. */
const end: Step = {
  async press([id = '', state = '', number = ''], call) {
    const { title } = await call.store.write((tx) => led(tx, id, call));
    const { panel } = call.t.quiz;
    return turned({
      private: true,
      blocks: [
        heading(panel.heading(title)),
        text(panel.end.sure),
        buttons(
          { label: panel.end.yes, id: quizStep('end-sure', id, state, number), style: 'danger' },
          { label: panel.buttons.back, id: quizStep('panel', id) },
        ),
      ],
    });
  },
};

/** The panel of the live session in the channel from which a call comes, or of the last one that was there. */
export async function openPanel(call: KeptCall): Promise<Reply> {
  const { guild, member } = call;
  const { channel } = member;
  const session = await call.store.read(async (tx) => {
    if (!guild || channel === undefined) return undefined;
    const live = await liveIn(tx, channel);
    return live ?? (await sessionsIn(tx, guild.id, LOOKED_AT)).find((each) => each.channel === channel);
  });
  if (!session) return { private: true, blocks: [text(call.t.quiz.panel.none)] };
  await call.store.write((tx) => led(tx, session.id, call));
  return panelOf(session.id, call);
}
/** Sessions of a server among which the last one of a channel is looked for. */
const LOOKED_AT = 20;

const panel: Step = {
  async press([id], call) {
    const { id: known } = await call.store.write((tx) => led(tx, id, call));
    return turned(await panelOf(known, call));
  },
};

export const controls: Readonly<Record<string, Step>> = { ...moving, end, panel };
