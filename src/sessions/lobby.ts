import { UserError, type KeptCall, type Pressed } from '../command.ts';
import { rich } from '../locales/rich.ts';
import { nameIn } from '../model/session.ts';
import { dueAt } from '../store/due.ts';
import { join } from '../store/quiz-answers.ts';
import { sessionIn, told } from './answer.ts';
import { heading, text } from './draw.ts';
import { playingOf, watch } from './moves.ts';

/** Lets the member take part who presses Join. The lobby tells how many there are, a moment later and for all of them at once. */
export async function joinLobby([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { settings } = await call.store.write(async (tx) => {
    const session = await sessionIn(tx, id, call);
    if (session.endedAt !== undefined) throw new UserError('quiz-over');
    const { guild, state } = session;
    const member = nameIn(session, call.member.id);
    if (!(await join(tx, { session: session.id, guild, member }, call.now()))) throw new UserError('quiz-removed');
    // What is due already may be under way, and count without this member.
    const tellAt = (await dueAt(tx, 'quiz-count', session.id)) ?? 0;
    if (state === 'lobby' && tellAt <= call.now()) await watch(tx, session, playingOf(call));
    return session;
  });
  return told([text(call.t.quiz.joined(settings))]);
}

export async function rules([id]: readonly string[], call: KeptCall): Promise<Pressed> {
  const { settings } = await call.store.read((tx) => sessionIn(tx, id, call));
  const { rules: words } = call.t.quiz;
  return told([heading(words.heading), { type: 'list', items: words.lines(settings).map((line) => rich`${line}`) }]);
}
