import type { KeptCall, Pressed, Step } from '../command.ts';
import type { Session } from '../model/session.ts';
import type { Reply } from '../reply/blocks.ts';
import { turned } from '../sets/step.ts';
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
};

/** Does something with a session that the member leads, and shows the panel after it; what did nothing is said to be stale. */
async function act(id: string, call: KeptCall, does: (tx: Tx, session: Session) => Promise<unknown>): Promise<Pressed> {
  const done = await call.store.write(async (tx) => does(tx, await led(tx, id, call)));
  if (done !== undefined) await call.deliver(sessionKey(id), WAIT_MS);
  return turned(await panelOf(id, call, done === undefined ? call.t.quiz.panel.stale : undefined));
}

/** What the buttons of the panel do; they come with the number of the question, so that pressing twice is pressing once. */
const moving: Readonly<Record<string, Step>> = Object.fromEntries(
  Object.entries(CONTROLS).map(([name, control]): [string, Step] => [
    name,
    {
      press: ([id = '', state = '', number = '', mark = ''], call) =>
        act(id, call, async (tx, session) =>
          session.state === state && String(session.number) === number
            ? control(tx, session, playingOf(call), mark)
            : undefined,
        ),
    },
  ]),
);

/** Asks once more before a quiz is ended, wherever it is by then. */
const end: Step = {
  async press([id = '', sure], call) {
    if (sure !== undefined)
      return act(id, call, async (tx, session) =>
        over(tx, session, session.state === 'revealed' ? 'end' : 'cancel', playingOf(call)),
      );
    const { title } = await call.store.write((tx) => led(tx, id, call));
    const { panel: words } = call.t.quiz;
    return turned({
      private: true,
      blocks: [
        heading(words.heading(title)),
        text(words.end.sure),
        buttons(
          { label: words.end.yes, id: quizStep('end', id, 'sure'), style: 'danger' },
          { label: words.buttons.back, id: quizStep('panel', id) },
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
